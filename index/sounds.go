package index

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
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

// A name has so many letters at least, so that no English word is taken for one, and at most.
const shortest, longest = 4, 256

// Sounding gives the Chinese name that some Latin letters stand behind in brackets, else the run of two or more Han
// characters that is read so, empty where no article has one; of several the one that stands there most often.
func (l *Library) Sounding(latin string) string {
	if name := l.glossed(latin); name != "" {
		return name
	}
	latin = strings.NewReplacer("'", "", "-", "", "ü", "v").Replace(strings.ToLower(latin))
	if len(latin) < shortest || len(latin) > longest {
		return ""
	}
	counts, best := map[string]int{}, ""
	words := lexicon.New()
	for _, is := range l.Issues() {
		eachText(is, func(text string) {
			for at := range text {
				if n := sounds(text[at:], latin); n > 0 {
					run := text[at : at+n]
					if counts[run]++; counts[run] > counts[best] && !isOneWord(words, run) {
						best = run
					}
				}
			}
		})
	}
	return best
}

// isOneWord reports whether the lexicon knows a run as a word, so that it is no name: 中心.
func isOneWord(words *lexicon.Lexicon, run string) bool {
	t := words.Tokens(run, 0)
	known := []lexicon.Class{lexicon.Word, lexicon.Filler, lexicon.Goods, lexicon.Group}
	return len(t) == 1 && slices.Contains(known, t[0].Class)
}

// eachText hands on the titles and the paragraphs of an issue.
func eachText(is *bulletin.Issue, f func(text string)) {
	for i := range is.Articles {
		f(is.Articles[i].Title)
		for k := range is.Articles[i].Paragraphs {
			f(is.Articles[i].Paragraphs[k].Text)
		}
	}
}

// sounds gives the bytes of a text's first characters that are read as all of some letters, none where they are not, or where
// they are one character alone.
func sounds(text, latin string) int {
	_, one := utf8.DecodeRuneInString(text)
	if n := sounding(text, latin); n > one {
		return n
	}
	return 0
}

// sounding is sounds, of one character too.
func sounding(text, latin string) int {
	r, size := utf8.DecodeRuneInString(text)
	if r < firstSounded || r > lastSounded {
		return 0
	}
	for _, s := range pronunciations()[r-firstSounded] {
		rest, ok := strings.CutPrefix(latin, s)
		switch {
		case !ok || s == "":
		case rest == "":
			return size
		default:
			if n := sounding(text[size:], rest); n > 0 {
				return size + n
			}
		}
	}
	return 0
}
