package clause

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Why a number is not one that can be relied on.
const (
	brokenNumber = "a number has a blank or a character in it that belongs into none, or is too long"
	sideBySide   = "figures stand side by side as in a table, and no table was read of them"
	besideLetter = "a letter or a mark stands right at a number"
)

// damaged lists the tokens of numbers that are not whole: what was 1711.90 before a byte was damaged is not 171190,
// and 415.5 in 4$415.5 is not 415.5. Where one with a blank or a strange character in it has a unit, the paragraph is
// a problem.
func (c *clauseReader) damaged() map[*lexicon.Token]string {
	text := c.text
	runs := damagedRuns(c.para.Text)
	var out map[*lexicon.Token]string // most paragraphs have none
	told := false
	for i := range c.tokens {
		t := &c.tokens[i]
		for len(runs) > 0 && runs[0].to <= t.From {
			runs = runs[1:]
		}
		inRun := len(runs) > 0 && runs[0].from < t.To
		if inRun && t.Unit != "" && !told {
			line, _ := c.lines(t.From, t.To)
			c.Problemf(line, "%s; correct it, it is left out", brokenRun(text[runs[0].from:runs[0].to]))
			told = true
		}
		why := ""
		if inRun {
			why = brokenRun(text[runs[0].from:runs[0].to])
		} else if halved(text, t) && c.formal(i) != noteNumber && !(i > 0 && isName(&c.tokens[i-1]) &&
			c.tokens[i-1].To == t.From && isASCII(c.tokens[i-1].Text) &&
			len(c.tokens[i-1].Text) > 2 && !halvedBehind(text, t)) { // APT41.25 万元/吨
			why = besideLetter
		}
		if why != "" {
			if out == nil {
				out = map[*lexicon.Token]string{}
			}
			out[t] = why
		}
	}
	return out
}

// spoilDamaged leaves the figures of a clause with a damaged number unread.
func (k *clause) spoilDamaged(damaged map[*lexicon.Token]string) {
	if damaged == nil {
		return
	}
	for _, t := range k.tokens {
		if why := damaged[t]; why != "" {
			k.spoil(why)
		}
	}
}

// brokenRun says what is wrong with a run of digits: several whole numbers in it, far apart or more than two, are a
// row.
func brokenRun(run []rune) string {
	s := string(run)
	parts := strings.Fields(s)
	for _, p := range parts {
		if _, ok := bulletin.ParseAmount(p); !ok {
			return brokenNumber
		}
	}
	if len(parts) > 2 || len(parts) == 2 && bulletin.HasAny(s, "  ", "\t", "\u3000") {
		return sideBySide
	}
	return brokenNumber
}

// halved reports whether a token is of digits that are only a part of what is printed there.
func halved(text []rune, t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Number, lexicon.Quantity, lexicon.Change, lexicon.Bound, lexicon.PeriodOf:
	default:
		return false
	}
	before := " ,;:("
	if t.Kind == inList {
		before += "/"
	}
	if t.From > 0 && bulletin.IsNumeral(text[t.From]) && !parts(text[t.From-1], before) && !closes(text[:t.From]) {
		return true
	}
	return halvedBehind(text, t)
}

// halvedBehind reports whether digits end in the middle of what is printed.
func halvedBehind(text []rune, t *lexicon.Token) bool {
	behind := " ,;)(-~"
	if t.Kind == inList {
		behind += "/"
	}
	return t.To < len(text) && bulletin.IsNumeral(text[t.To-1]) && !parts(text[t.To], behind) && !stops(text[t.To:]) &&
		!(text[t.To] == ':' && t.To+1 < len(text) && text[t.To+1] == ' ') // in June 2025: 96 kilograms
}

// closes reports whether a text ends in brackets that hold words in Han: 岩矿型(轻)43550 吨.
func closes(text []rune) bool {
	last := len(text) - 1
	if text[last] != ')' {
		return false
	}
	for i := last - 1; i >= 0 && text[i] != ')'; i-- {
		if text[i] == '(' {
			return slices.ContainsFunc(text[i:last], func(r rune) bool { return unicode.Is(unicode.Han, r) })
		}
	}
	return false
}

// stops reports whether a text begins with the point that ends an English sentence.
func stops(text []rune) bool {
	return text[0] == '.' && (len(text) == 1 || len(text) > 2 && text[1] == ' ' && unicode.IsUpper(text[2]))
}

// parts tells characters that end one word and begin another: what is not ASCII, and those of ASCII that are given.
func parts(r rune, ascii string) bool {
	return r >= utf8.RuneSelf && !damages(r) || strings.ContainsRune(ascii, r)
}

// A span is a range of characters.
type span struct{ from, to int }

// damagedRuns lists the numbers with something in them that belongs into none (a blank, a mark above or through a
// digit, a digit of another script, one of a footnote or an exponent, a character that can't be read), and those that
// are too long.
func damagedRuns(s string) (out []span) {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	for i := 0; i < len(s); {
		if size := plainSize(s[i:]); size > 0 {
			i += size
			continue
		}
		if yearBeside(s, i) {
			i += 4
			continue
		}
		n, digits, broken := numberRun(s[i:])
		if digits && (broken || n > bulletin.MaxDigits) {
			from := utf8.RuneCountInString(s[:i])
			out = append(out, span{from, from + utf8.RuneCountInString(s[i:i+n])})
		}
		if i += n; n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
		}
	}
	return out
}

// yearBeside reports whether an English word stands before a year, and a number of its own behind it: in 2025 62,580 tons,
// since 2009: 60 percent. Three digits alone may have been parted from it: 2025 625.
func yearBeside(s string, i int) bool {
	if i < 2 || s[i-1] != ' ' || !(s[i-2]|0x20 >= 'a' && s[i-2]|0x20 <= 'z') || len(s) < i+6 || s[i:i+2] != "20" && s[i:i+2] != "19" {
		return false
	}
	behind := s[i+4:]
	if !bulletin.IsDigit(s[i+2]) || !bulletin.IsDigit(s[i+3]) || behind[0] != ' ' && !strings.HasPrefix(behind, ": ") {
		return false
	}
	behind = strings.TrimLeft(behind, ": ")
	n := 0
	for n < len(behind) && bulletin.IsDigit(behind[n]) {
		n++
	}
	return n > 0 && (n != 3 || s[i+4] == ':' || n+1 < len(behind) && (behind[n] == ',' || behind[n] == '.') && bulletin.IsDigit(behind[n+1]))
}

// plainSize is the length of the character that s begins with where it surely is of no number: Han, or a mark of
// Chinese.
func plainSize(s string) int {
	switch {
	case s[0] < utf8.RuneSelf && !bulletin.IsDigit(s[0]):
		return 1
	case len(s) > 2 && (0xe4 <= s[0] && s[0] <= 0xe9 || s[0] == 0xe3 && s[1] == 0x80 && s[2] < 0xaa || s[0] == 0xef && s[1] == 0xbc && s[2] < 0x90):
		return 3
	}
	return 0
}

// numberRun measures what s begins with that is a number, or was one before it was broken.
func numberRun(s string) (n int, digits, broken bool) {
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case bulletin.IsDigit(s[n]):
			digits = true
		case r >= utf8.RuneSelf && damages(r):
			broken = true
		case digits && (r == '.' || r == ',') && n+1 < len(s) && bulletin.IsDigit(s[n+1]):
		case digits && bulletin.IsDigit(s[n-1]) && strings.ContainsRune(" '’_*`:!\"", r) && n+size < len(s):
			rest := strings.TrimLeft(s[n+size:], " ")
			if point := strings.TrimPrefix(rest, "."); point == "" || !bulletin.IsDigit(point[0]) {
				return n, digits, broken
			}
			broken, size = true, len(s)-n-len(rest)
		default:
			return n, digits, broken
		}
		n += size
	}
	return n, digits, broken
}

// damages tells characters that make a number of the digits beside them that nobody can be sure of.
func damages(r rune) bool {
	return r == utf8.RuneError || unicode.In(r, unicode.M, unicode.Nd, unicode.Co) || raised(r)
}

// raised tells small raised digits and letters: 4415.5¹ has a footnote, and 10³ is no 103.
func raised(r rune) bool {
	return strings.ContainsRune("¹²³ªº", r) || 0x2070 <= r && r <= 0x207F
}
