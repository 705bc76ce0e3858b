package slack

import (
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/bot/slack/kit"
)

// units is the length of text as Slack counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut shortens text to limit units, with … where something is missing.
func cut(s string, limit int) string {
	if s = strings.ToValidUTF8(s, "\ufffd"); units(s) <= limit {
		return s
	}
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// fit cuts escaped text to limit units, at a line end where there is one. It gives a dash for nothing.
func fit(escaped string, limit int) string {
	if units(escaped) <= limit && strings.TrimSpace(escaped) != "" {
		return escaped
	}
	escaped = strings.TrimLeft(escaped, "\n")
	part := strings.TrimRight(escaped[:splitAt(escaped, limit-1)], "\n")
	switch {
	case strings.TrimSpace(part) == "":
		return "–"
	case len(part) == len(escaped):
		return part
	}
	return part + "…"
}

// chunks splits escaped text at line ends, or between characters where a line alone is too long; never within an &amp;.
func chunks(s string, limit int) []string {
	var out []string
	for s = strings.Trim(s, "\n"); s != ""; s = strings.TrimLeft(s, "\n") {
		at := splitAt(s, limit)
		if part := strings.TrimRight(s[:at], "\n"); strings.TrimSpace(part) != "" {
			out = append(out, part)
		}
		s = s[at:]
	}
	return out
}

func splitAt(s string, limit int) int {
	n, line := 0, 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit {
			if line > 0 {
				return line
			}
			if amp := strings.LastIndexByte(s[:i], '&'); amp > 0 && i-amp < len("&amp;") &&
				!strings.Contains(s[amp:i], ";") {
				return amp
			}
			return i
		}
		if r == '\n' {
			line = i + utf8.RuneLen(r)
		}
	}
	return len(s)
}

// reference finds what Slack writes between angle brackets: mentions, channels, links, with an optional label.
var reference = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// question makes what somebody typed in Slack a plain question: without mentions, links by their label, in normal form
// (full-width letters and spaces made plain), on one line.
func question(text string) string {
	text = reference.ReplaceAllStringFunc(strings.ToValidUTF8(text, " "), func(s string) string {
		m := reference.FindStringSubmatch(s)
		if m[1] == "@" || m[1] == "!" {
			return " "
		}
		return " " + m[3] + " "
	})
	text = norm.NFKC.String(visible(unescape.Replace(text)))
	return strings.Trim(strings.Join(strings.Fields(text), " "), "*_~` ")
}

// visible drops characters that show nothing or turn the direction of the text, which could hide what stands there.
// New lines and tabs stay.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if kit.Hidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escape makes text safe inside a Slack text object: nothing in it is a mention, a link or a command.
// https://docs.slack.dev/messaging/formatting-message-text#escaping
func escape(s string) string { return escaper.Replace(visible(s)) }
