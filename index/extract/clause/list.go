package clause

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// listed makes the figures of a list alike: it puts the sign behind a mark to its number, +3.2%/-1.4%, and gives the unit
// behind the last to all, 74.8/90.5/141 万元/吨.
func listed(tokens []lexicon.Token) []lexicon.Token {
	tokens = signedInList(graded(tokens))
	otherForm(tokens)
	for i := len(tokens) - 1; i >= 2; i-- {
		if a, b := &tokens[i-2], &tokens[i]; tokens[i-1].Text == "/" && a.Unit == "%" && b.Unit == "%" && a.Kind != "range" &&
			b.Kind != "range" {
			a.Kind, b.Kind = inList, inList
		}
		first := i
		for isAmount(&tokens[i]) && first >= 2 && isListMark(&tokens[first-1]) && plainNumber(&tokens[first-2]) {
			first -= 2
		}
		if first < i && first > 0 && opensList(&tokens[first-1]) {
			for k := first; k < i; k += 2 {
				t := &tokens[k]
				t.Class, t.Kind, t.Scale, t.Unit = lexicon.Quantity, inList, tokens[i].Scale, tokens[i].Unit
			}
			tokens[i].Kind = inList
		}
	}
	return tokens
}

// inList is the kind of an amount that has its unit or its sign from the list that it stands in.
const inList = "listed"

func signedInList(tokens []lexicon.Token) []lexicon.Token {
	sign := func(i int) bool { return i > 0 && isSign(&tokens[i]) && isListMark(&tokens[i-1]) }
	if !anyOf(tokens, sign) {
		return tokens
	}
	out := tokens[:0]
	for i := range tokens {
		t := tokens[i]
		n := len(out)
		if t.Unit == "%" && n > 1 && isSign(&out[n-1]) && isListMark(&out[n-2]) && out[n-1].To == t.From {
			sign := out[n-1].Text
			t.From, t.Text, t.Kind = out[n-1].From, sign+t.Text, inList
			if sign == "-" {
				t.Digits, t.Value = sign+t.Digits, sign+t.Value
			}
			out = out[:n-1]
		}
		out = append(out, t)
	}
	return out
}

// anyOf reports whether anything holds of the token at any place.
func anyOf(tokens []lexicon.Token, is func(i int) bool) bool {
	for i := range tokens {
		if is(i) {
			return true
		}
	}
	return false
}

func isSign(t *lexicon.Token) bool {
	return t.Class == lexicon.Mark && (t.Text == "+" || t.Text == "-")
}

// isListMark reports whether a token parts the figures of a list.
func isListMark(t *lexicon.Token) bool { return t.Text == "、" || t.Text == "/" || t.Is("op.and") }

// plainNumber reports whether a token is a number in digits and nothing else.
func plainNumber(t *lexicon.Token) bool {
	return t.Class == lexicon.Number && t.Kind == "arabic" && t.Scale == "" && t.Upper == "" &&
		strings.Trim(t.Text, "0123456789.") == ""
}

// opensList reports whether figures of a clause may stand right behind a word: 为, 分别, 涨至.
func opensList(t *lexicon.Token) bool {
	return t.Of("be") || t.Of("to") || t.Of("about") || t.Is("op.respect") || strings.HasPrefix(t.Text, "分别") ||
		t.Of("measure")
}

// graded takes the grade of a magnet beside its name as one: 钕铁硼 N35, 48H 毛坯.
func graded(tokens []lexicon.Token) []lexicon.Token {
	magnet := func(i int) bool {
		return i >= 0 && i < len(tokens) && isName(&tokens[i]) && strings.Contains(tokens[i].ID, "钕铁硼")
	}
	if !anyOf(tokens, magnet) {
		return tokens
	}
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if n := i + 1; n < len(tokens) && t.Class == lexicon.Number && tokens[n].Class == lexicon.Unknown &&
			tokens[n].From == t.To &&
			(magnet(i-1) || magnet(n+1)) {
			t.Text, t.To = t.Text+tokens[n].Text, tokens[n].To
			if isGrade(t.Text) {
				t.Class, i = lexicon.Purity, n
				t.Text = strings.ToUpper(t.Text)
			} else {
				t = tokens[i]
			}
		} else if (t.Class == lexicon.Unknown || (t.Class == lexicon.Quantity || t.Class == lexicon.Number) && len(t.Text) > 2) && isGrade(t.Text) && (magnet(i-1) || magnet(n)) {
			t.Class, t.Text = lexicon.Purity, strings.ToUpper(t.Text)
		}
		out = append(out, t)
	}
	return out
}

// isGrade reports whether letters are a grade of magnets: n35, 48h, 40m, 42sh.
func isGrade(s string) bool {
	s = strings.TrimPrefix(s, "n")
	if len(s) < 2 || !bulletin.IsDigit(s[0]) || !bulletin.IsDigit(s[1]) {
		return false
	}
	switch s[2:] {
	case "", "m", "h", "sh", "uh", "eh", "ah":
		return true
	}
	return false
}
