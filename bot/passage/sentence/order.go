package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// inOrder begins a list whose members stand in an order.
var inOrder = lexicon.List("ordered")

// order lists what a sentence ranks, the first before all: A>B>C, 依次为A、B和C.
func (s *Sentence) order() (out []string) {
	from, marks := -1, ">＞"
	for _, w := range inOrder {
		if i := strings.Index(s.Text, w); i >= 0 {
			from, marks = len([]rune(s.Text[:i+len(w)])), ">＞、和"
		}
	}
	if from < 0 {
		at := slices.IndexFunc(s.runes, func(r rune) bool { return strings.ContainsRune(marks, r) })
		if at < 0 {
			return nil
		}
		from = s.start(at, breaks)
	}
	part := string(s.runes[from:s.stop(from, "，。；！？")])
	for _, m := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		out = append(out, strings.Trim(m, " ：:"))
	}
	if len(out) < 3 {
		return nil
	}
	return out
}

// nth gives the place in an order that a want asks for, counted from one, and from the end where it is less than
// zero; zero for none.
func (q *Question) nth(w *Want) int {
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		switch {
		case t.Is("op.second"):
			return 2
		case t.Of("ord") && i+1 < len(q.Tokens) && len(q.Tokens[i+1].Value) == 1:
			return int(q.Tokens[i+1].Value[0] - '0')
		case slices.Contains(weakest, t.Text) && i > w.From && q.Tokens[i-1].Is("op.most"), t.Is("measure.low"):
			return -1
		}
	}
	if superlative(string(q.Letters[q.Tokens[w.From].From:q.Tokens[w.To-1].To])) {
		return 1
	}
	return 0
}

// weakest stand behind 最 and ask for the last of an order.
var weakest = lexicon.List("asked.last")

// ranked gives what stands at the place in an order that a want asks for.
func (s *Sentence) ranked(w *Want) (string, bool) {
	all := s.order()
	n := w.nth
	if n < 0 {
		n += len(all) + 1
	}
	if n < 1 || n > len(all) {
		return "", false
	}
	return all[n-1], true
}

// Announces reports whether a sentence says that several things follow, and how many where it says so: 计划开展4个方面的业务.
func (s *Sentence) Announces() (n int, ok bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != lexicon.Quantity && t.Class != lexicon.Number || len(t.Value) != 1 || t.Value < "2" ||
			t.To == len(s.letters) || t.Unit == "" && !strings.ContainsRune("个大项类种方步点", s.letters[t.To]) ||
			t.Unit != "" && !counter(t.Unit) {
			continue
		}
		n, ok = int(t.Value[0]-'0'), true
	}
	if !ok {
		return 0, strings.Contains(s.Folded, "以下") || strings.Contains(s.Folded, "如下")
	}
	return n, true
}

// longLabel is the most letters of a label.
const longLabel = 12

// Label returns the words before the colon that a paragraph begins with, empty for none: 采矿：….
func (s *Sentence) Label() string {
	text := strings.TrimLeft(s.Text, "①②③④⑤⑥⑦⑧⑨0123456789.、（）() ")
	label, _, ok := strings.Cut(strings.ReplaceAll(text, ":", "："), "：")
	if !ok || len([]rune(label)) > longLabel || strings.ContainsAny(label, "，。；“”") {
		return ""
	}
	return strings.TrimSpace(label)
}
