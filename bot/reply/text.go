package reply

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"rebot/index/bulletin"
)

// Text renders an answer as a terminal shows it. Nothing in it commands the terminal.
func Text(a *Reply) string { return Styled(a, "", "") }

// Characters for private use, which stand where bold text begins and ends until all else is made harmless.
const boldFrom, boldTo = "\uE0B0", "\uE0B1"

// Styled is Text with something before and behind what is bold in it.
func Styled(a *Reply, from, to string) string {
	text := bulletin.StripControl(plainOf(a))
	return strings.ReplaceAll(strings.ReplaceAll(text, boldFrom, from), boldTo, to)
}

func plainOf(a *Reply) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if a.Title != "" {
		line("%s", a.Title)
	}
	if a.Lead != "" {
		line("%s", a.Lead)
	}
	for _, p := range a.Passages {
		if !p.More {
			line("“%s” [%d]", p.Text, p.Citation+1)
		}
	}
	for _, e := range a.Excerpts {
		line("%s", e.Place)
		for _, l := range e.Lines {
			line("  %s", l.marked())
		}
	}
	if a.Chart != nil {
		for _, l := range a.Chart.Sparklines() {
			line("  %s", l)
		}
	}
	if a.Table != nil {
		line("%s", a.Table.Align())
	}
	if a.File != nil {
		line("%s", a.File.Text())
	}
	for _, d := range a.Details {
		if d != "" {
			line("  %s", d)
		}
	}
	for _, n := range a.Notes {
		line("⚠ %s", n)
	}
	a.more(line)
	if a.Excerpts == nil && a.File == nil {
		for _, l := range a.Sources() {
			line("%s", l)
		}
	}
	if len(a.Offers) > 0 {
		line("%s%s", a.Say("还可以问：", "Ask next: "), strings.Join(a.Offers, a.Say("；", "; ")))
	}
	return strings.TrimRight(b.String(), "\n")
}

// more names the other articles on the same.
func (a *Reply) more(line func(string, ...any)) {
	for _, p := range a.Passages {
		if p.More {
			line("%s《%s》 [%d]", a.Say("另见：", "See also: "), p.Text, p.Citation+1)
		}
	}
}

// marked is a line with marks around what is bold.
func (l Line) marked() string {
	var b strings.Builder
	for _, s := range l {
		if s.Bold {
			b.WriteString(boldFrom + s.Text + boldTo)
		} else {
			b.WriteString(s.Text)
		}
	}
	return strings.ReplaceAll(b.String(), "\n", "\n  ")
}

// Align sets a table in columns by the width that East Asian characters take.
func (t *Table) Align() string {
	width := make([]int, len(t.Head))
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		for i, cell := range row {
			width[i] = max(width[i], runewidth.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", width[i]-runewidth.StringWidth(cell))
			if t.Right[i] {
				cell = pad + cell
			} else {
				cell += pad
			}
			line.WriteString("  " + cell)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
