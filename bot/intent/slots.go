package intent

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/lexicon"
)

// A slot is a token that a dimension takes.
type slot struct {
	at    int // the token
	value string
	not   bool // the question keeps it out
}

// slots holds a question's tokens by dimension. Frames take from them what they need, and claim the tokens.
type slots struct {
	products, elements, groups      []slot
	goods, enterprises, modes, all  []slot // all: 货物贸易, goods as such
	partners, regions, companies    []slot
	directions, measures, extremes  []slot
	kinds, stages, batches, ores    []slot
	amounts, money, units, purities []slot
	bounds, moves, compares         []slot
	ops, asks, quals, objects       []slot
	numbers, words                  []slot
	times                           []Time
	timesAt                         []int
}

// fill sorts the tokens into slots.
func (q *question) fill() *slots {
	s := &slots{}
	for i := range q.tokens {
		s.take(q, i)
	}
	return s
}

func (s *slots) take(q *question, i int) {
	t := &q.tokens[i]
	add := func(to *[]slot, value string) { *to = append(*to, slot{i, value, q.excluded(i)}) }
	switch t.Class {
	case lexicon.Product, lexicon.Element:
		if t.Class == lexicon.Element && q.partGrade(i) {
			add(&s.purities, q.asked(i)+q.at(i+1).Text) // 镨钕金属 of Nd75%
			return
		}
		for _, id := range q.apart(t) {
			add(s.ofClass(t.Class), id)
		}
		for _, a := range t.Also { // yi, yanghuayi
			if to := s.ofClass(a.Class); to != nil {
				add(to, a.ID)
			}
		}
	case lexicon.Group:
		add(&s.groups, t.ID)
	case lexicon.Company:
		if t.ID == "中国稀土" && q.tradesRather() { // 中国稀土出口 is of the country
			add(&s.goods, "稀土")
			return
		}
		add(&s.companies, t.ID)
	case lexicon.Goods:
		s.goodsOf(t, add)
	case lexicon.Place:
		if t.Of("country") || t.Of("bloc") || t.Of("initiative") {
			add(&s.partners, t.ID)
		} else {
			add(&s.regions, t.ID)
		}
	case lexicon.PeriodOf:
		if q.ruledOut(i) {
			return
		}
		s.times = append(s.times, Time{t.Period, t.Kind, t.ID, t.Text})
		s.timesAt = append(s.timesAt, i)
	case lexicon.Quantity:
		if q.gradeBefore(i) {
			add(&s.purities, t.Value+"%")
			return
		}
		s.quantity(t, add)
	case lexicon.Purity:
		add(&s.purities, t.Value)
	case lexicon.Bound:
		add(&s.bounds, t.ID)
	case lexicon.Change:
		add(&s.moves, t.ID)
	case lexicon.Number:
		add(&s.numbers, t.Value)
	case lexicon.Word:
		s.word(t, add)
	}
}

// gradeBefore reports whether the per cent at i says how pure the product behind it is: 99.9%的氧化铽.
func (q *question) gradeBefore(i int) bool {
	t := &q.tokens[i]
	v, err := strconv.ParseFloat(t.Value, 64)
	behind := q.at(i-1).Class == lexicon.Product && q.at(i-1).To == t.From // 氧化钇99.99%的价格
	return t.Unit == "%" && err == nil && v >= 90 && t.Upper == "" && (q.next(i).Class == lexicon.Product || behind)
}

// apart gives the elements of a token one by one where nothing is made of all of them: 镧铈钐钇, but not 镨钕.
func (q *question) apart(t *lexicon.Token) (ids []string) {
	each := strings.Split(t.ID, "")
	if t.Class != lexicon.Element || len(each) < 2 || len(q.forms(t.ID)) > 0 {
		return []string{t.ID}
	}
	for _, e := range each {
		if len(q.forms(e)) == 0 { // 镧铈金属 is no price of anything else
			return []string{t.ID}
		}
	}
	return each
}

// ofClass gives where names of a class go, nil for none.
func (s *slots) ofClass(class lexicon.Class) *[]slot {
	switch class {
	case lexicon.Product:
		return &s.products
	case lexicon.Element:
		return &s.elements
	}
	return nil
}

func (s *slots) goodsOf(t *lexicon.Token, add func(*[]slot, string)) {
	switch t.Kind {
	case "enterprise":
		add(&s.enterprises, t.ID)
	case "mode":
		add(&s.modes, t.ID)
	case "trade":
		add(&s.all, t.ID)
	default:
		add(&s.goods, t.ID)
	}
}

func (s *slots) quantity(t *lexicon.Token, add func(*[]slot, string)) {
	switch {
	case weight(t.Unit):
		add(&s.amounts, t.Value)
	case lexicon.Money(t.Unit):
		add(&s.money, t.Value)
	default:
		add(&s.numbers, t.Value)
	}
}

// weight reports whether a unit is one of weight that prices go by.
func weight(unit string) bool {
	return slices.Contains(lexicon.List("unit.weight"), unit)
}

func (s *slots) word(t *lexicon.Token, add func(*[]slot, string)) {
	took := false
	take := func(kind, id string) {
		if to := s.ofKind(kind); to != nil {
			add(to, id)
			took = true
		}
	}
	take(t.Kind, t.ID)
	for _, a := range t.Also {
		take(a.Kind, a.ID)
	}
	if !took {
		add(&s.words, t.ID)
	}
}

// ofKind gives where words of a kind go, nil for none.
func (s *slots) ofKind(kind string) *[]slot {
	switch kind {
	case "direction":
		return &s.directions
	case "measure":
		return &s.measures
	case "extreme":
		return &s.extremes
	case "kind":
		return &s.kinds
	case "stage":
		return &s.stages
	case "batch":
		return &s.batches
	case "ore":
		return &s.ores
	case "unit":
		return &s.units
	case "move":
		return &s.moves
	case "compare":
		return &s.compares
	case "op":
		return &s.ops
	case "ask":
		return &s.asks
	case "qualifier":
		return &s.quals
	case "object":
		return &s.objects
	}
	return nil
}

// in gives the values of slots that the question does not keep out, each once.
func in(list []slot) (out []string) { return values(list, false) }

// out gives the values that the question keeps out.
func out(list []slot) []string { return values(list, true) }

func values(list []slot, not bool) (out []string) {
	for _, s := range list {
		if s.not == not && !slices.Contains(out, s.value) {
			out = append(out, s.value)
		}
	}
	return out
}
