package pdf

import (
	"strings"
	"unicode/utf8"

	"rebot/index/intake"
)

// What stands right over a table is its caption where it has so few lines and characters, and no sentence.
const (
	captionLines = 3
	captionChars = 120
)

// joinCaptions makes one line of a caption that is broken over lines, as every other format has it: what it says, such as the unit,
// may be broken too.
func joinCaptions(lines []intake.Line) (out []intake.Line) {
	for i, l := range lines {
		if n := len(out); l.Row && i > 0 && !lines[i-1].Row && n > 0 {
			from := n - 1
			for from > 0 && !out[from-1].Ends && !out[from-1].Row && out[from-1].Spot.Page == out[n-1].Spot.Page {
				from--
			}
			if whole, ok := oneLine(out[from:]); ok {
				out = append(out[:from:from], whole)
			}
		}
		out = append(out, l)
	}
	return out
}

func oneLine(lines []intake.Line) (whole intake.Line, ok bool) {
	whole = lines[0]
	for _, l := range lines[1:] {
		whole.Text += l.Text
		whole.Spot = whole.Spot.Union(l.Spot)
	}
	whole.Ends = true
	return whole, len(lines) <= captionLines && utf8.RuneCountInString(whole.Text) <= captionChars && !strings.Contains(whole.Text, "。")
}
