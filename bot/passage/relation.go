package passage

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A relation is the place in a clause of somebody who is asked for.
type relation int

// The relations.
const (
	anywhere relation = iota // the question does not tell
	doing                    // who does something: 谁…, 由谁…, 是谁…的
	done                     // to whom it is done: 收购了谁, 归谁
	with                     // with whom: 与谁…
	being                    // what a name is: …是什么公司
	bearing                  // who is something: …的控股股东是谁
	owning                   // whose something is: …是谁的…
	lying                    // where something is, or is done
	unclear                  // which of several: 谁不是…
)

// A sought is where in a clause a want stands.
type sought struct {
	rel            relation
	askFrom, askTo int            // letters of the words that ask, with the noun that says only what kind is asked for
	ahead          *lexicon.Token // one right before them: 来自
	behind         *lexicon.Token // a verb behind them that says little by itself
	place          string         // whose it is: 法国哪家
	school         string         // the kind of body that its name must say: 大学
	person         bool           // what somebody is, not what a body is: 什么人
	owned          bool           // whose something is: 归谁
	amounts        []string       // that the question names
	all            []term         // the want's, and the names before it
}

// related reports whether the question tells the place in a clause of what it asks for.
func (w *want) related() bool { return w.rel != anywhere }

// exact reports whether only what is lifted answers, and no name of a kind that nobody knows.
func (w *want) exact() bool {
	return w.head == Where && levelled(w.of) || w.rel == being || w.rel == owning
}

// relate finds the place in a clause of what a question asks for, by what stands around the words that ask.
func (q *asking) relate(w *want) {
	if w.at < 0 || w.head != Who && w.head != Where || !bulletin.HasHan(q.tokens[w.at].Text) {
		return
	}
	w.askFrom, w.askTo = q.tokens[w.at].From, q.tokens[w.at].To
	for _, i := range w.said {
		if i > w.at && q.blank(w.askTo, q.tokens[i].From) {
			w.askTo = q.tokens[i].To
			w.person = slices.Contains(strings.Fields("人 身份 职务 职位 头衔 职称"), q.tokens[i].Text)
			if t := q.tokens[i].Text; t == "大学" || t == "学院" || t == "研究所" {
				w.school = t
			}
		}
	}
	w.amounts = q.amountsIn(w)
	for i := w.to - 1; i > w.at; i-- {
		if t := &q.tokens[i]; t.From >= w.askTo && t.Class == lexicon.Word && (t.Of("give") || t.Of("say")) {
			w.behind = t
		}
	}
	if i := w.at - 1; i >= w.from && q.tokens[i].Of("send") {
		w.ahead = &q.tokens[i]
	}
	if w.head == Where {
		w.rel = lying
		return
	}
	before, after := q.around(w)
	w.person = w.person || q.tokens[w.at].Text == "谁"
	w.rel, w.owned = q.relationOf(w, before, after), strings.HasSuffix(before, "归")
	if w.rel == bearing && w.role != nil {
		w.rel = anywhere
	}
}

// amountsIn lists the amounts that a want names, which lengths of time are not.
func (q *asking) amountsIn(w *want) (out []string) {
	for i := w.from; i < w.to; i++ {
		if t := &q.tokens[i]; t.Class == lexicon.Quantity && !strings.ContainsAny(t.Unit, "年月日天") {
			out = append(out, t.Text)
		}
	}
	return out
}

// blank reports whether no letter that says anything stands between two places.
func (q *asking) blank(from, to int) bool {
	return from <= to && strings.Trim(string(q.letters[from:to]), " 的") == ""
}

// around gives the letters of a want before and behind the words that ask.
func (q *asking) around(w *want) (before, after string) {
	from, to, ask := q.tokens[w.from].From, q.tokens[w.to-1].To, w.askFrom
	if i := w.at - 1; i >= w.from && q.tokens[i].Class == lexicon.Place { // 与德国哪家
		ask, w.place = q.tokens[i].From, q.tokens[i].ID
	}
	if i := w.at + 1; i < w.to && q.tokens[i].Kind == "firm" && len(q.tokens[i].Parts) > 1 && q.tokens[i].Parts[0].Class == lexicon.Place {
		w.place = q.tokens[i].Parts[0].ID // 与哪家德国公司
	}
	trim := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) || strings.ContainsRune("呢啊呀吗了过", r)
	}
	return strings.TrimFunc(string(q.letters[from:ask]), trim), strings.TrimFunc(string(q.letters[w.askTo:to]), trim)
}

func (q *asking) relationOf(w *want, before, after string) relation {
	what := q.tokens[w.at].Is("ask.which") && strings.ContainsAny(q.tokens[w.at].Text, "什啥甚类种")
	stem := strings.TrimRight(before, "是为系")
	is := stem != before && stem != ""
	switch {
	case begins(after, "不 没 未 有 在 最 更 也"):
		return unclear
	case ends(before, "由 被 让 遭 受 经 在 报"):
		return doing
	case ends(before, "与 同 和 跟"):
		return with
	case is && strings.HasPrefix(after, "的"):
		return owning
	case is && what && after == "":
		return being
	case is && strings.HasSuffix(after, "的"):
		return doing
	case is && after == "" && strings.HasSuffix(stem, "的"):
		return done
	case is && after == "" && strings.Contains(stem, "的"):
		return bearing
	case is && after == "" && q.namesHim(w):
		return being
	case is && after == "":
		return bearing
	case ends(before, "归 给 至 到"):
		return done
	case q.opensWith(w) && strings.HasPrefix(after, "是"):
		return bearing
	case q.opensWith(w) && after != "":
		return doing
	case !is && after == "" && q.verbBefore(w):
		return done
	case !is && after != "" && !strings.HasPrefix(after, "的") && !q.verbBefore(w):
		return doing
	}
	return anywhere
}

// namesHim reports whether a name stands before 是谁, of whom it is asked what he is.
func (q *asking) namesHim(w *want) bool {
	return w.role == nil && w.at > 1 && q.tokens[w.at-2].Class != lexicon.Word &&
		!strings.HasPrefix(q.tokens[w.at].Text, "哪")
}

func begins(s, words string) bool {
	for _, w := range strings.Fields(words) {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func ends(s, words string) bool {
	for _, w := range strings.Fields(words) {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// opensWith reports whether nothing but times stands before the words that ask.
func (q *asking) opensWith(w *want) bool {
	for i := w.from; i < w.at; i++ {
		if t := &q.tokens[i]; t.Class != lexicon.PeriodOf && t.Class != lexicon.Mark && !t.Fills() && t.Text != "是" {
			return false
		}
	}
	return true
}

// verbBefore reports whether a verb stands right before the words that ask.
func (q *asking) verbBefore(w *want) bool {
	for i := w.at - 1; i >= w.from; i-- {
		t := &q.tokens[i]
		if t.Is("aspect") || t.Fills() {
			continue
		}
		return t.Of("attr") || t.Of("give") || t.Of("send") || t.Class == lexicon.Unknown
	}
	return false
}

// inRelation lifts who stands in the relation that is asked for out of a sentence. Where nobody does, a sentence that
// names somebody may still say it, but which of its names it is can't be told.
func (s *sentence) inRelation(w *want, terms []term, spans []met) (string, bool) {
	if w.all != nil {
		terms = w.all
	}
	if text, ok := s.related(w, terms); ok && strings.Contains(text, w.place) {
		return text, true
	}
	if all := s.whos(w, terms, spans); w.place != "" && len(all) == 1 && strings.Contains(s.text, w.place) {
		return all[0].text, true
	}
	switch w.rel {
	case being:
		return "", false
	case owning:
		if t := lastBefore(terms, w.askFrom); t != nil && t.name && !s.hasBody(t) {
			return "", false
		}
	}
	return "", len(s.whos(w, terms, spans)) > 0
}

// related gives who stands in a relation to what is asked about.
func (s *sentence) related(w *want, terms []term) (string, bool) {
	switch w.rel {
	case doing:
		if t := w.verbBehind(terms); t != nil {
			return s.byDoer(w, t, terms)
		}
		return s.worker(terms)
	case done:
		t := lastBefore(terms, w.askFrom)
		if w.owned {
			return s.ownedBy(w, terms)
		}
		if t != nil && t.name && len(terms) > 1 { // 收购江阴加华的是谁
			return s.byDoer(w, &terms[0], terms)
		}
		if t != nil {
			return s.doneTo(w, t, terms)
		}
	case with:
		if t := w.verbBehind(terms); t != nil {
			return s.along(w, t, terms)
		}
	case being:
		if t := lastBefore(terms, w.askFrom); t != nil {
			return s.apposed(t, w.person && (t.token == nil || t.token.Class != lexicon.Company))
		}
	case bearing:
		t := lastBefore(terms, w.askFrom)
		if t == nil && len(terms) > 0 {
			t = &terms[len(terms)-1]
		}
		if t == nil {
			break
		}
		if text, ok := s.bearer(t); ok || !t.is("attr.belong.parent") {
			return text, ok
		}
		return s.owner(&term{text: "子公司"}, nil)
	case owning:
		text, ok := s.owner(firstBehind(terms, w.askTo), lastBefore(terms, w.askFrom))
		return text, ok && strings.Contains(text, w.school)
	}
	return "", false
}

// verbBehind gives the first term behind the words that ask that is no name: 哪家日本机构签了…. A verb that says little by
// itself is no term: 下达.
func (w *want) verbBehind(terms []term) *term {
	v := w.behind
	if v != nil && !slices.ContainsFunc(terms, func(t term) bool { return t.from < v.To && t.to > v.From }) {
		return &term{from: v.From, to: v.To, text: v.Text, token: v}
	}
	for i := range terms {
		t := &terms[i]
		named := t.token != nil && t.token.Class != lexicon.Word && t.token.Class != lexicon.Unknown
		if t.from >= w.askTo && !named && !endsIn(t.text, "asked.who") {
			return t
		}
	}
	return nil
}

// firstBehind gives the first term behind a letter of the question.
func firstBehind(terms []term, at int) *term {
	for i := range terms {
		if terms[i].from >= at {
			return &terms[i]
		}
	}
	return nil
}

// lastBefore gives the last term before a letter of the question.
func lastBefore(terms []term, at int) *term {
	for i := len(terms) - 1; i >= 0; i-- {
		if terms[i].to <= at {
			return &terms[i]
		}
	}
	return nil
}
