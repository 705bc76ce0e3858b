package slack

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
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
