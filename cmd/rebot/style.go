package main

import (
	"os"
	"runtime"
	"strings"

	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// A style is how text looks: with colours on a terminal, plain elsewhere.
type style struct{ colours bool }

// style is that of standard output. See https://no-color.org.
func (a *app) style() style {
	plain := a.getenv("NO_COLOR") != "" || a.getenv("TERM") == "dumb" || runtime.GOOS == "windows"
	return style{!plain && isTerminal(a.stdout)}
}

// isTerminal reports whether what is read or written is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && file.Name() != os.DevNull
}

const (
	bold   = "1"
	dim    = "2"
	yellow = "33"
)

// in writes a text in a colour, as ECMA-48 has it.
func (s style) in(colour, text string) string {
	if !s.colours || text == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// reply writes an answer: its title stands out, its warnings too, and its sources and its receipt stand back.
func (s style) reply(a *reply.Reply) string {
	if !s.colours {
		return reply.Text(a)
	}
	text := reply.Styled(a, "\x1b["+bold+"m", "\x1b[0m")
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		switch {
		case i == 0 && a.Title != "":
			lines[i] = s.in(bold, l)
		case strings.HasPrefix(l, "⚠"):
			lines[i] = s.in(yellow, l)
		case strings.HasPrefix(l, "["), strings.HasPrefix(l, "来源："), strings.HasPrefix(l, "Source: "):
			lines[i] = s.in(dim, l)
		}
	}
	if a.Receipt != "" { // for a person alone: what reads a pipe gets it by --json
		lines = append(lines, s.in(dim, a.Mark()))
	}
	return strings.Join(lines, "\n")
}

// found writes a passage whose matches stand out.
func (s style) found(text string, spans []index.Span) string {
	var b strings.Builder
	at := 0
	for _, p := range spans {
		b.WriteString(bulletin.StripControl(text[at:p.From]))
		b.WriteString(s.in(bold+";"+yellow, bulletin.StripControl(text[p.From:p.To])))
		at = p.To
	}
	return b.String() + bulletin.StripControl(text[at:])
}
