package layout

import (
	"fmt"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// What a text may have so that reading and searching it costs little: each some ten times what a real issue has.
const (
	maxLines     = 150_000 // empty ones included
	maxTextLines = 10_000
	maxText      = 512 << 10 // bytes of all lines
	maxNumbers   = 24_000
)

// refuseMass refuses a text of more lines, bytes or numbers than an issue can have. Each costs the reader, or the search,
// many times its bytes.
func refuseMass(name string, lines []Line) error {
	size, numbers := 0, 0
	for _, l := range lines {
		size += len(l.Text)
		numbers += numbersIn(l.Text)
	}
	switch {
	case len(lines) > maxTextLines:
		return tooMuch(name, len(lines), "lines of text", maxTextLines)
	case size > maxText:
		return tooMuch(name, size, "bytes of text", maxText)
	case numbers > maxNumbers:
		return tooMuch(name, numbers, "numbers", maxNumbers)
	}
	return nil
}

func tooMuch(name string, n int, of string, most int) error {
	return &bulletin.Error{File: name, Text: fmt.Sprintf(
		"the file has %d %s, more than %d; an issue has far fewer: is it the text of one issue?", n, of, most)}
}

// numbersIn counts the runs of digits in a text, with the points and commas in them.
func numbersIn(s string) (n int) {
	in := false
	for i := 0; i < len(s); i++ {
		if s[i] > "０"[0] || s[i] < "０"[0] && s[i] >= utf8.RuneSelf { // Han, as most are
			in = false
			continue
		}
		wide := s[i] == "０"[0] && "０" <= s[i:] && s[i:] < "："
		is := wide || bulletin.IsDigit(s[i])
		if is && !in {
			n++
		}
		if in = is || in && (s[i] == '.' || s[i] == ','); wide {
			i += len("０") - 1
		}
	}
	return n
}
