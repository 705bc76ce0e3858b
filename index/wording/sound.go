package wording

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/transcription"
)

// anyMonth is what times of a text are counted from where none of them matters.
var anyMonth = bulletin.NewMonth(2024, 1)

// A name has so many letters at least, so that no English word is taken for one, and at most.
const shortest, longest = 4, 256

// Sounding gives the Chinese name that some Latin letters are the sound of, in their language or in Chinese, empty
// where no article has one.
func (t *Texts) Sounding(latin string) string {
	name := t.Spelled(latin)
	latin = spelling(latin)
	if name = cmp.Or(name, t.masked(latin)); name != "" || len(latin) < shortest || len(latin) > longest {
		return name
	}
	return t.heard(latin)
}

// spelling is how a name is written in Pinyin.
func spelling(latin string) string {
	return unaccented(strings.NewReplacer("'", "", "-", "", "ü", "v").Replace(strings.ToLower(latin)))
}

// masked gives the somebody whose family name some Latin letters are, where the articles tell no more of it: 黄某.
func (t *Texts) masked(family string) (name string) {
	eachText(t.issues, func(text string) {
		for at := range text {
			if n := transcription.Pinyin(text[at:], family+"mou"); n > 0 && strings.HasSuffix(text[at:at+n], "某") {
				name = text[at : at+n]
			}
		}
	})
	return name
}

// Spelled gives the Chinese name that some Latin letters stand behind in brackets, else the run of two or more Han
// characters that is read so, empty where no article has one; of several the one that stands there most often.
func (t *Texts) Spelled(latin string) string {
	if name := t.behind(latin); name != "" {
		return name
	}
	if latin = spelling(latin); len(latin) < shortest || len(latin) > longest {
		return ""
	}
	counts, best := map[string]int{}, ""
	words := lexicon.NewEveryday()
	eachText(t.issues, func(text string) {
		for at := range text {
			if n := transcription.Pinyin(text[at:], latin); n > 0 && whole(words, text, at, at+n) {
				run := text[at : at+n]
				if counts[run]++; counts[run] > counts[best] && !isOneWord(words, run) {
					best = run
				}
			}
		}
	})
	return best
}

// around is how many bytes about a run show which words it is a part of.
const around = 18

// foreignIn gives the runs of characters that foreign names are written with, as the articles have them.
func foreignIn(issues []*bulletin.Issue) (runs []string) {
	seen := map[string]bool{}
	words := lexicon.NewEveryday()
	native := func(r rune) bool { return !transcription.Foreign(r) }
	eachText(issues, func(text string) {
		at := 0
		for run := range strings.FieldsFuncSeq(text, native) {
			at += strings.Index(text[at:], run)
			if !seen[run] && utf8.RuneCountInString(run) > 1 {
				seen[run] = true
				runs = append(runs, unknown(words, text[max(0, at-around):min(len(text), at+len(run)+around)], run)...)
			}
			at += len(run)
		}
	})
	return runs
}

// unknown gives what is left of a run where words of several characters are taken out of it that the text about it has.
func unknown(words *lexicon.Lexicon, text, run string) (out []string) {
	text = strings.ToValidUTF8(text, "")
	from := utf8.RuneCountInString(text[:strings.Index(text, run)])
	letters := []rune(run)
	for _, t := range words.Tokens(text, anyMonth) {
		if t.Class == lexicon.Unknown || t.Class == lexicon.Company || t.To-t.From < 2 {
			continue
		}
		for i := max(t.From-from, 0); i < min(t.To-from, len(letters)); i++ {
			letters[i] = ' '
		}
	}
	return strings.Fields(string(letters))
}

// beside is what it costs for a name that characters of the kind that it is written with stand right before it or
// behind.
const beside = .1

// heard gives the characters that a foreign name is written by, empty where no article has it.
func (t *texts) heard(latin string) (name string) {
	best, sought := 1.0, transcription.NewName(latin)
	for _, run := range t.foreign() {
		for at := range run {
			n, cost := sought.Heard(run[at:])
			if at > 0 && !strings.HasSuffix(run[:at], "·") {
				cost += beside
			}
			if at+n < len(run) && !strings.HasPrefix(run[at+n:], "·") {
				cost += beside
			}
			if n > 0 && cost < best && sought.Alike(run[at:at+n], cost) {
				best, name = cost, run[at:at+n]
			}
		}
	}
	return name
}

// whole reports whether a run is no part of other words of its text, as 种稀 is of 一种稀土.
func whole(words *lexicon.Lexicon, text string, from, to int) bool {
	start := max(0, from-around)
	about := text[start:min(len(text), to+around)]
	before, run := strings.ToValidUTF8(about[:from-start], ""), text[from:to]
	first := utf8.RuneCountInString(before)
	last := first + utf8.RuneCountInString(run)
	return !slices.ContainsFunc(words.Tokens(before+run+strings.ToValidUTF8(about[to-start:], ""), anyMonth), func(t lexicon.Token) bool {
		cut := t.From < first && t.To > first || t.From < last && t.To > last
		return cut && t.Class != lexicon.Unknown && t.Class != lexicon.Company && t.Class != lexicon.Place || t.Is("link.of") && t.From >= first && t.To <= last
	})
}

// isOneWord reports whether the lexicon knows a run as a word, so that it is no name: 中心.
func isOneWord(words *lexicon.Lexicon, run string) bool {
	t := words.Tokens(run, anyMonth)
	known := []lexicon.Class{lexicon.Word, lexicon.Filler, lexicon.Goods, lexicon.Group}
	return len(t) == 1 && slices.Contains(known, t[0].Class)
}
