package lexicon

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
)

// A folded text is alike for all ways of writing the same: full and half width, traditional and simplified,
// capital and small are alike, and blanks are gone. Each letter keeps its place in the text as given.
type folded struct {
	r    []rune
	from []int32 // the character of the text as given that the letter stands for
	flag []flags

	text   string       // the letters as one text, once index was called
	bytes  []int32      // where in it each letter begins
	kind   []letterKind // what each letter is, and none behind the last
	buffer []byte
	dashes bool // a hyphen is among the letters
}

// flags say what folding took from a letter.
type flags uint8

const (
	gapBefore  flags = 1 << iota // a blank stood before it
	wasUpper                     // it was a capital
	wasWide                      // it was of full width
	hyphenated                   // a hyphen stood before it
	inCapitals                   // of a token: all its letters were capitals
	isEveryday                   // of a token: only the everyday words have it
)

// gap reports whether a blank stood before a letter.
func (f *folded) gap(i int) bool { return f.flag[i]&gapBefore != 0 }

// fold folds a text. A hyphen between two Latin letters is a gap: rare-earth is rare earth.
func (f *folded) fold(text string) {
	f.r, f.from, f.flag, f.text = grow(f.r, len(text))[:0], grow(f.from, len(text))[:0], grow(f.flag, len(text))[:0], ""
	gap, at, gaps := flags(0), int32(0), 0
	f.dashes = false
	for i := 0; i < len(text); at++ {
		b := text[i]
		if b >= utf8.RuneSelf {
			r, size := decode(text[i:])
			i += size
			if gaps += int(gap & gapBefore); isHan(r) {
				f.add(bulletin.Simple(r), at, gap)
				gap = 0
			} else {
				gap = f.odd(r, at, gap)
			}
			continue
		}
		i++
		if isBlank(rune(b)) {
			gap = gapBefore
			continue
		}
		gaps += int(gap & gapBefore)
		if 'A' <= b && b <= 'Z' {
			b, gap = b+'a'-'A', gap|wasUpper
		}
		if b == '-' {
			f.dashes = true
		}
		f.add(rune(b), at, gap)
		gap = 0
	}
	if gaps*3 > len(f.r)*2 {
		f.spaced()
	}
	if f.dashes {
		f.hyphens()
	}
}

// decode reads a character. Most are Han characters of three bytes, which need no more than this.
func decode(s string) (rune, int) {
	if len(s) > 2 && 0xE3 <= s[0] && s[0] <= 0xE9 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0xF)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

func (f *folded) add(r rune, at int32, flag flags) {
	n := len(f.r)
	if n == cap(f.r) || n >= cap(f.from) || n >= cap(f.flag) {
		f.r, f.from, f.flag = append(f.r, r), append(f.from, at), append(f.flag, flag)
		return
	}
	f.r, f.from, f.flag = f.r[:n+1], f.from[:n+1], f.flag[:n+1]
	f.r[n], f.from[n], f.flag[n] = r, at, flag
}

// odd folds a character that is neither ASCII nor plain Han: it may become several letters, as ㎏ does, or none.
// It gives the gap that is left before the next letter.
func (f *folded) odd(r rune, at int32, gap flags) flags {
	if unicode.IsSpace(r) {
		return gapBefore
	}
	if 0x3001 <= r && r <= 0x3011 { // 、。《》
		f.add(r, at, gap)
		return 0
	}
	if 0xFF01 <= r && r <= 0xFF5E { // ，Ａ
		wide := wasWide
		if r -= 0xFF01 - '!'; 'A' <= r && r <= 'Z' {
			r, wide = r+'a'-'A', wide|wasUpper
		}
		f.dashes = f.dashes || r == '-'
		f.add(r, at, gap|wide)
		return 0
	}
	if p, ok := plainMarks[r]; ok {
		f.dashes = f.dashes || p == '-'
		f.add(p, at, gap)
		return 0
	}
	after := flags(0)
	if 0x2150 <= r && r < 0x3400 || 0xBC <= r && r <= 0xBE { // ½ and ⑫ join no digits beside them
		gap, after = gapBefore, gapBefore
	}
	for _, d := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.Is(unicode.Mn, d) || unicode.Is(unicode.Cf, d):
		case unicode.IsSpace(d):
			gap = gapBefore
		default:
			p := plain(d)
			f.dashes = f.dashes || p == '-'
			f.add(p, at, gap)
			gap = 0
		}
	}
	return gap | after
}

// plain is a letter of a decomposed character, folded like any other.
func plain(r rune) rune {
	if p, ok := plainMarks[r]; ok {
		return p
	}
	return bulletin.Simple(unicode.ToLower(r))
}

// spaced forgets the gaps of a Chinese text in which nearly every letter stands apart, as text recognition leaves it.
func (f *folded) spaced() {
	gaps, han := 0, 0
	for i, r := range f.r {
		if f.flag[i]&gapBefore != 0 {
			gaps++
		}
		if isHan(r) {
			han++
		}
	}
	if len(f.r) > 3 && gaps*3 > len(f.r)*2 && han*2 > len(f.r) {
		for i := range f.flag {
			f.flag[i] &^= gapBefore
		}
	}
}

// hyphens drops the hyphen between two Latin letters and leaves a gap.
func (f *folded) hyphens() {
	n := 0
	for i, r := range f.r {
		if r == '-' && i > 0 && i+1 < len(f.r) && isLatin(f.r[i-1]) && isLatin(f.r[i+1]) {
			f.flag[i+1] |= gapBefore | hyphenated
			continue
		}
		if n != i {
			f.r[n], f.from[n], f.flag[n] = r, f.from[i], f.flag[i]
		}
		n++
	}
	f.r, f.from, f.flag = f.r[:n], f.from[:n], f.flag[:n]
}

// index makes one text of the letters, so that pieces of it cost nothing, and notes what each letter is.
func (f *folded) index() {
	f.buffer, f.bytes, f.kind = f.buffer[:0], grow(f.bytes, len(f.r)+1), grow(f.kind, len(f.r)+1)
	before := letterKind(0)
	for i, r := range f.r {
		k := kindOf(r)
		if f.kind[i] = k; before&k&(latinLetter|digitLetter) != 0 && !f.gap(i) {
			f.kind[i] |= insideWord
		}
		before = k
		f.bytes[i] = int32(len(f.buffer))
		switch {
		case r < utf8.RuneSelf:
			f.buffer = append(f.buffer, byte(r))
		case 0x3000 <= r && r < 0xD800: // Han, and its marks
			f.buffer = append(f.buffer, byte(0xE0|r>>12), byte(0x80|r>>6&0x3F), byte(0x80|r&0x3F))
		default:
			f.buffer = utf8.AppendRune(f.buffer, r)
		}
	}
	f.bytes[len(f.r)], f.kind[len(f.r)] = int32(len(f.buffer)), 0
	f.text = string(f.buffer)
}

// capitals reports whether letters were all capitals.
func (f *folded) capitals(i, j int) bool {
	for ; i < j; i++ {
		if f.flag[i]&wasUpper == 0 {
			return false
		}
	}
	return true
}
