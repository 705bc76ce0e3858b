package reply

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"rebot/index/bulletin"
)

// Text renders an answer as a terminal shows it. Nothing in it commands the terminal.
func Text(a *Reply) string {
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
	if a.Table != nil {
		line("%s", a.Table.Align())
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
	a.sources(line)
	if len(a.Offers) > 0 {
		line("%s%s", a.Say("还可以问：", "Ask next: "), strings.Join(a.Offers, a.Say("；", "; ")))
	}
	return bulletin.StripControl(strings.TrimRight(b.String(), "\n"))
}

// more names the other articles on the same.
func (a *Reply) more(line func(string, ...any)) {
	for _, p := range a.Passages {
		if p.More {
			line("%s《%s》 [%d]", a.Say("另见：", "See also: "), p.Text, p.Citation+1)
		}
	}
}

// sources lists the citations. Many lines of one article are gathered in one.
func (a *Reply) sources(line func(string, ...any)) {
	type group struct {
		c     Citation
		all   []Citation
		marks []string
		lines []string
	}
	var groups []*group
	for i, c := range a.Citations {
		var g *group
		for _, o := range groups {
			if o.c.Issue == c.Issue && o.c.File == c.File && o.c.Article == c.Article {
				g = o
			}
		}
		if g == nil {
			g = &group{c: c}
			groups = append(groups, g)
		}
		g.marks = append(g.marks, strconv.Itoa(i+1))
		g.all, g.lines = append(g.all, c), append(g.lines, c.lineText())
	}
	for _, g := range groups {
		if g.c.own { // of a history they are many
			g.marks, g.lines = []string{Ranges(numbers(g.marks))}, []string{Ranges(linesOf(g.all))}
		}
	}
	for _, g := range groups {
		source := g.c.Source
		if source == "" {
			source = a.Say("来源未印", "no source printed")
		}
		line("[%s] %s《%s》%s", strings.Join(g.marks, ","), a.Say("来源：", "Source: ")+source, g.c.Article, a.Say(
			fmt.Sprintf("（%s，%s）", g.c.In(false), InFile(g.all, strings.Join(g.lines, "、"), false)),
			fmt.Sprintf(" (%s, %s)", g.c.In(true), InFile(g.all, strings.Join(g.lines, ", "), true))))
	}
}

func numbers(texts []string) (out []int) {
	for _, t := range texts {
		n, _ := strconv.Atoi(t)
		out = append(out, n)
	}
	return out
}

// linesOf lists the lines that citations cite.
func linesOf(cs []Citation) (out []int) {
	for _, c := range cs {
		for n := c.Lines[0]; n <= c.Lines[1]; n++ {
			out = append(out, n)
		}
	}
	return out
}

// lineText prints the cited lines, one number or a range.
func (c Citation) lineText() string {
	if c.Lines[0] == c.Lines[1] {
		return strconv.Itoa(c.Lines[0])
	}
	return fmt.Sprintf("%d–%d", c.Lines[0], c.Lines[1])
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
