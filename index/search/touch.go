package search

import (
	"unicode/utf8"

	"rebot/index/bulletin"
)

// A touch is a place in a text where a gram of the question stands: text[from:to].
type touch struct{ gram, from, to int }

// touches finds the question's grams in a text, in order, without folding what can't be one of them: it is run over
// every passage worth reading, and most of the time of a search is spent here. It passes over one thing that the index
// has: a pair of a common character and one of the rare ones that take four bytes.
func (q *question) touches(text string, buf []touch) []touch {
	before := -1 // place in runes of the character before
	for i := 0; i < len(text); {
		if r, ok := plainHan(text, i); ok {
			before, buf = q.touchHan(bulletin.Simple(r), before, i, buf)
			i += 3
			continue
		}
		before = -1
		i, buf = q.touchOther(text, i, buf)
	}
	return buf
}

// plainHan reads a Han character of three bytes, which nearly all are.
func plainHan(text string, i int) (rune, bool) {
	if c := text[i]; c < 0xE3 || c > 0xE9 || i+2 >= len(text) {
		return 0, false
	}
	r := rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
	return r, firstHan <= r && r <= lastHan
}

func (q *question) touchHan(r rune, before, i int, buf []touch) (int, []touch) {
	if !q.lows[byte(r)] {
		return -1, buf
	}
	here := q.place(r)
	if here < 0 {
		return -1, buf
	}
	if before >= 0 {
		if g := q.pairs[before*len(q.runes)+here]; g >= 0 {
			buf = append(buf, touch{int(g), i - 3, i + 3})
		}
	}
	return here, append(buf, touch{int(q.alone[here]), i, i + 3})
}

// touchOther reads what is not plain Han, up to the next that is; where it may hold a gram it is folded and cut.
func (q *question) touchOther(text string, i int, buf []touch) (int, []touch) {
	end, worth := i, false
	for end < len(text) {
		if _, ok := plainHan(text, end); ok {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		worth = worth || q.mayBegin(r)
		end += size
	}
	if !worth {
		return end, buf
	}
	letters := fold(text[i:min(len(text), end+3)], nil) // with the character after it, for figures such as 5月
	grams(letters, func(g gram) {
		if from := letters[g.first].start; i+from < end {
			buf = q.touchGram(g, i+from, i+letters[g.last].end, buf)
		}
	})
	return end, buf
}

// mayBegin reports whether a word of the question may begin with a character, folded.
func (q *question) mayBegin(r rune) bool {
	switch {
	case !q.odd:
		return false
	case r < utf8.RuneSelf:
		return q.begins[small(r)]
	}
	return !isPunctuation(r)
}

func (q *question) touchGram(g gram, from, to int, buf []touch) []touch {
	if n, ok := q.named[g.term]; ok {
		buf = append(buf, touch{n, from, to})
	}
	return buf
}

// isPunctuation tells the commonest characters beyond ASCII that are no part of any gram.
func isPunctuation(r rune) bool {
	return 0x2010 <= r && r <= 0x205E || 0x3000 <= r && r <= 0x3004 || 0x3008 <= r && r <= 0x3020 ||
		0xFF01 <= r && r <= 0xFF5E && !isWord(small(r-0xFEE0))
}
