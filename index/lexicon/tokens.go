package lexicon

import (
	"strings"
	"sync"

	"rebot/index/bulletin"
)

// A Lexicon cuts texts into tokens. It never changes and may be used by many at a time.
type Lexicon struct{ more *trie }

// New makes a lexicon that also knows names of products which the data lacks, as a library's issues print them.
func New(products ...string) *Lexicon {
	l := &Lexicon{}
	for _, p := range products {
		if known.find(p) != nil {
			continue
		}
		if l.more == nil {
			l.more = newTrie()
		}
		l.more.add(p, &entry{class: Product, id: p, kind: "product"})
	}
	return l
}

// find gives the concept that a whole form stands for, nil for none.
func (t *trie) find(form string) *entry {
	var f folded
	f.fold(form)
	if len(f.r) == 0 {
		return nil
	}
	n := t.at(f.r[0])
	for _, r := range f.r[1:] {
		if n == nil {
			return nil
		}
		n = n.get(r)
	}
	if n == nil {
		return nil
	}
	return n.entry
}

// scratch is what cutting one text needs and gives back.
type scratch struct {
	f folded
	l lattice
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Tokens cuts a text. The tokens stand in order and do not overlap; between them are only blanks and marks that mean
// nothing. Periods without a year count from base, the month of the issue or the newest one loaded.
func (l *Lexicon) Tokens(text string, base bulletin.Month) []Token {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.f.fold(text)
	s.l.f, s.l.t, s.l.more = &s.f, known, l.more
	c := composer{base: base, tokens: s.tokens(s.l.cut())}
	c.compose()
	return c.tokens
}

// tokens makes tokens of pieces. Unknown letters side by side are one token.
func (s *scratch) tokens(pieces []piece) []Token {
	out := make([]Token, 0, len(pieces))
	text := string(s.f.r)
	offset, at := 0, 0
	byteOf := func(letter int) int {
		for at < letter {
			offset += runeLen(s.f.r[at])
			at++
		}
		return offset
	}
	for _, p := range pieces {
		from := byteOf(p.from)
		t := Token{From: int(s.f.from[p.from]), To: int(s.f.to[p.to-1]), Text: text[from:byteOf(p.to)]}
		switch {
		case p.entry != nil:
			t.Class, t.ID, t.Kind = p.entry.class, p.entry.id, p.entry.kind
		case p.num != nil:
			t.Class, t.Value, t.Digits, t.Scale, t.About = Number, p.num.value, p.num.digits, p.num.scale, p.num.about
			t.Kind = "arabic"
			if p.num.han {
				t.Kind = "han"
			}
		case !isHan(s.f.r[p.from]) && !isDigit(s.f.r[p.from]) && !isLatin(s.f.r[p.from]):
			t.Class, t.ID, t.Kind = Mark, t.Text, "mark"
		default:
			if n := len(out); n > 0 && out[n-1].Class == Unknown && !s.f.gap[p.from] && out[n-1].To == t.From && !isLatin(s.f.r[p.from]) {
				out[n-1].To, out[n-1].Text = t.To, out[n-1].Text+t.Text
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

func runeLen(r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}

// Covered fills what stands between tokens with fillers, so that together they are the whole text.
func Covered(text string, tokens []Token) []Token {
	r := []rune(text)
	var out []Token
	at := 0
	fill := func(to int) {
		if to > at {
			out = append(out, Token{From: at, To: to, Text: string(r[at:to]), Class: Filler})
		}
	}
	for _, t := range tokens {
		fill(t.From)
		out = append(out, t)
		at = t.To
	}
	fill(len(r))
	return out
}

// Text joins the folded texts of tokens.
func Text(tokens []Token) string {
	var b strings.Builder
	for i := range tokens {
		b.WriteString(tokens[i].Text)
	}
	return b.String()
}
