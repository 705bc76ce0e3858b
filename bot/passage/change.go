package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// formerly are words that ask for what was before a change.
var formerly = strings.Fields("原来 原先 原本 原有 本来 起初 当初 最初 之前 此前 以前 先前 过去 旧的")

// A change is how a want asks for one of two numbers, or for several.
type change struct {
	text   string   // the want's letters
	before bool     // what was before is asked for
	both   bool     // from what and to what
	more   []string // further units that are asked for: 多少章多少条
}

// readChange finds what a question says of a change.
func (q *question) readChange(w *want) {
	from, to := q.tokens[w.from].From, q.tokens[w.to-1].To
	w.text = string(q.letters[from:to])
	w.before = slices.ContainsFunc(formerly, func(f string) bool { return strings.Contains(w.text, f) })
	asked, first := 0, ""
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		if !t.Is("ask.what") && !t.Is("op.count") && !t.Is("ask.price") {
			continue
		}
		var next *lexicon.Token
		if k := q.after(i, w.to); k >= 0 {
			next = &q.tokens[k]
		}
		if asked++; asked == 1 || w.head != HowMany {
			if next != nil && next.To-next.From == 1 {
				first = next.Text
			}
			continue
		}
		if of := q.counted(t.Text, next); of != "" && of != w.of {
			w.more = append(w.more, of)
		}
	}
	if len(w.more) > 0 && w.of == "" {
		w.of = first
	}
	w.both = asked == 2 && len(w.more) == 0 && strings.ContainsAny(w.text, "从由") && strings.ContainsAny(w.text, "到至升降增减")
}

// unsaid leaves the numbers out that the question says itself: 重复频率1kHz下.
func (s *sentence) unsaid(w *want, all []found) []found {
	return slices.DeleteFunc(all, func(f found) bool {
		return len(f.text) > 1 && strings.ContainsAny(f.text, "0123456789") && said(w.text, fold(f.text))
	})
}

// said reports whether a text has a number, not as a part of another.
func said(text, number string) bool {
	at := strings.Index(text, number)
	if at < 0 {
		return false
	}
	digit := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == '.')
	}
	return !digit(at-1) && !digit(at+len(number))
}

// ofChange picks the number that is asked for where a sentence or a question tells of several; told reports whether it does.
func (s *sentence) ofChange(w *want, all []found, spans []met) (text string, ok, told bool) {
	if len(w.more) > 0 {
		return s.eachCount(w, all, spans)
	}
	if text, told := s.shared(w, all, spans); told {
		return text, true, true
	}
	a, b, changes := s.changed(all, spans)
	switch {
	case w.both && changes:
		return s.piece(a.from, b.to).text, true, true
	case w.both:
		return "", false, true
	case w.before && changes:
		return a.text, true, true
	case w.before:
		return "", true, true
	case !changes || s.ofTime(a.from, w)+s.ofTime(b.from, w) != 0:
		return "", false, false
	}
	if f := s.nearest(all, spans, w); f == a || f == b {
		return b.text, true, true
	}
	return "", false, false
}

// shared gives the number of what is asked for where 分别 shares several out: of the names in the list, the one that has most of
// the question's letters.
func (s *sentence) shared(w *want, all []found, spans []met) (text string, told bool) {
	for _, m := range spans {
		c := s.clause(m.from)
		names, values, ok := strings.Cut(string(s.letters[c.from:c.to]), "分别")
		apart := func(r rune) bool { return strings.ContainsRune("和、与及", r) }
		n, v := strings.FieldsFunc(names, apart), strings.FieldsFunc(strings.TrimLeft(values, "为是达"), apart)
		if !ok || len(v) < 2 || len(n) < len(v) {
			continue
		}
		at, alike := likest(w.text, n[len(n)-len(v):])
		if !alike {
			continue
		}
		if k := slices.IndexFunc(all, func(f found) bool { return strings.HasPrefix(v[at], fold(f.text)) }); k >= 0 {
			return all[k].text, true
		}
	}
	return "", false
}

// likest gives the name that has the most pairs of letters of a text, where one has more than all others.
func likest(text string, names []string) (at int, ok bool) {
	most := 0
	for i, name := range names {
		r, n := []rune(name), 0
		for k := 0; k+1 < len(r); k++ {
			if strings.Contains(text, string(r[k:k+2])) {
				n++
			}
		}
		switch {
		case n > most:
			at, most, ok = i, n, true
		case n == most:
			ok = false
		}
	}
	return at, ok
}

// changed finds the numbers from which and to which something goes: 由1家增至2家.
func (s *sentence) changed(all []found, spans []met) (a, b found, ok bool) {
	slices.SortFunc(all, func(a, b found) int { return a.from - b.from })
	for i := 0; i+1 < len(all); i++ {
		a, b = all[i], all[i+1]
		c := s.clause(a.from)
		if b.to > c.to || !slices.ContainsFunc(spans, func(m met) bool { return m.from >= c.from && m.to <= c.to }) {
			continue
		}
		start := c.from
		if i > 0 {
			start = max(start, all[i-1].to)
		}
		_, from := s.lastOf(start, a.from, "从 由 自")
		if from && strings.ContainsAny(string(s.runes[a.to:b.from]), "至到") {
			return a, b, true
		}
	}
	return found{}, found{}, false
}

// eachCount gives the numbers of every unit that is asked for, in their order: 八章八十条.
func (s *sentence) eachCount(w *want, all []found, spans []met) (string, bool, bool) {
	got := []found{s.nearest(all, spans, w)}
	for _, of := range w.more {
		one := *w
		one.of, one.unit = of, ""
		more := s.numbers(&one)
		if len(more) == 0 {
			return "", false, true
		}
		got = append(got, s.nearest(more, spans, &one))
	}
	var texts []string
	for _, f := range apart(got) {
		texts = append(texts, f.text)
	}
	return strings.Join(texts, "、"), true, true
}
