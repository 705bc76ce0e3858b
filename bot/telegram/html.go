package telegram

import (
	stdhtml "html"
	"regexp"
	"strings"
)

// A span is text in one style: none, b, i or code. A link of ours leads to an address.
type span struct{ text, tag, link string }

// with is another text in the same style.
func (s span) with(text string) span { return span{text, s.tag, s.link} }

// A line is one line of a message. Its tags are closed within it, so a message may end after any line.
type line []span

// A block is lines that belong together: a paragraph, a table in <pre>, or a quote that unfolds.
type block struct {
	open, close string
	head        line // stands again where the block goes on in another message
	lines       []line
}

const (
	preOpen, preClose     = "<pre>", "</pre>"
	quoteOpen, quoteClose = "<blockquote expandable>", "</blockquote>"
)

// live finds what Telegram's clients turn into a mention, a tag, a command or a link by themselves. The first three
// they find only where no word stands before: 元/kg is no command.
var live = regexp.MustCompile(`(?i)(?:^|[^\pL\d_])([@#$][\pL\d_]+)|(?:^|[^\pL\d_/<>])(/[a-z\d_]+(?:@[a-z\d_]+)?)` +
	`|([a-z][a-z\d+.-]*://\S+|[\pL\d_-]+(?:\.[\pL\d_-]+)*\.[a-z]{2,}(?:[/:?]\S*)?|\b(?:tel|mailto|javascript|data):\S+)`)

// liveIn gives where those stand. A bulletin's own file name is not one.
func liveIn(text string) [][2]int {
	var out [][2]int
	for _, m := range live.FindAllStringSubmatchIndex(text, -1) {
		at := [2]int{max(m[2], m[4], m[6]), max(m[3], m[5], m[7])}
		if !strings.HasSuffix(text[at[0]:at[1]], ".txt") {
			out = append(out, at)
		}
	}
	return out
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// plain makes a line of text as it is. What Telegram would make live is set as code, which it leaves alone.
func plain(text string) line { return styled(text, "") }

func styled(text, tag string) line {
	text = clean(text)
	var l line
	at := 0
	for _, m := range liveIn(text) {
		l = l.add(text[at:m[0]], tag).add(text[m[0]:m[1]], "code")
		at = m[1]
	}
	return l.add(text[at:], tag)
}

func (l line) add(text, tag string) line {
	if text == "" {
		return l
	}
	return append(l, span{text: text, tag: tag})
}

// linked is text that leads to an address. What Telegram would make live by itself is no text of a link.
func linked(text, address string) line {
	if text = clean(text); address == "" || text == "" || len(liveIn(text)) > 0 {
		return plain(text)
	}
	return line{{text: text, link: address}}
}

// paragraphs makes lines of a text that may hold line breaks.
func paragraphs(text, tag string) []line {
	var out []line
	for t := range strings.SplitSeq(clean(text), "\n") {
		out = append(out, styled(t, tag))
	}
	return out
}

// html is the line in Telegram's HTML. In a <pre> no other tag may stand.
func (l line) html(bare bool) string {
	var b strings.Builder
	for _, s := range l {
		text := escaper.Replace(s.text)
		switch {
		case bare:
		case s.link != "":
			text = `<a href="` + stdhtml.EscapeString(s.link) + `">` + text + "</a>"
		case s.tag != "":
			text = "<" + s.tag + ">" + text + "</" + s.tag + ">"
		}
		b.WriteString(text)
	}
	return b.String()
}

// text is the line as a reader sees it.
func (l line) text() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}

// short cuts a line into lines of at most n units.
func (l line) short(n int) []line {
	var out []line
	var now line
	room := n
	for _, s := range l {
		for units(s.text) > room {
			at := cutAt(s.text, room)
			if at > 0 {
				now = append(now, s.with(s.text[:at]))
			}
			if len(now) > 0 {
				out = append(out, now)
			}
			now, room, s.text = nil, n, s.text[at:]
		}
		if s.text != "" {
			now = append(now, s)
		}
		room -= units(s.text)
	}
	return append(out, now)
}
