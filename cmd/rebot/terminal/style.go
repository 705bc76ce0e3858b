package terminal

import (
	"os"
	"runtime"
	"strings"

	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// A Style is how text looks: with colours and for a person on a terminal, plain elsewhere.
type Style struct{ colours, person bool }

// StyleOf is the style of what is written to out. See https://no-color.org: without colours nothing else is missing.
func StyleOf(out any, getenv func(string) string) Style {
	plain := getenv("NO_COLOR") != "" || getenv("TERM") == "dumb" || runtime.GOOS == "windows"
	person := IsTerminal(out)
	return Style{person && !plain, person}
}

// AtBoth reports whether a person types what is read and sees what is written.
func AtBoth(in, out any) bool { return IsTerminal(in) && IsTerminal(out) }

// IsTerminal reports whether what is read or written is a terminal.
func IsTerminal(f any) bool {
	file, ok := f.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && file.Name() != os.DevNull
}

// The colours and weights that Style.In knows, as ECMA-48 numbers them.
const (
	Bold   = "1"
	dim    = "2"
	Yellow = "33"
)

// In writes a text in a colour, as ECMA-48 has it.
func (s Style) In(colour, text string) string {
	if !s.colours || text == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// Reply writes an answer: its title stands out, its warnings too, and its sources and its receipt stand back.
func (s Style) Reply(a *reply.Reply) string {
	bold, plain := "", ""
	if s.colours {
		bold, plain = "\x1b["+Bold+"m", "\x1b[0m"
	}
	text := reply.Styled(a, bold, plain)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		switch {
		case i == 0 && a.Title != "":
			lines[i] = s.In(Bold, l)
		case strings.HasPrefix(l, "⚠"):
			lines[i] = s.In(Yellow, l)
		case strings.HasPrefix(l, "["), strings.HasPrefix(l, "来源："), strings.HasPrefix(l, "Source: "):
			lines[i] = s.In(dim, l)
		}
	}
	if s.person && a.Receipt != "" { // for a person alone: what reads a pipe gets it by --json
		lines = append(lines, s.In(dim, a.Mark()))
	}
	return strings.Join(lines, "\n")
}

// Found writes a passage whose matches stand out.
func (s Style) Found(text string, spans []index.Span) string {
	var b strings.Builder
	at := 0
	for _, p := range spans {
		b.WriteString(bulletin.StripControl(text[at:p.From]))
		b.WriteString(s.In(Bold+";"+Yellow, bulletin.StripControl(text[p.From:p.To])))
		at = p.To
	}
	return b.String() + bulletin.StripControl(text[at:])
}
