package search

import (
	_ "embed"
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

// A phrase is what an English question may call a thing, word by word, and the bulletin's own word for it; none for words
// that only ask.
type phrase struct {
	english []string
	chinese string
}

// phrases lists the phrases by their first word, the longest first. The names of countries are the lexicon's.
var phrases = sync.OnceValue(func() map[string][]phrase {
	all := map[string][]phrase{}
	for _, f := range lexicon.Names("country", "bloc") {
		if len(f.Text) > 2 && f.Text[0] < utf8.RuneSelf { // us is a word too
			words := strings.Fields(strings.ToLower(f.Text))
			all[words[0]] = append(all[words[0]], phrase{words, f.ID})
		}
	}
	for line := range strings.Lines(englishText) {
		english, chinese, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if p := (phrase{strings.Fields(english), chinese}); !strings.HasPrefix(line, "#") {
			all[p.english[0]] = append(all[p.english[0]], p)
		}
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.english) - len(a.english) })
	}
	return all
})

// months are written in figures in the bulletin. 一月 is left alone: it is a duration too.
var months = strings.NewReplacer("十二月", "12月", "十一月", "11月", "十月", "10月", "九月", "9月", "八月", "8月", "七月", "7月",
	"六月", "6月", "五月", "5月", "四月", "4月", "三月", "3月", "二月", "2月")

// inForce finds what questions call 施行, the word that laws and decrees themselves have for it.
var inForce = regexp.MustCompile(`((?:[^方做想说看手用写语]法|条例|办法|规定|细则)[^。？?]*?)(?:开始)?(?:实施|生效|执行)`)

// inChinese is a text with the bulletin's words in place of the English ones that it would say in Chinese, and of other
// Chinese ones, as a search reads it. Names stay as they are.
func inChinese(text string) string {
	text = inForce.ReplaceAllString(months.Replace(text), "${1}施行")
	words := latinWords(text)
	var b strings.Builder
	at := 0
	for i := 0; i < len(words); i++ {
		p, ok := phraseAt(text, words[i:])
		if !ok {
			continue
		}
		b.WriteString(text[at:words[i].From] + " " + p.chinese + " ")
		i += len(p.english) - 1
		at = words[i].To
	}
	return b.String() + text[at:]
}

// latinWords finds the runs of ASCII letters and digits.
func latinWords(text string) (words []Span) {
	from := -1
	for i := 0; i <= len(text); i++ {
		in := i < len(text) && text[i] < utf8.RuneSelf && isWord(small(rune(text[i])))
		switch {
		case in && from < 0:
			from = i
		case !in && from >= 0:
			words = append(words, Span{from, i})
			from = -1
		}
	}
	return words
}

func phraseAt(text string, words []Span) (phrase, bool) {
	first := strings.ToLower(text[words[0].From:words[0].To])
	for _, p := range phrases()[first] {
		if len(words) >= len(p.english) && slices.EqualFunc(words[:len(p.english)], p.english, func(s Span, w string) bool {
			return strings.EqualFold(text[s.From:s.To], w)
		}) {
			return p, true
		}
	}
	return phrase{}, false
}
