package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// attributed reports whether the last thing that is told of others among terms is told in a sentence or in what it
// goes on with: of a number it says what the number is of.
func (a *article) attributed(at int, r *reading, w *sentence.Want, terms []sentence.Term) bool {
	name := w.Head == sentence.Name
	for i := len(terms) - 1; i >= 0; i-- {
		if t := &terms[i]; (t.Attribute() || name) && !t.Topic && t.Weight >= 1 {
			rank, share, _ := a.credit(r, at, t)
			return rank >= carried || w.Unit != "" && share >= beside // 几瓦: the unit tells what the number is of
		}
	}
	return true
}

// credit weighs a term for a sentence, once to rank the sentence and once to decide whether enough of the question is
// met.
func (a *article) credit(r *reading, at int, t *sentence.Term) (rank, share float64, m sentence.Span) {
	s := &a.sentences[at]
	m, part := s.Meets(t)
	if part >= 1 {
		return 1, 1, m
	}
	if part == 0 && !strings.Contains(a.text, t.Text) {
		part = s.Apart(t)
	}
	rank, share = part, part
	better := func(x, y float64) {
		if y > share {
			rank, share = x, y
		}
	}
	if t.Topic {
		better(titled, topical)
	}
	if t.Letter() {
		return rank, share, m
	}
	if s.Firm != "" && t.Token != nil && t.Token.ID == s.Firm {
		r.from = min(r.from, s.firmAt)
		return carried, topical, m
	}
	one := a.before(at)
	for _, k := range []int{one, a.before(one)} {
		if _, in := a.sentences[k].Meets(t); k != at && in == 1 {
			r.from = min(r.from, k)
			return carried, topical, m
		}
	}
	if t.Here {
		better(0, strewn)
	}
	whole := s.Leans && (at == 0 || a.sentences[at-1].paragraph != s.paragraph) // it goes on with a whole paragraph
	for k := range a.sentences {
		if o := &a.sentences[k]; k != at && (o.paragraph == s.paragraph || whole && k < at && o.paragraph+1 == s.paragraph) {
			if _, in := o.Meets(t); in == 1 {
				better(0, beside)
			}
		}
	}
	return rank, share, m
}

// compact is higher the closer together what is asked about stands.
func compact(spans []sentence.Span) float64 {
	if len(spans) == 0 {
		return 0
	}
	from, to := spans[0].From, spans[0].To
	for _, m := range spans {
		from, to = min(from, m.From), max(to, m.To)
	}
	return 1 / (1 + float64(to-from)/20)
}

// timed is the weight of a time that is asked for.
const timed = 2

// periodShare holds the times that are asked against those that a sentence names: another one is a miss.
func (q *question) periodShare(s *sentence.Sentence, w *sentence.Want, r *reading,
	got, all float64) (float64, float64) {
	asked := q.AsksWhether()
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		if n, _ := s.Names(t); asked && t.Class == lexicon.PeriodOf { // the sentence may say another
			r.sum += min(float64(n), 1) * timed
			continue
		}
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() || !t.Year && w.Head == sentence.When {
			continue
		}
		all += timed
		switch n, same := s.Names(t); {
		case same:
			got += timed
			r.sum += timed
		case n == 0:
			got += titled * timed
		}
	}
	return got, all
}

// missesTime reports whether a time or a place in an order that is asked about is not said: neither in a sentence nor
// in what it goes on with. The month of the issue need not be said where no other time is.
func (q *question) missesTime(a *article, r *reading, w *sentence.Want) bool {
	for i := w.From; i < w.To; i++ {
		if t := &q.Tokens[i]; t.Class == lexicon.PeriodOf && !sentence.Vague(t) && !a.saysTime(r, t) {
			return true
		}
	}
	return q.missesPlace(a, r, w)
}

// missesPlace reports whether a place in an order that is asked about is not said: 三场 is not 第二场.
func (q *question) missesPlace(a *article, r *reading, w *sentence.Want) bool {
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		text := t.Text
		if t.Of("ord") {
			text = q.Ordinal(i)
		} else if !t.Is("op.second") || !strings.HasPrefix(text, "第") {
			continue
		}
		if i+1 != w.At && !a.says(r, text) && !a.sentences[r.at].Ranks(w) {
			return true
		}
	}
	return false
}

// untold reports whether a number is asked for of a time that nothing near a sentence tells of: neither its paragraph
// nor the title does, and it is not that of the issue.
func (q *question) untold(a *article, r *reading, w *sentence.Want) bool {
	if !w.Head.Counted() || q.AsksWhether() {
		return false
	}
	return slices.ContainsFunc(q.timesOf(w), func(t *lexicon.Token) bool {
		if t.Period.Contains(bulletin.MonthOf(a.Issue.Month)) {
			return false
		}
		return !slices.ContainsFunc(a.sentences, func(s placed) bool {
			_, same := s.Names(t)
			return same && (s.head || s.paragraph <= a.sentences[r.at].paragraph)
		})
	})
}

// lacksOrdinal reports whether a place in an order that is asked about is not said: 第二批 says nothing of 第三批. Where
// yes or no is asked the sentence may say another.
func (q *question) lacksOrdinal(a *article, r *reading, w *sentence.Want) bool {
	for i := q.Wants[0].From; i+1 < w.To && !q.AsksWhether() && !a.sentences[r.at].Ranks(w); i++ {
		t, n := &q.Tokens[i], &q.Tokens[i+1]
		if t.Of("ord") && (n.Class == lexicon.Number || n.Class == lexicon.Quantity) && !a.says(r, q.Ordinal(i)) &&
			!a.says(r, t.Text+n.Value) {
			return true
		}
		ranked := i > 0 && strings.ContainsAny(q.Tokens[i-1].Text, "排列居")
		if t.Is("op.second") && strings.HasPrefix(t.Text, "第") && !a.says(r, t.Text) &&
			(ranked || strings.ContainsAny(n.Text, "高大多低快强贵长")) {
			return true // 出价第二高的, 排第二的出价
		}
	}
	return q.lacksExtreme(a, r, false)
}

// lacksExtreme reports whether a sentence tells of the other end than the question asks about, 金额最大的, of the
// smallest; or of none, where a follow-up asks and another sentence tells of the one.
func (q *question) lacksExtreme(a *article, r *reading, follows bool) bool {
	asked := string(q.Letters)
	return slices.ContainsFunc(lexicon.List("opposite"), func(pair string) bool {
		x, y, _ := strings.Cut(pair, "=")
		near := reading{from: max(r.from-1, 0), at: r.at}
		other := func(x, y string) bool {
			return strings.Contains(asked, x) && !a.says(&near, x) && (a.says(r, y) || follows && strings.Contains(a.text, x))
		}
		return strings.Contains(asked, x) != strings.Contains(asked, y) && (other(x, y) || other(y, x))
	})
}

// says reports whether a sentence, or what it goes on with, has some letters.
func (a *article) says(r *reading, text string) bool {
	for k := r.from; k <= r.at; k++ {
		if strings.Contains(a.sentences[k].Folded, text) {
			return true
		}
	}
	return false
}

// saysTime reports whether every sentence of a reading that names a time names the one that is asked about, or a part
// of it, and any does. A span of another length is no other time: 两年 beside 2021年.
func (a *article) saysTime(r *reading, asked *lexicon.Token) bool {
	if is, _ := a.sentences[r.at].Timed(asked); is {
		return true
	}
	said, longer := false, false
	for k := r.from; k <= r.at; k++ {
		is, other := a.sentences[k].Timed(asked)
		if other && !is {
			return false
		}
		said = said || is
		longer = longer || a.sentences[k].LongerThan(asked)
	}
	return said || !longer && asked.Period == bulletin.MonthOf(a.Issue.Month)
}

// lacksOf reports whether somebody is asked for by what he is of another, and that is not said.
func (q *question) lacksOf(a *article, r *reading, w *sentence.Want) bool {
	t := q.Of(w)
	if t == nil {
		return false
	}
	for k := r.from; k <= r.at; k++ {
		if _, share := a.sentences[k].Meets(t); share >= most {
			return false
		}
	}
	return true
}

// saidByOthers reports whether it is asked what somebody says, and a sentence does not tell what he does.
func (q *question) saidByOthers(a *article, at int, w *sentence.Want) bool {
	if q.SayingVerb(w) == nil {
		return false
	}
	if !a.sentences[at].AnyOf("say", "attr.call", "attr.stance.deny", "attr.stance.admit") {
		return true
	}
	end := q.Tokens[w.At].From
	for i := w.From + 1; i < w.At; i++ {
		if q.Tokens[i].Is("link.for") {
			end = q.Tokens[i].From
			break
		}
	}
	for i := len(w.All) - 1; i >= 0; i-- {
		if t := &w.All[i]; t.To <= end && !t.Letter() {
			rank, _, _ := a.credit(&reading{at: at, from: at}, at, t)
			return rank < carried && !a.shortened(t, at)
		}
	}
	return false
}

// ofAnother reports whether 公司 in a sentence is another firm than the one that is asked about, which it does not name.
func (a *article) ofAnother(at int, terms []sentence.Term) bool {
	s := &a.sentences[at]
	for i := range terms {
		t := &terms[i]
		if s.Firm == "" || t.Letter() || !a.namesFirm(t) {
			continue
		}
		_, share := s.Meets(t)
		return share < 1 && !strings.Contains(s.Firm, t.Text) && !strings.Contains(t.Text, s.Firm)
	}
	return false
}

// namesFirm reports whether a term is the name of a firm, or begins a firm's name in the article: 蒙北稀土 of 蒙北稀土高科股份有限公司.
func (a *article) namesFirm(t *sentence.Term) bool {
	if t.Token != nil && sentence.IsFirm(t.Token) {
		return true
	}
	_, behind, ok := strings.Cut(a.text, t.Text)
	end := strings.Index(behind, "公司")
	return ok && end > 0 && !t.Attribute() && !strings.ContainsAny(behind[:end], "，。、；（“的")
}

// shortened reports whether a sentence has the beginning of a name that the article has whole elsewhere, without the
// title behind it: 诺布 for 诺布上校.
func (a *article) shortened(t *sentence.Term, at int) bool {
	r := []rune(t.Text)
	if t.Token != nil && t.Token.Class != lexicon.Unknown || len(r) < 4 || !strings.Contains(a.text, t.Text) {
		return false
	}
	s := &a.sentences[at]
	i := strings.Index(s.Folded, string(r[:len(r)-2]))
	return i >= 0 && s.WordAt(len([]rune(s.Folded[:i]))).Class == lexicon.Unknown
}
