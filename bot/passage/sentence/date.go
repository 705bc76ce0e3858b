package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// A sinceWhen describes the time that a want asks for.
type sinceWhen struct {
	grain string         // 年, 月 or 日; empty for any
	until bool           // the time up to which something lasts is asked for: 到什么时候
	than  bool           // the time that something is compared with is asked for: 较哪个月
	Deed  *lexicon.Token // what happens then
	held  []string       // the amounts that are of that time
}

// vague are the words for a time that the question or the text tells elsewhere.
var vague = lexicon.List("time.vague")

// Vague reports whether a time is one that only points at another: 当年.
func Vague(t *lexicon.Token) bool { return slices.Contains(vague, t.Text) }

// grain is how exact a time is asked for.
func (q *Question) grain(w *Want) string {
	if w.At < 0 {
		return ""
	}
	text := q.Tokens[w.At].Text
	if k := q.after(w.At, w.To); k >= 0 {
		text += q.Tokens[k].Text
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
func (q *Question) than(w *Want) bool {
	return w.At > w.From && slices.Contains(compared, q.Tokens[w.At-1].Text)
}

// until reports whether a time is asked for up to which something lasts: 用到什么时候.
func (q *Question) until(w *Want) bool {
	return w.At > w.From && ends(q.Tokens[w.At-1].Text, "到 至")
}

// ends reports whether something lasts up to a time, or is put off to it: 至8月, 8月前, 6月至8月, 改为8月.
func (s *Sentence) ends(f Piece) bool {
	before, behind := string(s.runes[max(f.From-2, 0):f.From]), string(s.runes[f.To:])
	return strings.ContainsAny(f.Text, "到至") || ends(before, "到 至 截止 截至 为") || begins(behind, "止 为止 前 之前 以前 截止 到期 届满")
}

// compared are the words before a time that something is compared with.
var compared = lexicon.List("compared")

// dates lists the times of a sentence at which what is asked about may happen: those of the clause that says what
// happens, or else of the whole that says it; of several of one clause the most exact, since a year there only says
// of what.
func (s *Sentence) dates(w *Want) (out []Piece) {
	all := slices.DeleteFunc(s.periods(), func(f Piece) bool {
		return s.fragment(f) || yearsLong(f.Text) || w.than != s.compares(f) || w.until && !s.ends(f)
	})
	if len(w.held) > 0 && !s.happensAt(w.Deed, all) {
		return s.timesOf(w.held, all)
	}
	for _, f := range s.ofDeed(w, all) {
		if !slices.ContainsFunc(all, func(o Piece) bool {
			return s.home(o) == s.home(f) && exactness(o.Text) > exactness(f.Text)
		}) {
			out = append(out, f)
		}
	}
	return out
}

// yearsLong reports whether a time is a number of years, which texts print no year by: 期限13年.
func yearsLong(text string) bool {
	n := strings.TrimSuffix(text, "年")
	return n != text && len(n) < len("2013") && strings.Trim(n, "0123456789") == ""
}

// happensAt reports whether a clause says in the word asked that something happens, and when: an amount elsewhere
// then only says of what, as 12项 in 12项标准什么时候实施.
func (s *Sentence) happensAt(deed *lexicon.Token, all []Piece) bool {
	return deed != nil && slices.ContainsFunc(s.literally(deed), func(m Span) bool {
		return slices.ContainsFunc(all, func(f Piece) bool { return s.home(f) == s.clause(m.From) })
	})
}

// timesOf gives the last time before each of some amounts, in its clause.
func (s *Sentence) timesOf(amounts []string, all []Piece) (out []Piece) {
	for _, a := range amounts {
		i := strings.Index(s.Folded, a)
		if i < 0 {
			continue
		}
		at := len([]rune(s.Folded[:i]))
		for k := len(all) - 1; k >= 0; k-- {
			if f := all[k]; f.To <= at && s.clause(f.From) == s.clause(at) {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// joinedTimes widens a time to those that it is joined to: 1996年、2009年.
func (s *Sentence) joinedTimes(f Piece, all []Piece) Piece {
	for _, o := range all {
		if o.From > f.To && o.From-f.To <= 2 && strings.ContainsAny(string(s.runes[f.To:o.From]), "、和与") {
			f = s.piece(f.From, o.To)
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if o := all[i]; o.To < f.From && f.From-o.To <= 2 && strings.ContainsAny(string(s.runes[o.To:f.From]), "、和与") {
			f = s.piece(o.From, f.To)
		}
	}
	return f
}

// movedTo is the time to which something was put off or brought forward, where one of the two was picked; the one
// before where that is asked for: 由6月改到11月. It is empty where no sentence says to when: 从年中推迟三个季度.
func (s *Sentence) movedTo(f Piece, all []Piece, w *Want) Piece {
	for _, a := range all {
		c := s.clause(a.From)
		if from, ok := s.lastOf(c.From, a.From, "从 由 自"); !ok || from != a.From || !s.putsOff(a.To, c.To) {
			continue
		}
		if w.Before {
			return f
		}
		for _, b := range all {
			if b.From < a.To || b.To > c.To || !s.putsOff(a.To, b.From) || f != a && f != b {
				continue
			}
			if year := []rune("同年"); string(s.runes[b.From-len(year):b.From]) == string(year) {
				b = s.piece(b.From-len(year), b.To)
			}
			return b
		}
		if f == a {
			return Piece{}
		}
	}
	return f
}

// putsOff reports whether a word between two places says that a time is no longer the one.
func (s *Sentence) putsOff(from, to int) bool {
	return hasAny(string(s.runes[from:to]), lexicon.List("time.moved"))
}

// ofDeed keeps the times of the clauses that say what happens, where there are any.
func (s *Sentence) ofDeed(w *Want, all []Piece) []Piece {
	if w.Deed == nil {
		return all
	}
	deeds := s.deeds(w.Deed)
	kept := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
		return !slices.ContainsFunc(deeds, func(m Span) bool { return s.clause(m.From) == s.home(f) })
	})
	if len(kept) > 0 || len(deeds) == 0 {
		return kept
	}
	return all
}

// home is the clause that a time is told of: the next, where it stands in one by itself.
func (s *Sentence) home(f Piece) Span {
	c := s.clause(f.From)
	if s.opens(c) >= c.To && c.To+1 < len(s.runes) {
		return s.clause(c.To + 1)
	}
	return c
}

// Tells reports whether a sentence says that something happens, or nothing need.
func (s *Sentence) Tells(deed *lexicon.Token) bool {
	return deed == nil || len(s.deeds(deed)) > 0
}

// deeds finds where a sentence says that something happens: in the word asked, else in others for the same, since 动工
// and 投产 are one concept and two times.
func (s *Sentence) deeds(deed *lexicon.Token) []Span {
	if all := s.literally(deed); len(all) > 0 {
		return slices.DeleteFunc(all, s.past)
	}
	one := wordOf(deed)
	all := s.stands(&one)
	if m, ok := s.near(&one); ok && len(all) == 0 {
		all = append(all, m)
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; same(t, deed) {
			all = append(all, Span{t.From, t.To})
		}
	}
	return slices.DeleteFunc(all, s.past)
}

// past reports whether a word for what happens only says since when something else does: 投产后的头7年.
func (s *Sentence) past(m Span) bool {
	behind := string(s.runes[m.To:min(m.To+2, len(s.runes))])
	return strings.HasPrefix(behind, "后") || behind == "之后" || behind == "以后" || behind == "以来"
}

// literally finds a word as it was asked.
func (s *Sentence) literally(asked *lexicon.Token) (all []Span) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Text == strings.TrimRight(asked.Text, "的了") {
			all = append(all, Span{t.From, t.To})
		}
	}
	return all
}

// fragment reports whether a time is the end of a span that is counted: 几年内, 四年内.
func (s *Sentence) fragment(f Piece) bool {
	return f.From > 0 && strings.ContainsRune("几数多两一二三四五六七八九十", s.letters[f.From-1]) && f.Text[0] > '9'
}

// compares reports whether something is compared with a time.
func (s *Sentence) compares(f Piece) bool {
	k := s.WordAt(max(f.From-1, 0))
	return f.From > 0 && slices.ContainsFunc(compared, func(c string) bool { return strings.HasSuffix(k.Text, c) })
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
func (w *Want) asExact(text string) bool {
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
func (s *Sentence) periods() (out []Piece) {
	for i := 0; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Class != lexicon.PeriodOf {
			continue
		}
		to := t.To
		for i+1 < len(s.Tokens) && s.Tokens[i+1].From == to &&
			(s.Tokens[i+1].Class == lexicon.PeriodOf || s.Tokens[i+1].Of("time")) {
			i++
			to = s.Tokens[i].To
		}
		for to < len(s.runes) && (strings.ContainsRune("末底初旬春夏秋冬季", s.runes[to]) || s.midst(to)) {
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

// midst reports whether the letter behind a year or a month says that its middle is meant: 年中.
func (s *Sentence) midst(at int) bool {
	k := s.WordAt(at)
	return s.runes[at] == '中' && k.From == at && k.To == at+1 && strings.ContainsRune("年月", s.runes[at-1])
}

// Names counts the times that a sentence names, and reports whether one of them is, or holds, the one asked for.
func (s *Sentence) Names(asked *lexicon.Token) (n int, same bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != lexicon.PeriodOf {
			continue
		}
		p, o := t.Period, asked.Period
		is := !p.IsZero() && p.From.Month <= o.To.Month && o.From.Month <= p.To.Month || t.Text == asked.Text
		if same = same || is; is || !s.compares(Piece{Span: Span{t.From, t.To}}) {
			n++
		}
	}
	return n, same
}

// Ordinal is a place in an order as it was asked: 第三.
func (q *Question) Ordinal(i int) string {
	if i+1 == len(q.Tokens) {
		return q.Tokens[i].Text
	}
	return q.Tokens[i].Text + q.Tokens[i+1].Text
}

// LongerThan reports whether a sentence names a time that the one asked about is only a part of: what it says of
// 前11个月 is not of November.
func (s *Sentence) LongerThan(asked *lexicon.Token) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.PeriodOf && t.Period.Months() > asked.Period.Months() &&
			t.Period.Contains(asked.Period)
	})
}

// Timed reports whether a sentence names a time, or a part of it, and whether it names another.
func (s *Sentence) Timed(asked *lexicon.Token) (is, other bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch {
		case t.Class != lexicon.PeriodOf:
		case asked.Period.Months() > 1 && t.Period.From.Day > 0: // what was said on a day is not of its quarter
		case t.Text == asked.Text || asked.Period.Contains(t.Period), !t.Year && !t.Period.IsZero() && t.Period.Shift(12) == asked.Period:
			is = true // a month without a year may be the one ahead
		case s.compares(Piece{Span: Span{t.From, t.To}}): // it only says what is compared with
		case asked.Period.IsZero() || t.Period.Months() == asked.Period.Months() &&
			(t.Period.From.Day > 0) == (asked.Period.From.Day > 0):
			other = true
		}
	}
	return is, other
}
