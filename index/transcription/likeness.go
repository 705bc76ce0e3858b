package transcription

import (
	"embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/consonants.txt
var table embed.FS

// never is the cost of what is not so.
const never = 9.0

// consonants has what it costs that a consonant of a name is written by a syllable that begins with another one.
var consonants = sync.OnceValue(func() map[string]map[string]float64 {
	text, _ := table.ReadFile("data/consonants.txt") // embedded
	out := map[string]map[string]float64{}
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if len(f) < 2 || line[0] == '#' {
			continue
		}
		out[f[0]] = map[string]float64{}
		for _, w := range f[1:] {
			k := strings.IndexAny(w, "0123456789")
			n, _ := strconv.Atoi(w[k:])
			out[f[0]][strings.TrimPrefix(w[:k], "-")] = float64(n) / 100
		}
	}
	return out
})

// vowelsApart has what it costs that a vowel is written by another one.
var vowelsApart = map[string]float64{"ae": .12, "ei": .12, "ou": .1, "ao": .15, "eo": .15, "iu": .4, "ai": .35, "au": .2, "eu": .2, "io": .5}

// Loosest is what a name may cost for each syllable where it stands in brackets behind its characters, so that these are
// heard to be it.
const Loosest = .3

// A Name is a name in Latin letters, in its sounds.
type Name struct{ sounds []sound }

// NewName takes a name apart, for all the texts that it is looked for in.
func NewName(latin string) Name { return Name{soundsOf(latin)} }

// Heard finds the characters at the beginning of a text that a name is written by, and what that costs for each syllable:
// the less, the liker. It gives no bytes where it is written by none of them.
func (name Name) Heard(text string) (bytes int, cost float64) {
	sounds := name.sounds
	if first, _ := utf8.DecodeRuneInString(text); len(sounds) < 3 || first == '·' {
		return 0, never
	}
	at := fresh(len(sounds))
	at[0] = 0
	best, syllables := Loosest, 0
	for from := 0; from < len(text); {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !Foreign(r) || syllables > len(sounds) {
			break
		}
		from += size
		if r == '·' {
			continue
		}
		next, readings := fresh(len(sounds)), read(r)
		for _, p := range readings[:min(len(readings), 2)] { // others are rare
			step(sounds, at, next, syllableOf(p))
		}
		at = next
		syllables++
		c := ended(sounds, at) / float64(syllables)
		if syllables > 1 && c < best+longer {
			best, bytes = c, from
		}
	}
	return bytes, best
}

// longer is what more characters for the same name may cost.
const longer = .02

// Alike reports whether a name is heard so well that it needs no brackets: characters stand for it at a cost for each.
// What stands for a short name may stand for many.
func (name Name) Alike(han string, cost float64) bool {
	if len(name.sounds) < 4 {
		return false
	}
	n := utf8.RuneCountInString(strings.ReplaceAll(han, "·", ""))
	return cost <= [...]float64{0, 0, .06, .1, .14}[min(n, 4)]
}

func fresh(n int) []float64 {
	out := make([]float64, n+1)
	for i := range out {
		out[i] = never
	}
	return out
}

// ended is the least that a name costs of which some sounds are written and the others are silent.
func ended(sounds []sound, at []float64) float64 {
	best := never
	for i, c := range at {
		for k := i; k < len(sounds) && c < never; k++ {
			c += silent(sounds, k)
		}
		best = min(best, c)
	}
	return best
}

// step writes further sounds by a syllable: at has what was spent on the sounds before each, next what is afterwards.
func step(sounds []sound, at, next []float64, s syllable) {
	for i, cost := range at {
		for k := i; cost < never && k <= len(sounds); k++ { // those before it that are silent
			s.write(sounds, k, cost, next)
			if k < len(sounds) {
				cost += silent(sounds, k)
			}
		}
	}
}

// write tries all ways in which a syllable stands for the sounds from one on.
func (s syllable) write(sounds []sound, i int, cost float64, next []float64) {
	if s.coda == "r" && s.initial == "" { // 尔
		if i < len(sounds) && (sounds[i].text == "r" || sounds[i].text == "l") {
			next[i+1] = min(next[i+1], cost)
		}
		return
	}
	if i < len(sounds) && !sounds[i].vowel {
		if c, ok := consonants()[sounds[i].text][s.initial]; ok {
			s.rhyme(sounds, i+1, cost+c, next)
		}
		if s.initial == "" && (sounds[i].text == "n" || sounds[i].text == "m") && s.coda != "" { // 恩
			next[i+1] = min(next[i+1], cost+.05)
		}
		return
	}
	switch s.initial {
	case "":
		s.rhyme(sounds, i, cost, next)
	case "w":
		s.vowels = "u" + s.vowels
		s.rhyme(sounds, i, cost+.05, next)
	case "y":
		s.vowels = "i" + s.vowels
		s.rhyme(sounds, i, cost+.05, next)
	}
}

// rhyme goes on with the vowels of a syllable and what it ends with.
func (s syllable) rhyme(sounds []sound, i int, cost float64, next []float64) {
	for k := i; k <= min(len(sounds), i+3); k++ {
		letters := ""
		for _, v := range sounds[i:k] {
			letters += v.text
			if !v.vowel {
				return
			}
		}
		c := cost + vowelCost(letters, s.vowels)
		if len(letters) > max(len(s.vowels), 1) {
			c += .06
		}
		if s.coda == "" {
			next[k] = min(next[k], c)
			continue
		}
		nasal := ""
		if k < len(sounds) {
			nasal = sounds[k].text
		}
		switch nasal {
		case "n", "m", "N":
			if nasal == "m" || (nasal == "N") != (s.coda == "ng") {
				c += .05
			}
			next[k+1] = min(next[k+1], c)
			next[k] = min(next[k], c+.05) // 安娜
		default:
			next[k] = min(next[k], c+.35)
		}
	}
}

// vowelCost is what it costs that some vowels of a name, or none, are written by those of a syllable.
func vowelCost(latin, han string) float64 {
	latin = strings.ReplaceAll(latin, "y", "i")
	switch {
	case latin == han:
		return 0
	case latin == "" && len(han) == 1:
		return map[string]float64{"a": .3, "o": .2}[han] + .03
	case latin == "":
		return .35
	}
	best := never
	for _, a := range latin {
		for _, b := range han {
			pair := string(min(a, b)) + string(max(a, b))
			c, ok := vowelsApart[pair]
			if a == b {
				c, ok = .04, true
			}
			if ok {
				best = min(best, c)
			}
		}
	}
	return best
}

// silent is what it costs that a sound is not written.
func silent(sounds []sound, i int) float64 {
	last := i+1 == len(sounds)
	before := i > 0 && sounds[i-1].vowel
	behind := !last && sounds[i+1].vowel
	switch t := sounds[i].text; {
	case sounds[i].vowel:
		if t == "e" && last {
			return .05
		}
		return .3
	case t == "r" && before && !behind, t == "w" && before:
		return .08
	case t == "h" && !behind:
		return .08
	case t == "l" && before && !behind:
		return .4
	case last && strings.Contains("tdksg", t):
		return .4
	}
	return .6
}
