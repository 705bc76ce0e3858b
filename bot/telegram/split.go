package telegram

import "strings"

// A part is one message: as HTML, and as the text that a reader sees, which is sent where the HTML is refused.
type part struct{ html, text string }

// A packer fills messages with blocks. A block that fits a message of its own is not cut in two unless the message
// before it would stay half empty; what must be cut is cut between lines.
type packer struct {
	parts []part
	html  strings.Builder
	text  strings.Builder
	used  int
	open  *block // the block whose lines are being written
	begun bool   // the line being written holds something, if only nothing
}

// pack sets blocks as messages of at most limit units each.
func pack(blocks []block) []part {
	p := &packer{}
	for i := range blocks {
		b := &blocks[i]
		if n := b.units(); p.used+1+n > limit && n <= limit && p.used > limit/2 {
			p.flush()
		}
		p.block(b)
	}
	p.flush()
	return p.parts
}

func (b *block) units() int {
	n := len(b.lines) + len(b.head)
	for _, l := range append([]line{b.head}, b.lines...) {
		n += units(l.text())
	}
	return n
}

func (p *packer) block(b *block) {
	for _, long := range b.lines {
		for _, l := range long.short(limit / 2) {
			if p.used+1+units(l.text()) > limit {
				p.flush()
			}
			if p.open != b {
				p.start(b)
			}
			p.line(l)
		}
	}
	p.end()
}

// start opens a block, with its head.
func (p *packer) start(b *block) {
	if p.begun {
		p.put("\n", "\n")
		p.begun = false
	}
	p.html.WriteString(b.open)
	p.open = b
	if len(b.head) > 0 {
		p.line(b.head)
	}
}

func (p *packer) line(l line) {
	if p.begun {
		p.put("\n", "\n")
	}
	p.put(l.html(p.open.open == preOpen), l.text())
	p.begun = true
}

func (p *packer) put(html, text string) {
	p.html.WriteString(html)
	p.text.WriteString(text)
	p.used += units(text)
}

func (p *packer) end() {
	if p.open != nil {
		p.html.WriteString(p.open.close)
		p.open = nil
	}
}

// flush ends the message. One that shows nothing is left out, since Telegram refuses it.
func (p *packer) flush() {
	p.end()
	if strings.TrimSpace(p.text.String()) != "" {
		p.parts = append(p.parts, part{p.html.String(), p.text.String()})
	}
	p.html.Reset()
	p.text.Reset()
	p.used, p.begun = 0, false
}
