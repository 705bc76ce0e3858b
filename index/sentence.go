package index

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Extract finds the sentence or two of a hit that answer a question, as Text[from:to] of its paragraph.
// What is asked chooses among them: a question for a time wants the sentence with the date. No sentence is cut, and a
// list comes whole.
func Extract(ask string, h Hit) (text string, from, to int) {
	body := h.Passage().Text
	q := h.question
	if q == nil || q.text != ask {
		q = cut(ask)
	}
	x := extraction{q: q, body: body, sentences: sentences(body)}
	if len(x.sentences) == 0 {
		return body, 0, len(body)
	}
	x.weigh()
	first, last := x.choose()
	span := Span{x.sentences[first].From, x.sentences[last].To}
	return body[span.From:span.To], span.From, span.To
}

// An extraction is the work of choosing sentences.
type extraction struct {
	q         *question
	body      string
	sentences []Span
	holds     []map[int]bool // the question's grams in each sentence
	scores    []float64
}

// dependent begins a sentence that says little without the one before it.
var dependent = regexp.MustCompile(`^[“"]?(该|其|此|这|那|他|她|它|对此|为此|但|不过|然而|同时|因此|所以|另外|这些|上述|两者|后者|前者|(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日)?，?)?(?:公司|条例|研究人员|团队))`)

// weigh scores each sentence: the share of the question that stands in it, more where it holds what is asked for.
func (x *extraction) weigh() {
	for i, s := range x.sentences {
		holds := map[int]bool{}
		for _, t := range x.q.touches(x.text(i), nil) {
			holds[t.gram] = true
		}
		x.holds = append(x.holds, holds)
		score := x.weight(holds) + 0.3*x.carried(i)
		if x.q.answeredBy(x.body[s.From:s.To]) {
			score *= 1.5
		}
		x.scores = append(x.scores, score)
	}
}

func (x *extraction) text(i int) string { return x.body[x.sentences[i].From:x.sentences[i].To] }

// weight adds up grams in the order of the question, so that sums come out alike each time.
func (x *extraction) weight(holds map[int]bool) (sum float64) {
	for i, g := range x.q.grams {
		if holds[i] {
			sum += g.weight
		}
	}
	return sum
}

// carried is what a sentence that leans on the one before it takes over.
func (x *extraction) carried(i int) float64 {
	if i == 0 || !dependent.MatchString(x.text(i)) {
		return 0
	}
	return x.weight(x.holds[i-1])
}

// choose picks the best sentence, and widens it where it does not stand alone.
func (x *extraction) choose() (first, last int) {
	best := 0
	for i, s := range x.scores {
		if s > x.scores[best] {
			best = i
		}
	}
	if first, last, ok := x.list(best); ok {
		return first, last
	}
	return x.widen(best)
}

// widen adds the sentence before one that leans on it, or else the neighbour that holds much of what is still missing.
func (x *extraction) widen(best int) (first, last int) {
	if best > 0 && dependent.MatchString(x.text(best)) {
		return best - 1, best
	}
	gain := [2]float64{x.gain(best, best-1), x.gain(best, best+1)}
	switch need := 0.3 * x.q.total; {
	case gain[0] > need && gain[0] >= gain[1]:
		return best - 1, best
	case gain[1] > need:
		return best, best + 1
	}
	return best, best
}

// gain is the weight of the grams that a neighbour holds and the best sentence lacks.
func (x *extraction) gain(best, other int) (sum float64) {
	if other < 0 || other >= len(x.sentences) {
		return 0
	}
	for i, g := range x.q.grams {
		if x.holds[other][i] && !x.holds[best][i] && g.kind != single {
			sum += g.weight
		}
	}
	return sum
}

// point begins an item of a list that is spread over sentences.
var point = regexp.MustCompile(`^\s*(一是|二是|三是|四是|五是|第[一二三四五六七八九十]+[，,、是]?|[（(]?\d{1,2}[.、)）．]|[①-⑳]|[一二三四五六七八九十]+、)`)

// list widens a sentence that is an item of a list, or opens one, to the whole list.
func (x *extraction) list(best int) (first, last int, ok bool) {
	first, last = best, best
	for last+1 < len(x.sentences) && point.MatchString(x.text(last+1)) && (last > best || point.MatchString(x.text(best)) || opensList(x.text(best))) {
		last++
	}
	for first > 0 && point.MatchString(x.text(first)) && (point.MatchString(x.text(first-1)) || opensList(x.text(first-1))) {
		first--
	}
	return first, last, first < last
}

func opensList(sentence string) bool {
	return strings.ContainsAny(sentence, "：:") || strings.Contains(sentence, "以下") || strings.Contains(sentence, "如下")
}

// sentences cuts a text after 。！？ and the quotes and brackets that close behind them, but not within brackets.
func sentences(text string) (out []Span) {
	from, depth := 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		depth = nested(depth, r)
		if !endsSentence(r) || depth > 0 {
			continue
		}
		i = closing(text, i)
		out = append(out, trimSpan(text, from, i))
		from = i
	}
	if strings.TrimSpace(text[from:]) != "" {
		out = append(out, trimSpan(text, from, len(text)))
	}
	return out
}

func endsSentence(r rune) bool { return strings.ContainsRune("。！？｡\n", r) }

// nested counts brackets; one that is never closed must not swallow the rest of the text.
func nested(depth int, r rune) int {
	switch r {
	case '（', '(', '《':
		return min(depth+1, 3)
	case '）', ')', '》', '\n':
		return max(depth-1, 0)
	}
	return depth
}

// closing steps over the quotation marks and brackets that belong to the sentence before them.
func closing(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune("”’」』）)", r) {
			break
		}
		i += size
	}
	return i
}

func trimSpan(text string, from, to int) Span {
	s := text[from:to]
	from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return Span{from, from + len(strings.TrimSpace(s))}
}
