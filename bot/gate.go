package bot

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
)

// numberText finds the numbers of a text. Digits behind a Latin letter belong to a name (Dy2O3, CN118655100B).
var numberText = regexp.MustCompile(`\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`)

// numbersIn lists the numbers of a text, thousands joined and zeros at the end dropped, so that 4.00 is 4.
func numbersIn(s string) []string {
	s = norm.NFKC.String(s)
	var out []string
	for _, m := range numberText.FindAllStringIndex(s, -1) {
		if inName(s, m[0]) {
			continue
		}
		if d, err := decimal.NewFromString(strings.ReplaceAll(s[m[0]:m[1]], ",", "")); err == nil {
			out = append(out, d.String())
		}
	}
	return out
}

func inName(s string, at int) bool {
	before := strings.TrimRightFunc(s[:at], func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
	if before == "" {
		return false
	}
	last := before[len(before)-1]
	return last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z'
}

// Check is the number gate: it lists the numbers of a rendered reply that stand neither in a cited line or headline
// nor among those that a shown formula gives, nor are a month, a line or a count of the reply's own. A reply with any
// never leaves.
func (a *Answer) Check(rendered string) []string {
	ok := map[string]bool{}
	add := func(texts ...string) {
		for _, t := range texts {
			for _, n := range numbersIn(t) {
				ok[n] = true
			}
		}
	}
	for i, c := range a.Citations {
		add(c.text...)
		add(strings.Join(c.text, ""), c.Article, c.Source, c.Issue.String(), c.File)
		add(decimal.NewFromInt(int64(i+1)).String(), decimal.NewFromInt(int64(c.Lines[0])).String(), decimal.NewFromInt(int64(c.Lines[1])).String())
	}
	add(a.Computed...)
	add(a.Allowed...)
	var bad []string
	for _, n := range numbersIn(rendered) {
		if !ok[n] {
			bad = append(bad, n)
		}
	}
	return bad
}
