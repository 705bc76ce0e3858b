package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// A sinceWhen is what a want says of the time that it asks for.
type sinceWhen struct {
	grain string         // 年, 月 or 日; empty for any
	than  bool           // the time that something is compared with is asked for: 较哪个月
	deed  *lexicon.Token // what happens then
	held  []string       // the amounts that are of that time
}

// grain is how exact a time is asked for.
func (q *asking) grain(w *want) string {
	if w.at < 0 {
		return ""
	}
	text := q.tokens[w.at].Text
	if k := q.after(w.at, w.to); k >= 0 {
		text += q.tokens[k].Text
	}
	switch {
	case strings.Contains(text, "天") || strings.Contains(text, "几号") || strings.Contains(text, "日"):
		return "日"
	case strings.Contains(text, "月"):
		return "月"
	case strings.Contains(text, "年"):
		return "年"
	}
	return ""
}

// than reports whether a time is asked for that something is compared with.
func (q *asking) than(w *want) bool {
	return w.at > w.from && slices.Contains(compared, q.tokens[w.at-1].Text)
}

// compared are the words before a time that something is compared with.
var compared = strings.Fields("较 比 相比 相较 同比 较之")

// dates lists the times of a sentence at which what is asked about may happen: those of the clause that says what happens,
// or else of the whole that says it; of several of one clause the most exact, since a year there only says of what.
func (s *sentence) dates(w *want) (out []found) {
	all := slices.DeleteFunc(s.periods(), func(f found) bool { return s.fragment(f) || w.than != s.compares(f) })
	if len(w.held) > 0 {
		return s.timesOf(w.held, all)
	}
	for _, f := range s.ofDeed(w, all) {
		if !slices.ContainsFunc(all, func(o found) bool {
			return s.home(o) == s.home(f) && exactness(o.text) > exactness(f.text)
		}) {
			out = append(out, f)
		}
	}
	return out
}

// timesOf gives the last time before each of some amounts, in its clause.
func (s *sentence) timesOf(amounts []string, all []found) (out []found) {
	for _, a := range amounts {
		i := strings.Index(s.folded, a)
		if i < 0 {
			continue
		}
		at := len([]rune(s.folded[:i]))
		for k := len(all) - 1; k >= 0; k-- {
			if f := all[k]; f.to <= at && s.clause(f.from) == s.clause(at) {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// joinedTimes widens a time to those that it is joined to: 1996年、2009年.
func (s *sentence) joinedTimes(f found, all []found) found {
	for _, o := range all {
		if o.from > f.to && o.from-f.to <= 2 && strings.ContainsAny(string(s.runes[f.to:o.from]), "、和与") {
			f = s.piece(f.from, o.to)
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if o := all[i]; o.to < f.from && f.from-o.to <= 2 && strings.ContainsAny(string(s.runes[o.to:f.from]), "、和与") {
			f = s.piece(o.from, f.to)
		}
	}
	return f
}

// ofDeed keeps the times of the clauses that say what happens, where there are any.
func (s *sentence) ofDeed(w *want, all []found) []found {
	if w.deed == nil {
		return all
	}
	deeds := s.deeds(w.deed)
	kept := slices.DeleteFunc(slices.Clone(all), func(f found) bool {
		return !slices.ContainsFunc(deeds, func(m met) bool { return s.clause(m.from) == s.home(f) })
	})
	if len(kept) > 0 || len(deeds) == 0 {
		return kept
	}
	return all
}

// home is the clause that a time is told of: the next, where it stands in one by itself.
func (s *sentence) home(f found) met {
	c := s.clause(f.from)
	if s.opens(c) >= c.to && c.to+1 < len(s.runes) {
		return s.clause(c.to + 1)
	}
	return c
}

// tells reports whether a sentence says that something happens, or nothing need.
func (s *sentence) tells(deed *lexicon.Token) bool {
	return deed == nil || len(s.deeds(deed)) > 0
}

// deeds finds where a sentence says that something happens.
func (s *sentence) deeds(deed *lexicon.Token) []met {
	all := s.stands(&term{text: deed.Text, token: deed})
	for i := range s.tokens {
		if t := &s.tokens[i]; same(t, deed) {
			all = append(all, met{t.From, t.To})
		}
	}
	return all
}

// fragment reports whether a time is the end of a span that is counted: 几年内, 四年内.
func (s *sentence) fragment(f found) bool {
	return f.from > 0 && strings.ContainsRune("几数多两一二三四五六七八九十", s.letters[f.from-1]) && f.text[0] > '9'
}

// compares reports whether something is compared with a time.
func (s *sentence) compares(f found) bool {
	k := s.wordAt(max(f.from-1, 0))
	return f.from > 0 && slices.ContainsFunc(compared, func(c string) bool { return strings.HasSuffix(k.Text, c) })
}

// exactness ranks a time by how exactly it is told.
func exactness(text string) int {
	for i, unit := range []string{"日号天", "月", "季旬半", "年"} {
		if strings.ContainsAny(text, unit) {
			return 4 - i
		}
	}
	return 0
}

// asExact reports whether a time is as exact as it is asked for.
func (w *want) asExact(text string) bool {
	switch w.grain {
	case "日":
		return exactness(text) == 4
	case "月":
		return exactness(text) >= 3
	case "年":
		return strings.Contains(text, "年")
	}
	return true
}

// periods lists the times that a sentence names.
func (s *sentence) periods() (out []found) {
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.Class != lexicon.PeriodOf {
			continue
		}
		to := t.To
		for i+1 < len(s.tokens) && s.tokens[i+1].From == to && (s.tokens[i+1].Class == lexicon.PeriodOf || s.tokens[i+1].Of("time")) {
			i++
			to = s.tokens[i].To
		}
		for to < len(s.runes) && strings.ContainsRune("末底初旬春夏秋冬季", s.runes[to]) {
			to++
		}
		from := t.From
		if strings.ContainsRune("自从于至到", s.runes[from]) {
			from++
		}
		out = append(out, s.piece(from, to))
	}
	return out
}
