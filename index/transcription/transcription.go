// Package transcription knows how foreign names are written in Han characters by their sound: Kaunas is 考纳斯, and Wang
// Wei 王伟. It holds the letters of a name against how the characters are read, sound by sound.
package transcription

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// firstSounded and lastSounded bound the Han characters that names are written with.
const firstSounded, lastSounded = 0x4E00, 0x9FFF

// pronunciations holds how each Han character is read, in Latin letters without tones.
var pronunciations = sync.OnceValue(func() [][]string {
	out := make([][]string, lastSounded-firstSounded+1)
	args := pinyin.NewArgs()
	args.Heteronym = true
	for i := range out {
		out[i] = pinyin.SinglePinyin(rune(firstSounded+i), args)
	}
	return out
})

// read gives how a character is read, nil for one that is no Han character.
func read(r rune) []string {
	if r < firstSounded || r > lastSounded {
		return nil
	}
	return pronunciations()[r-firstSounded]
}

// Pinyin gives the bytes of a text's first characters that are read as all of some letters, none where they are not, or
// where they are one character alone.
func Pinyin(text, latin string) int {
	_, one := utf8.DecodeRuneInString(text)
	if n := spelled(text, latin); n > one {
		return n
	}
	return 0
}

// spelled is Pinyin, of one character too.
func spelled(text, latin string) int {
	r, size := utf8.DecodeRuneInString(text)
	for _, s := range read(r) {
		rest, ok := strings.CutPrefix(latin, s)
		switch {
		case !ok || s == "":
		case rest == "":
			return size
		default:
			if n := spelled(text[size:], rest); n > 0 {
				return size + n
			}
		}
	}
	return 0
}

// characters has those that foreign names are written with.
//
//go:embed data/characters.txt
var characters string

var inventory = sync.OnceValue(func() map[rune]bool {
	out := map[rune]bool{}
	for line := range strings.Lines(characters) {
		if !strings.HasPrefix(line, "#") {
			for _, r := range strings.TrimSpace(line) {
				out[r] = true
			}
		}
	}
	return out
})

// Foreign reports whether foreign names are written with a character.
func Foreign(r rune) bool { return inventory()[r] || r == '·' }
