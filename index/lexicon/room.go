package lexicon

import "rebot/index/bulletin"

// A Room is memory for tokens that is used again: whoever cuts a text of many paragraphs and keeps none of their tokens
// empties it in between. The zero Room is ready for use, by one at a time.
type Room struct{ free []Token }

// roomFor is how many tokens a Room makes place for at first.
const roomFor = 256

// TokensIn is Tokens, but the tokens hold only until the room is emptied.
func (l *Lexicon) TokensIn(room *Room, text string, base bulletin.Month) []Token {
	return l.tokens(room, text, base)
}

// Empty makes the room ready for other tokens.
func (r *Room) Empty() { r.free = r.free[:0] }

// take gives place for some tokens, all of them zero.
func (r *Room) take(n int) []Token {
	if r == nil {
		return make([]Token, n)
	}
	from := len(r.free)
	if cap(r.free)-from < n {
		r.free, from = make([]Token, 0, max(n, roomFor, 2*cap(r.free))), 0
	}
	r.free = r.free[:from+n]
	out := r.free[from : from+n : from+n]
	clear(out)
	return out
}
