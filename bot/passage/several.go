package passage

import (
	"slices"
	"strings"
)

// numerals are the numbers that a question asks for by name: 哪两家.
var numerals = map[rune]int{'两': 2, '二': 2, '俩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '2': 2, '3': 3, '4': 4, '5': 5}

// number is how many a want asks for, zero where it does not say.
func (q *asking) number(w *want) int {
	if w.at < 0 {
		return 0
	}
	text := q.tokens[w.at].Text
	if w.at+1 < w.to && q.tokens[w.at+1].From == q.tokens[w.at].To && text == "哪" {
		text += q.tokens[w.at+1].Text
	}
	if !strings.Contains(text, "哪") {
		return 0
	}
	for _, r := range text {
		if n := numerals[r]; n > 0 {
			return n
		}
	}
	return 0
}

// enough reports whether a lifted text names as many as are asked for.
func enough(text string, n int) bool {
	if quoted := strings.Count(text, "“") + strings.Count(text, "《"); quoted > 0 {
		return n == 0 || quoted == n
	}
	text = strings.ReplaceAll(text, "以及", "、")
	return n == 0 || len(pieces(text)) == n || strings.Count(text, "、") == n-1 // 和 may stand in a name
}

// countedList lifts a list whose number the sentence says too, before it or behind it: A、B两家企业, 两家，即A和B.
func (s *sentence) countedList(w *want) string {
	if w.number == 0 {
		return ""
	}
	for i := 0; i+1 < len(s.letters); i++ {
		if numerals[s.letters[i]] != w.number || !strings.ContainsRune("家个位种类大项所名", s.letters[i+1]) {
			continue
		}
		c := met{i, s.stop(i, breaks)}
		for c.from > 0 && !strings.ContainsRune(breaks, s.runes[c.from-1]) { // a quotation ends no list
			c.from--
		}
		noun, asked := string(s.letters[i+2:min(i+4, c.to)]), w.behindAsk()
		if len([]rune(noun)) > 1 && !strings.Contains(asked, noun) ||
			len([]rune(noun)) < 2 && (asked == "" || !strings.Contains(string(s.letters[c.from:c.to]), asked)) {
			continue
		}
		if text := s.trimmed(s.phraseStart(c.from, i), i); enough(text, w.number) {
			return text
		}
		if at, ok := s.lastOf(i, s.stop(i, "。；"), "即 包括 分别是 分别为"); ok {
			k := s.trim(at, s.stop(at, "。；，"))
			if text := string(s.runes[k.from:k.to]); enough(text, w.number) {
				return text
			}
		}
	}
	return ""
}

// lifts proves a want, and takes a list whose number the sentence says before anything else; where a number is asked for,
// what names another number is not lifted. listed reports whether it is such a list.
func (s *sentence) lifts(w *want, terms []term, spans []met) (value string, proof, listed bool) {
	value, proof = s.proves(w, terms, spans)
	if list := s.countedList(w); list != "" {
		return list, true, true
	}
	unsaid := w.number > 0 && len(w.behindAsk()) >= len("上市公司") && !strings.Contains(s.folded, w.behindAsk()) && !w.related()
	if unsaid || !enough(value, w.number) {
		value = ""
	}
	return value, proof, false
}

// behindAsk is what stands behind the words that ask: 上市公司 in 哪两家是上市公司.
func (w *want) behindAsk() string {
	_, text, _ := strings.Cut(w.wanted, w.askText)
	return strings.Trim(text, "是的被?？。 ")
}

// phraseStart gives where a list that ends before a letter begins: behind the last verb or preposition.
func (s *sentence) phraseStart(start, end int) int {
	for i := end - 1; i >= start; i-- {
		t := s.wordAt(i)
		if s.stops(i) && !strings.ContainsRune("、“”《》", s.runes[i]) && !t.Is("op.and") {
			return max(i+1, t.To)
		}
	}
	return start
}

func (s *sentence) trimmed(from, to int) string {
	k := s.trim(from, to)
	for k.from > 0 && k.from < k.to && slices.Contains([]rune("“《"), s.runes[k.from-1]) {
		k.from--
	}
	for k.to < to && slices.Contains([]rune("”》"), s.runes[k.to]) {
		k.to++
	}
	return string(s.runes[k.from:k.to])
}
