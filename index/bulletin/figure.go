package bulletin

import (
	"encoding/binary"
	"strings"
)

// A Figure is one number that an issue prints, and what became of it.
type Figure struct {
	Line   int
	Text   string // as printed
	Status string // FigureFact, FigureOther or FigureUnread
	Reason string // why it is no fact
}

// What becomes of a printed number.
const (
	FigureFact   = "fact"   // it stands in a fact
	FigureOther  = "other"  // it is no figure: a date, a list number, a page, a code
	FigureUnread = "unread" // it may be one, and what it says is not understood
)

// An Account says of each number that an issue prints what became of it, in the order of the lines, in little room: what an
// issue of some thousand numbers says of them is a few dozen things.
type Account struct {
	Said []Figure // each thing that is said, once, without line and text
	Of   []byte   // for each number, which of them: varints
}

// AccountOf packs what became of each number.
func AccountOf(figures []Figure) (a Account) {
	known := map[Figure]int{}
	for _, f := range figures {
		f.Line, f.Text = 0, ""
		n, ok := known[f]
		if !ok {
			n = len(a.Said)
			known[f], a.Said = n, append(a.Said, f)
		}
		a.Of = binary.AppendUvarint(a.Of, uint64(n))
	}
	return a
}

// Printed lists each number that the issue prints, with what became of it. An issue that was read without an account has none.
func (is *Issue) Printed() (out []Figure) {
	of := is.Account.Of
	is.EachNumber(func(line int, text string) {
		n, size := binary.Uvarint(of)
		if size <= 0 || n >= uint64(len(is.Account.Said)) {
			return
		}
		f := is.Account.Said[n]
		f.Line, f.Text, of = line, text, of[size:]
		out = append(out, f)
	})
	return out
}

// EachNumber calls f with each number of the lines, in order.
func (is *Issue) EachNumber(f func(line int, text string)) {
	for i, raw := range is.Lines {
		if !strings.ContainsFunc(raw, IsNumeral) {
			continue
		}
		text := []rune(raw)
		for at := 0; at < len(text); {
			k := DigitsAt(text[at:])
			if k > 0 {
				f(i+1, string(text[at:at+k]))
			}
			at += max(k, 1)
		}
	}
}
