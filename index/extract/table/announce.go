package table

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// maxAnnouncement is the length in bytes of the longest text that is read for what it says of a list below it.
const maxAnnouncement = 600

// announces reads a line, or the paragraph that ends in it, as what says of the figures below what they are. Of a sentence
// before a list the last clause says it; those before may tell of anything that could not be meant, and give its time.
func (r *reader) announces(l gridLine) (slots, bool) {
	text := l.text
	if p := r.Articles[r.article].ParagraphAt(l.n); p != nil && p.First < p.Last && p.Last == l.n {
		text = bulletin.Narrow(p.Text)
	}
	if len(text) > maxAnnouncement {
		return slots{}, false
	}
	text = unlisted(text)
	s := slotsOfList(text, r.Month)
	if s.measure == "measure.list" && !s.wide.IsZero() {
		s.period, s.timeKind = s.wide, "month"
	}
	if s.announced() {
		s.role = ""
		return s, true
	}
	if !isBeforeList(text) {
		return s, false
	}
	return r.lastClause(text)
}

// announced reports whether a text says nothing but what figures are.
func (s *slots) announced() bool {
	switch s.role {
	case "", "unit", "partner", "name", "date", "firm": // 单位：元/公斤 in it, or 前五位国家如下
		several := s.company == torn || s.region == torn // the lines between say whose each is
		return s.unknown+s.blocked == "" && s.timeKind != torn && s.direction+s.stage+s.partner+s.unit != torn &&
			(s.twice == "" || several)
	}
	return false
}

// isBeforeList reports whether a text ends as one does that a list follows.
func isBeforeList(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ":") || strings.HasSuffix(strings.TrimRight(text, "。.;；"), "如下")
}

// lastClause reads a sentence that a list follows.
func (r *reader) lastClause(text string) (slots, bool) {
	clauses := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",，。；;", c) })
	clauses = joinBrackets(clauses)
	var all slots
	for i := len(clauses) - 1; i >= 0; i-- {
		s := slotsOfList(strings.Trim(clauses[i], ": "), r.Month)
		switch {
		case s.announced():
			s.role = ""
			if i < len(clauses)-1 && all.saysKind() { // of what is told before, the time alone
				s = slots{period: s.period, timeKind: s.timeKind, year: s.year, company: s.company, region: s.region, rel: s.rel}
			}
			all = all.over(&s)
		case i == len(clauses)-1 || !all.saysKind() || aboutFigures(clauses[i], r.Month):
			return all, false
		case !s.period.IsZero() && all.period.IsZero():
			all.period, all.timeKind, all.year = s.period, s.timeKind, s.year
		case !s.period.IsZero() && s.period != all.period:
			all.timeKind = torn
		}
	}
	return all, all.saysKind() && all.timeKind != torn
}

// saysKind reports whether a text says what figures are.
func (s *slots) saysKind() bool {
	return s.measure != "" || s.kind != "" || s.direction != "" || s.stage != "" || s.unit != ""
}

// aboutFigures reports whether a clause that is not understood may say whose figures follow, or which.
func aboutFigures(text string, month bulletin.Month) (about bool) {
	withTokens(text, month, func(tokens []lexicon.Token) {
		measured, qualified := false, false
		for i := range tokens {
			t := &tokens[i]
			about = about || amounts(t) || t.Class == lexicon.Company || t.Class == lexicon.Place && !t.Of("nation") ||
				t.Is("measure.list") ||
				t.Is("measure.deal")
			measured, qualified = measured || t.Of("measure") ||
				t.Of("unit"), qualified || t.Of("direction") ||
				t.Of("qualifier")
		}
		about = about || measured && qualified
	})
	return about
}

// joinBrackets joins what a comma in brackets has parted.
func joinBrackets(in []string) []string {
	var out []string
	open := 0
	for _, s := range in {
		if open > 0 {
			out[len(out)-1] += "," + s
		} else {
			out = append(out, s)
		}
		open += strings.Count(s, "(") - strings.Count(s, ")")
	}
	return out
}

// A listBefore is the list that was read last: another may follow for another firm, place or kind of goods.
type listBefore struct {
	intro slots
	next  int // the line behind it
}

// maxIntro is how many lines are read for what they say of a list below.
const maxIntro = 4

// introduced gathers what the lines right above a list say of it, the nearest first, until they say what its figures are.
// It reports false where the line right above may say more of them than is understood.
func (r *reader) introduced(lines []gridLine, i int) (intro slots, ok bool) {
	for k := i - 1; k >= 0 && k >= i-maxIntro; k-- {
		if k < r.list.next {
			if k < i-1 && !intro.saysKind() { // only what is said anew differs from the list before
				intro = intro.over(&r.list.intro)
			}
			return intro, true
		}
		s, ok := r.announces(lines[k])
		if !ok {
			return intro, k < i-1 || lines[k].stops && !s.saysKind() && s.company+s.region == ""
		}
		intro = intro.over(&s)
		if intro.measure != "" || intro.kind != "" || intro.direction != "" || intro.stage != "" {
			break
		}
	}
	return intro, true
}

// below adds what the line below a list says of the figures above: 以上为6月13日出厂价, (单位:元/公斤). It reports false where
// that is against what stands above the list, or more than is understood: 以上为预测价.
func (r *reader) below(intro *slots, l gridLine) bool {
	text := strings.TrimLeft(strings.TrimPrefix(outOfBrackets(unlisted(l.text)), "注"), ": ")
	rest, ok := strings.CutPrefix(text, "以上")
	if !ok {
		rest, ok = strings.CutPrefix(text, "上述")
	}
	if !ok && !strings.HasPrefix(text, "单位") || len(rest) > maxListRow {
		return true
	}
	s := slotsOfList(strings.TrimRight(rest, "。"), r.Month)
	if s.blocked != "" || s.timeKind == torn || differ(s.company, intro.company) || differ(s.region, intro.region) ||
		differ(s.unit, intro.unit) ||
		!s.period.IsZero() && !intro.period.IsZero() && s.period != intro.period {
		return false
	}
	if s.announced() {
		*intro = intro.over(&s)
	}
	return true
}

// differ reports whether two values of a slot are against each other.
func differ(a, b string) bool { return a != "" && b != "" && a != b }
