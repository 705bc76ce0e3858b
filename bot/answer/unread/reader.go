package unread

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A reader goes through the sentences of an article and keeps what was told last in each dimension.
type reader struct {
	*Sought
	month         bulletin.Month
	told          [dims]string
	period        bulletin.Period  // told last; zero before any
	aside         *bulletin.Period // what held before a clause that looks back: 上月为61.86万元
	per           string           // the weight that money is told by: 每公斤
	of            string           // what changes are against: 同比, 环比
	base          bool             // behind 较: what stands here is what a figure is measured against
	part          bool             // behind 其中: of a part that is still to be named
	vague         bool             // a word changes what the figures of the clause are of
	strange, here bool             // the clause has a word that nothing knows; it tells something itself
	listed        bool             // the figures of the clause stand in an order of their own: 分别为
	open          bool             // the last figure found may still move
	found         []bulletin.Fact
}

// newReader begins an article with what its title tells, where that is one thing.
func newReader(title []lexicon.Token, month bulletin.Month, s *Sought) *reader {
	r := &reader{Sought: s, month: month}
	many := [dims]bool{}
	for i := range title {
		t := &title[i]
		r.vague = r.vague || changesKind(t)
		if t.Class == lexicon.PeriodOf {
			r.period = t.Period
		}
		if d, v := dimOf(t); v != "" && d != partner && d != region {
			many[d] = many[d] || r.told[d] != "" && r.told[d] != v
			r.told[d] = v
		}
	}
	for d := range dims {
		if many[d] {
			r.told[d] = ""
		}
	}
	return r
}

// sentence gives the figures of one sentence. With whom and where is told anew in each.
func (r *reader) sentence(tokens []lexicon.Token) []bulletin.Fact {
	r.found, r.open, r.part = nil, false, false
	r.told[partner], r.told[region], r.told[scope] = "", "", ""
	r.clause()
	for i := range tokens {
		r.token(tokens, i)
	}
	return r.found
}

// clause begins a clause. Behind one that looks back the time before holds again.
func (r *reader) clause() {
	r.base, r.vague, r.strange, r.here, r.listed, r.per = false, false, false, false, false, ""
	if r.aside != nil {
		r.period, r.aside = *r.aside, nil
	}
}

func (r *reader) token(tokens []lexicon.Token, i int) {
	r.listed = r.listed || inOrder(&tokens[i])
	switch t := &tokens[i]; {
	case t.Class == lexicon.Mark && strings.ContainsAny(t.Text, "，：,"):
		r.clause()
	case t.Of("compare"), t.Of("than"), t.Is("link.from") && cameFrom(tokens[i+1:]):
		r.base, r.of = true, map[string]string{"cmp.mom": "环比", "cmp.yoy": "同比"}[t.ID]
	case t.Class == lexicon.Change:
		r.change(t, i > 0 && tokens[i-1].Of("compare"))
	case t.Of("move"):
		r.base = false
	case figure(t) && ofName(tokens[:i], t.From): // A172.4点
	case figure(t):
		r.amount(tokens, i)
	case r.base:
	case t.Class == lexicon.PeriodOf, t.Of("run"):
		r.time(t)
	case t.Is("unit.per") && i+1 < len(tokens) && tokens[i+1].Kind == "unit":
		r.per = "/" + strings.TrimPrefix(tokens[i+1].ID, "unit.")
	case t.Of("part"):
		r.part, r.open = true, false
	case changesKind(t):
		r.vague = true
	case i > 0 && t.Of("attr") && ofGoods(&tokens[i-1]): // 稀土出口许可证1286份
		r.told[subject] = t.ID
	case t.Class == lexicon.Unknown:
		r.strange = r.strange || bulletin.HasHan(t.Text)
	default:
		r.tell(t)
	}
}

// ofName reports whether letters that mean nothing stand right before a number: it may be a part of a name.
func ofName(before []lexicon.Token, at int) bool {
	if len(before) == 0 {
		return false
	}
	t := &before[len(before)-1]
	r, _ := utf8.DecodeLastRuneInString(t.Text)
	return t.To == at && (t.Class == lexicon.Unknown || t.Class == lexicon.Filler) && r < utf8.RuneSelf && unicode.IsLetter(r)
}

// time keeps the time that is told; 累计 makes it that since January.
func (r *reader) time(t *lexicon.Token) {
	switch {
	case t.Class == lexicon.PeriodOf && !t.Period.IsZero():
		if r.aside == nil && strings.HasPrefix(t.ID, "rel.") {
			before := r.period
			r.aside = &before
		}
		r.period, r.here = t.Period, true
	case strings.HasPrefix(t.Text, "累计") && r.period.IsMonth():
		r.period = bulletin.YearTo(r.period.From.Month)
	}
}

// tell keeps what a word tells in its dimension. 报 tells no measure where one was told.
func (r *reader) tell(t *lexicon.Token) {
	d, v := dimOf(t)
	switch {
	case v == "", v == "measure.price" && r.told[measure] != "":
	case v == "measure.value" && strings.Contains(t.Text, "贸易"): // 贸易总值: both ways
		r.told[measure], r.told[direction] = v, bulletin.BothWays
	default:
		r.told[d], r.here, r.part = v, r.here || d != measure, false
	}
}
