package search

import (
	_ "embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rebot/index/lexicon"
)

//go:embed english.txt
var englishText string

//go:embed asking.txt
var askingText string

// asking takes out the words that ask, and tell nothing about what is asked, the longest that fits.
var asking = sync.OnceValue(func() *strings.Replacer {
	words := strings.Fields(regexp.MustCompile(`#.*`).ReplaceAllString(askingText, ""))
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, w := range words {
		pairs = append(pairs, w, " ")
	}
	return strings.NewReplacer(pairs...)
})

// phrases finds what an English question may call things, the longest that fits, and has the bulletin's own word for each;
// none for words that only ask. The names of countries are the lexicon's.
var phrases = sync.OnceValues(func() (find *regexp.Regexp, chinese map[string]string) {
	chinese = map[string]string{}
	for line := range strings.Lines(englishText) {
		if english, word, _ := strings.Cut(strings.TrimSpace(line), "\t"); !strings.HasPrefix(line, "#") {
			chinese[english] = word
		}
	}
	for _, f := range lexicon.Names("country", "bloc") {
		if len(f.Text) > 2 && f.Text[0] < utf8.RuneSelf { // us is a word too
			chinese[strings.ToLower(f.Text)] = f.ID
		}
	}
	all := slices.Sorted(maps.Keys(chinese))
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	either := strings.ReplaceAll(regexp.QuoteMeta(strings.Join(all, "\n")), " ", `[^a-z0-9]+`)
	return regexp.MustCompile(`\b(?:` + strings.ReplaceAll(either, "\n", "|") + `)\b`), chinese
})

// months are written in figures in the bulletin. 一月 is left alone: it is a duration too.
var months = strings.NewReplacer("十二月", "12月", "十一月", "11月", "十月", "10月", "九月", "9月", "八月", "8月", "七月", "7月",
	"六月", "6月", "五月", "5月", "四月", "4月", "三月", "3月", "二月", "2月")

// inForce finds what questions call 施行, the word that laws and decrees themselves have for it.
var inForce = regexp.MustCompile(`((?:[^方做想说看手用写语]法|条例|办法|规定|细则)[^。？?]*?)(?:开始)?(?:实施|生效|执行)`)

// inChinese is a folded text with the bulletin's words in place of the English ones that it would say in Chinese, and of
// other Chinese ones, as a search reads it. Names stay as they are.
func inChinese(text string) string {
	text = inForce.ReplaceAllString(months.Replace(text), "${1}施行")
	if !strings.ContainsFunc(text, func(r rune) bool { return 'a' <= r && r <= 'z' }) {
		return text
	}
	find, chinese := phrases()
	return find.ReplaceAllStringFunc(text, func(phrase string) string {
		words := strings.FieldsFunc(phrase, func(r rune) bool { return r >= utf8.RuneSelf || !isWord(r) })
		return " " + chinese[strings.Join(words, " ")] + " "
	})
}
