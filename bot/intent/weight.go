package intent

import (
	"strconv"
	"strings"
)

const (
	hanNumber  = `[半两零一二三四五六七八九十百千万]+(?:点[零一二三四五六七八九]+)?`
	weightUnit = `公斤|千克|kgs?|kilos?|吨|克|g|斤|tonn?es?|tons?|t`
)

var (
	weightText = compile(`(^|[^\d.,\-a-z~至到点/*×又½分之])(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|` + hanNumber + `|half an?|an?|one|two|three|four|five|six|ten|twenty)\s*(万|千|百)?\s*(` + weightUnit + `)(半)?(?:[^a-z/]|$)`)
	// amountText is any amount, even one that weight does not understand, but for one unit that a price is asked for.
	amountText = compile(`\d+\s*[万千百]?元?[能可]以?买|\d+\s*[wk]\s*(?:公斤|吨|kg)|[廿卅]\s*(?:公斤|吨)|十?多(?:公斤|吨)|分之\p{Han}吨|[½¼¾]|(?:\d[\d,.]+|[02-9]|1\s*[万千百]|[半两二三四五六七八九十百千万]+|half an?|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred|thousand)\s*(?:万|千|百)?\s*(?:` + weightUnit + `|lbs?|pounds?|磅|两|盎司|kt)(?:[^a-z/]|$)|每克|一克|一磅|一两|[按每论]斤|per (?:gram|pound|lb)|\d\s*(?:lbs?|pounds?)\b`)
)

// weightUnits turns an amount into 公斤 or 吨: the unit of the price that it is multiplied with, and the factor.
var weightUnits = map[string]Weight{"公斤": {Unit: "公斤", Factor: "1"}, "千克": {Unit: "公斤", Factor: "1"}, "kg": {Unit: "公斤", Factor: "1"}, "kilo": {Unit: "公斤", Factor: "1"},
	"克": {Unit: "公斤", Factor: "0.001"}, "g": {Unit: "公斤", Factor: "0.001"}, "斤": {Unit: "公斤", Factor: "0.5"}}

// weight reads the amount that is to be bought. One of the unit itself asks for the price, not for a total; of several
// amounts none is taken.
func (q *query) weight() *Weight {
	m := q.submatch(weightText)
	if m == nil || len(weightText.FindAllString(q.folded, -1)) > 1 || q.has(rangeText) {
		return nil
	}
	w, ok := weightUnits[strings.TrimSuffix(m[4], "s")]
	if !ok {
		w = Weight{Unit: "吨", Factor: "1"}
	}
	w.Text = amount(m[2], m[3], m[5] != "")
	if w.Text == "" || w.Text == "1" && w.Factor == "1" {
		return nil
	}
	w.Asked = strings.TrimSpace(m[2] + m[3] + m[4] + m[5])
	return &w
}

// rangeText is an amount from one number to another.
var rangeText = compile(`(?:` + weightUnit + `)\s*(?:到|至|-|~|to)\s*\d|[½¼¾]|\d/\d|分之|[\d一二两三四五六七八九十]\s*(?:到|至|-|~|—|–|to)\s*[\d一二两三四五六七八九十]+\s*(?:` + weightUnit + `)`)

// amount is a number in digits, Han or English, times 百, 千 or 万, and a half; empty where it can't be read.
func amount(number, times string, andHalf bool) string {
	text := strings.NewReplacer(",", "", " ", "").Replace(number)
	if n, ok := map[string]string{"half a": "0.5", "half an": "0.5", "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10", "twenty": "20", "半": "0.5"}[number]; ok {
		text = n
	} else if text[0] > '9' {
		if text = hanDecimal(number); text == "" {
			return ""
		}
	}
	if times != "" && strings.Contains(text, ".") {
		whole, part, _ := strings.Cut(text, ".")
		zeros := map[string]int{"百": 2, "千": 3, "万": 4}[times] - len(part)
		if zeros < 0 || andHalf {
			return ""
		}
		return strings.TrimLeft(whole+part, "0") + strings.Repeat("0", zeros)
	}
	text += map[string]string{"百": "00", "千": "000", "万": "0000"}[times]
	if andHalf {
		if strings.Contains(text, ".") {
			return ""
		}
		text += ".5"
	}
	return text
}

// hanDecimal reads a number in Han, such as 三十五 or 零点五; empty where it can't be read.
func hanDecimal(s string) string {
	whole, part, has := strings.Cut(s, "点")
	n, ok := hanValue(whole)
	if !ok && whole != "零" {
		return ""
	}
	text := strconv.Itoa(n)
	if !has {
		return text
	}
	text += "."
	for _, r := range part {
		text += strconv.Itoa(hanDigits[string(r)]) // 零 has none
	}
	return text
}

// hanValue reads a whole number in Han, such as 三十五 or 一百五十.
func hanValue(s string) (int, bool) {
	total, part, digit := 0, 0, 0
	for _, r := range s {
		switch unit := map[rune]int{'十': 10, '百': 100, '千': 1000, '万': 10000}[r]; {
		case unit == 10000:
			total, part, digit = (total+part+digit)*unit, 0, 0
		case unit > 0:
			part, digit = part+max(digit, 1)*unit, 0
		case hanDigits[string(r)] > 0 && digit == 0:
			digit = hanDigits[string(r)]
		default:
			return 0, false
		}
	}
	return total + part + digit, total+part+digit > 0
}
