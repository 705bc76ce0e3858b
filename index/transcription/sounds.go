package transcription

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A sound is a consonant or a vowel of a name.
type sound struct {
	vowel bool
	text  string
}

// spellings are how several letters are one sound, and letters that have another than their own, the longest first. A
// capital letter stands for a sound that no letter has alone: C for ch, S for sh, N for ng.
var spellings = strings.NewReplacer(
	"tsch", "C", "sch", "S", "tch", "C", "dge", "je", "dj", "j", "cz", "C", "sz", "s", "zh", "j",
	"ph", "f", "th", "t", "sh", "S", "ch", "C", "ck", "k", "gh", "g", "kh", "k", "rh", "r", "wh", "w", "dz", "z", "tz", "z",
	"ts", "z", "qu", "kw", "q", "k", "x", "ks", "ng", "N", "gn", "n", "lh", "l", "nh", "n", "ce", "se", "ci", "si",
	"cy", "si", "c", "k",
)

// soundsOf cuts a name in Latin letters into its sounds.
func soundsOf(latin string) (out []sound) {
	var letters []rune
	for _, r := range norm.NFD.String(strings.ToLower(latin)) {
		if unicode.IsLetter(r) && r < 0x80 {
			letters = append(letters, r)
		}
	}
	var last rune
	for i, r := range []rune(spellings.Replace(string(letters))) {
		v := strings.ContainsRune("aeiou", r) || r == 'y' && i > 0
		switch {
		case r == last: // a double letter
		case v && last == 'N': // Benguela
			out = append(out[:len(out)-1], sound{false, "n"}, sound{false, "g"}, sound{v, string(r)})
		default:
			out = append(out, sound{v, string(r)})
		}
		last = r
	}
	return out
}

// A syllable is how a character is read, in its parts.
type syllable struct {
	initial, vowels, coda string
}

// syllableOf takes a pinyin syllable apart. er is a vowel that ends like r.
func syllableOf(pinyin string) (s syllable) {
	rest := pinyin
	for _, initial := range []string{"zh", "ch", "sh"} {
		if strings.HasPrefix(rest, initial) {
			s.initial, rest = initial, rest[2:]
		}
	}
	if s.initial == "" && rest != "" && !strings.ContainsRune("aeiou", rune(rest[0])) {
		s.initial, rest = rest[:1], rest[1:]
	}
	for _, coda := range []string{"ng", "n", "r"} {
		if strings.HasSuffix(rest, coda) {
			s.coda, rest = coda, strings.TrimSuffix(rest, coda)
			break
		}
	}
	s.vowels = rest
	return s
}
