package lexicon

import "strconv"

// englishNumber reads a number in English words, or digits with a word behind them: two hundred and five, 2.5 million,
// twenty-four thousand.
func englishNumber(c *composer, i int, t *Token) int {
	at, total, section := i, int64(0), int64(0)
	if c.number(i) {
		return c.scaledByWord(i, t)
	}
	for ; at-i < 16; at++ {
		v, ok := c.numeralWord(at)
		if c.at(at).Text == "and" && at > i && section >= 100 {
			if next, ok := c.numeralWord(at + 1); ok && next < 100 {
				continue
			}
		}
		switch {
		case !ok || at > i && v < 100 && !follows(section%100, v):
			return c.worded(i, at, total+section, t)
		case v >= 1000 && section == 0 && at > i || v == 100 && (section == 0 || section > 99) && at > i:
			return c.worded(i, at, total+section, t)
		case v >= 1000:
			total, section = total+max(section, 1)*v, 0
		case v == 100:
			section = max(section, 1) * 100
		default:
			section += v
		}
	}
	return c.worded(i, at, total+section, t)
}

// follows reports whether a numeral may stand behind another below a hundred: twenty four.
func follows(before, v int64) bool { return before == 0 || before%10 == 0 && before >= 20 && v < 10 }

// numeralWord gives the value of the numeral at i.
func (c *composer) numeralWord(i int) (int64, bool) {
	t := c.at(i)
	if t.Kind != "numeral" {
		return 0, false
	}
	v, err := strconv.ParseInt(t.ID[len("num."):], 10, 64)
	return v, err == nil
}

func (c *composer) worded(i, end int, v int64, t *Token) int {
	if end == i || v == 0 {
		return 0
	}
	s := strconv.FormatInt(v, 10)
	*t = Token{Class: Number, Kind: "words", Value: s, Digits: s, numeral: han}
	return end - i
}

// scaledByWord reads 2.5 million.
func (c *composer) scaledByWord(i int, t *Token) int {
	v, ok := c.numeralWord(i + 1)
	if !ok || v < 100 || c.at(i).Scale != "" {
		return 0
	}
	*t = *c.at(i)
	t.Value = shift(t.Value, len(strconv.FormatInt(v, 10))-1)
	t.Digits = t.Value
	return 2
}
