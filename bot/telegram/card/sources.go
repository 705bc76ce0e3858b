package card

import (
	"strconv"
	"strings"

	"rebot/bot/reply"
)

// sources lists where an answer stands, an article a line, folded since a long list has dozens of places.
func sources(a *reply.Reply) []block {
	b := block{open: quoteOpen, close: quoteClose}
	for _, s := range a.Sources() {
		b.lines = append(b.lines, plain(s))
	}
	if b.lines == nil || a.Excerpts != nil {
		return nil
	}
	return []block{b}
}

// excerpt quotes what an article says around what is cited, below its name.
func excerpt(e reply.Excerpt) []block {
	quote := block{open: "<blockquote>", close: quoteClose}
	for _, l := range e.Lines {
		var out line
		for _, s := range l {
			tag := ""
			if s.Bold {
				tag = "b"
			}
			out = append(out, styled(strings.ReplaceAll(s.Text, "\n", " "), tag)...)
		}
		quote.lines = append(quote.lines, out)
	}
	if quote.lines == nil {
		return []block{{lines: []line{plain(e.Place)}}}
	}
	return []block{{lines: []line{plain(e.Place)}}, quote}
}

// mark is the number of a citation as the text refers to it.
func mark(i int) string { return "[" + strconv.Itoa(i+1) + "]" }
