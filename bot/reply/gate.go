package reply

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// NumbersIn lists the numbers of a text, thousands joined and zeros at the end dropped, so that 4.00 is 4. Digits
// behind a Latin letter belong to a name (Dy2O3, CN118655100B).
func NumbersIn(s string) []string {
	if short, ok := narrowed(s); ok {
		return numbersOf(short)
	}
	return numbersOf(norm.NFKC.String(s))
}

// narrowed does what NFKC does to a text of ASCII, its full-width forms, and common characters that NFKC leaves as they
// are, which stand as one byte that is no digit, letter or point. It reports whether the text has no others.
func narrowed(s string) (string, bool) {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case 0xFF01 <= r && r <= 0xFF5E:
			b.WriteByte(byte(r - 0xFEE0))
		case 0x4E00 <= r && r <= 0x9FFF, 0x3001 <= r && r <= 0x3029, strings.ContainsRune("“”‘’·÷×−–≧≦⚠", r):
			b.WriteByte(utf8.RuneSelf)
		default:
			return "", false
		}
	}
	return b.String(), true
}

func numbersOf(s string) (out []string) {
	for i := 0; i < len(s); {
		if !bulletin.IsDigit(s[i]) {
			i++
			continue
		}
		end := numberEnd(s, i)
		if !inName(s, i) {
			out = append(out, shortest(s[i:end]))
		}
		i = end
	}
	return out
}

// numberEnd is where the number that begins at s[i:] ends: digits, groups of three behind commas, and a fraction.
func numberEnd(s string, i int) int {
	digits := func(i int) int {
		for i < len(s) && bulletin.IsDigit(s[i]) {
			i++
		}
		return i
	}
	i = digits(i)
	for i+3 < len(s) && s[i] == ',' && digits(i+1) == i+4 {
		i += 4
	}
	if i+1 < len(s) && s[i] == '.' && bulletin.IsDigit(s[i+1]) {
		return digits(i + 1)
	}
	return i
}

// shortest writes a number without commas and without zeros that say nothing.
func shortest(n string) string {
	n = strings.ReplaceAll(n, ",", "")
	if strings.Contains(n, ".") {
		n = strings.TrimRight(strings.TrimRight(n, "0"), ".")
	}
	if n = strings.TrimLeft(n, "0"); n == "" || n[0] == '.' {
		return "0" + n
	}
	return n
}

// inName reports whether the digits at s[at:] go on a word in Latin letters, with digits and points between.
func inName(s string, at int) bool {
	for at > 0 && (bulletin.IsDigit(s[at-1]) || s[at-1] == '.') {
		at--
	}
	if at == 0 {
		return false
	}
	last := s[at-1]
	return last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z'
}

// Check is the number gate: it lists the numbers of a rendered reply that stand neither in a cited line or headline
// nor among those that a shown formula gives, nor are a month, a line or a count of the reply's own. A reply with any
// never leaves.
func (a *Reply) Check(rendered string) []string {
	open := NumbersIn(rendered)
	for text := range a.grounds() {
		if len(open) == 0 {
			return nil
		}
		ok := NumbersIn(text)
		open = slices.DeleteFunc(open, func(n string) bool { return slices.Contains(ok, n) })
	}
	return open
}

// grounds gives all that a number of a reply may stand in.
func (a *Reply) grounds() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range a.Citations {
			if !a.Citations[i].grounds(i+1, yield) {
				return
			}
		}
		for _, e := range a.Excerpts {
			for _, l := range e.Lines {
				if !yield(l.Text()) {
					return
				}
			}
		}
		_ = each(a.derived, yield) && each(a.permitted, yield)
	}
}

// grounds gives a citation's lines, alone and as one, and what is told of it: its headline, its place and its number.
func (c *Citation) grounds(number int, yield func(string) bool) bool {
	if !each(c.text, yield) {
		return false
	}
	if c.own && !yield(strings.ReplaceAll(strings.Join(c.text, " "), ",", " ")) { // 2023-05,230 is no number of thousands
		return false
	}
	if len(c.text) > 1 && !yield(strings.Join(c.text, "")) {
		return false
	}
	place := fmt.Sprint(number, " ", c.Lines[0], " ", c.Lines[1], " ", c.Page, " ", c.toPage)
	return yield(c.Article) && yield(c.Source) && yield(c.Issue.String()) && yield(c.File) && yield(place)
}

// each gives every text, and reports whether more are wanted.
func each(texts []string, yield func(string) bool) bool {
	return !slices.ContainsFunc(texts, func(t string) bool { return !yield(t) })
}

// VisibleText is the text of a page of HTML that its reader sees, for the number gate.
func VisibleText(page string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(" " + html.UnescapeString(string(z.Raw())))
		}
	}
}
