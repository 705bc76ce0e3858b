package lexicon

import (
	"strings"
	"sync"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// A Lexicon cuts texts into tokens. It never changes and may be used by many at a time.
type Lexicon struct {
	all  func() *trie // of the data, which is read when the first text is cut
	more *trie
}

// New makes a lexicon that also knows names of products which the data lacks, as a library's issues print them.
func New(products ...string) *Lexicon { return &Lexicon{known, trieOf(products, nil)} }

// NewEveryday makes a lexicon that knows the everyday words besides. Questions are cut with it, and the passages that
// they are compared with.
func NewEveryday(products ...string) *Lexicon { return &Lexicon{everyday, trieOf(products, nil)} }

// NewNaming makes one that knows firms too, by their names and by these without the words that end them.
func NewNaming(products, firms []string) *Lexicon {
	return &Lexicon{everyday, trieOf(products, firms)}
}

// addFirm adds the names of a firm that the data lacks: the whole one, and what is left without the words that end
// it and the place before.
func (b *branch) addFirm(name string) {
	shorts := withoutEnds(name)
	place := placeBefore(shorts[len(shorts)-1])
	for _, short := range shorts {
		for _, s := range []string{short, strings.TrimPrefix(short, place)} {
			if utf8.RuneCountInString(s) > 3 && known().find(s) == nil {
				b.add(s, newEntry(Company, name, "firm"))
			}
		}
	}
	if s := ownPart(strings.TrimPrefix(shorts[len(shorts)-1], place)); s != "" && s != name {
		b.add(s, newEntry(Company, name, "firm"))
	}
}

// ownPart is what a firm is called for short: what its name begins with and no word is of, 岭北 of 岭北稀土; empty for none.
func ownPart(name string) string {
	tokens := (&Lexicon{known, nil}).Tokens(name, 0)
	if len(tokens) == 0 || tokens[0].Class != Unknown || utf8.RuneCountInString(tokens[0].Text) < 2 {
		return ""
	}
	return tokens[0].Text
}

// withoutEnds gives the name of a firm, and what is left without the words that end it, one after the other.
func withoutEnds(name string) []string {
	ends, out := Forms("firm.end"), []string{name}
	for {
		end, short := "", out[len(out)-1]
		for _, e := range ends {
			if len(e) > len(end) && strings.HasSuffix(short, e) {
				end = e
			}
		}
		short = strings.TrimSuffix(short, end)
		if end == "" || short == "" {
			return out
		}
		out = append(out, short)
	}
}

// placeBefore gives the place that a firm's name without its ends begins with, where a name of its own stands behind it: 赣州 of
// 赣州华晟稀土, none of 包头稀土.
func placeBefore(name string) string {
	tokens := (&Lexicon{known, nil}).Tokens(name, 0)
	if len(tokens) < 2 || tokens[0].Class != Place || tokens[1].Class != Unknown {
		return ""
	}
	return tokens[0].Text
}

// trieOf makes a trie of the names of products and firms that the data lacks, nil where it lacks none.
func trieOf(products, firms []string) *trie {
	more := &branch{}
	for _, f := range firms {
		more.addFirm(f)
	}
	for _, p := range products {
		if known().find(p) == nil {
			more.add(p, newEntry(Product, p, "product"))
		}
	}
	if len(more.next) == 0 {
		return nil
	}
	return more.trie()
}

// scratch holds what cutting one text needs and gives back.
type scratch struct {
	f folded
	l lattice
	c composer

	joins []bool // of each piece, whether it goes on with the token before
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Tokens cuts a text. The tokens stand in order and do not overlap; between them are only blanks and marks that mean
// nothing. Periods without a year count from base, the month of the issue or the newest one loaded.
func (l *Lexicon) Tokens(text string, base bulletin.Month) []Token { return l.tokens(nil, text, base) }

func (l *Lexicon) tokens(room *Room, text string, base bulletin.Month) []Token {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.f.fold(text)
	s.f.index()
	s.l.f, s.l.t, s.l.more = &s.f, l.all(), l.more
	c := &s.c
	c.room, c.base, c.text, c.seen, c.order, c.masks = room, base, s.f.text, 0, c.order[:0], c.masks[:0]
	s.tokens(s.l.cut())
	c.compose()
	out := c.result()
	c.tokens, c.store, c.room = nil, nil, nil // they belong to the caller now
	return out
}

// tokens makes tokens of pieces. Unknown letters side by side are one token.
func (s *scratch) tokens(pieces []piece) {
	s.joins = grow(s.joins, len(pieces))
	n, before := 0, false
	for i := range pieces {
		unknown := s.unknown(&pieces[i])
		if s.joins[i] = before && unknown && s.goesOn(&pieces[i-1], &pieces[i]); !s.joins[i] {
			n++
		}
		before = unknown
	}
	out := s.c.room.take(n)
	if s.c.room != nil {
		clear(out)
	}
	s.c.tokens, n = out, 0
	for i := range pieces {
		p := &pieces[i]
		if s.joins[i] {
			t := &out[n-1]
			t.To, t.hi = int(s.f.from[p.to-1])+1, s.f.bytes[p.to]
			t.Text = s.f.text[t.lo:t.hi]
			continue
		}
		s.token(p, &out[n])
		n++
	}
}

// goesOn reports whether a piece that nothing knows goes on with the one before it, which nothing knows either.
func (s *scratch) goesOn(a, b *piece) bool {
	return !s.f.gap(int(b.from)) && (s.f.kind[a.from]|s.f.kind[b.from])&latinLetter == 0
}

func (s *scratch) unknown(p *piece) bool {
	if e := s.l.entry(p); e != nil {
		return e.class == Unknown
	}
	return p.num == 0 && s.f.kind[p.from]&markLetter == 0
}

// token makes a token of a piece.
func (s *scratch) token(p *piece, t *Token) {
	t.From, t.To = int(s.f.from[p.from]), int(s.f.from[p.to-1])+1
	t.lo, t.hi = s.f.bytes[p.from], s.f.bytes[p.to]
	t.Text, t.flag = s.f.text[t.lo:t.hi], s.f.flag[p.from]
	if t.flag&wasUpper != 0 && s.f.capitals(int(p.from), int(p.to)) {
		t.flag |= inCapitals
	}
	switch e := s.l.entry(p); {
	case e != nil:
		t.Class, t.mask = e.class, e.mask
		if t.Class != Unknown {
			t.ID, t.Kind, t.Also = e.id, e.kind, e.also
		}
		if e.cost == costEveryday {
			t.flag |= isEveryday
		}
	case p.num != 0:
		s.l.nums[p.num-1].fill(t)
	case s.f.kind[p.from]&markLetter != 0:
		t.Class, t.ID, t.Kind, t.mask = Mark, t.Text, "mark", 1<<Mark
	default:
		t.mask = 1 << Unknown
	}
	switch t.Text {
	case "eu", "us", "mg", "米":
		t.mask |= mTwo
	case "early", "mid", "late", "beginning", "start": // of a month
		t.mask |= mTime
	case "过", "破", "上":
		if t.Class == Unknown {
			t.mask |= mMost
		}
	}
}

// fill makes a token a number.
func (n *numeral) fill(t *Token) {
	t.Class, t.Kind, t.mask, t.numeral = Number, "arabic", 1<<Number, n.kind
	if n.kind == han || n.kind == spelled || n.kind == power {
		t.Kind = "han"
	}
	t.Value, t.Upper, t.Digits, t.DigitsUpper, t.Scale, t.About = n.value, n.upper, n.digits, n.digitsUpper, n.scale,
		n.about
}

// Covered fills what stands between tokens with fillers, so that together they are the whole text. Each has its text as
// given, not folded.
func Covered(text string, tokens []Token) []Token {
	out := make([]Token, 0, 2*len(tokens)+1)
	at, offset := 0, 0
	upTo := func(to int) string {
		from := offset
		for ; at < to && offset < len(text); at++ {
			_, size := utf8.DecodeRuneInString(text[offset:])
			offset += size
		}
		return text[from:offset]
	}
	for _, t := range tokens {
		if t.From > at {
			from := at
			out = append(out, Token{From: from, To: t.From, Text: upTo(t.From), Class: Filler})
		}
		t.Text = upTo(t.To)
		out = append(out, t)
	}
	if from := at; offset < len(text) {
		rest := upTo(len(text))
		out = append(out, Token{From: from, To: at, Text: rest, Class: Filler})
	}
	return out
}

// A Room is memory for tokens that is used again by whoever cuts many texts and keeps none of their tokens. It is for
// one at a time.
type Room struct {
	blocks [][]Token
	at     int // the block at work; those before it are full
}

// roomFor is how many tokens a block of a Room has at least.
const roomFor = 256

// TokensIn is Tokens, but the tokens hold only until the room is freed.
func (l *Lexicon) TokensIn(room *Room, text string, base bulletin.Month) []Token {
	return l.tokens(room, text, base)
}

// rooms keeps rooms that are not in use.
var rooms = sync.Pool{New: func() any { return new(Room) }}

// NewRoom gives an empty room. Free gives it back.
func NewRoom() *Room { return rooms.Get().(*Room) }

// Free ends the use of a room and of all tokens in it.
func (r *Room) Free() {
	for i := range r.blocks {
		r.blocks[i] = r.blocks[i][:0]
	}
	r.at = 0
	rooms.Put(r)
}

// take gives place for some tokens, whatever they were before.
func (r *Room) take(n int) []Token {
	if r == nil {
		return make([]Token, n)
	}
	for ; r.at < len(r.blocks); r.at++ {
		if b := r.blocks[r.at]; cap(b)-len(b) >= n {
			r.blocks[r.at] = b[:len(b)+n]
			return b[len(b) : len(b)+n : len(b)+n]
		}
	}
	r.blocks = append(r.blocks, make([]Token, n, max(n, roomFor)))
	return r.blocks[r.at][:n:n]
}
