package audit

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

// additive reports whether figures of a kind add up over what they are of.
func additive(f *bulletin.Fact) bool {
	switch f.Kind {
	case bulletin.PriceFact, bulletin.IndexFact, bulletin.CompanyFact:
		return false
	case bulletin.TradeFact:
		return f.Measure == bulletin.Quantity || f.Measure == bulletin.Money
	}
	return f.Unit != "%"
}

// wholes holds each part against its whole: it can't be more.
func (a *auditor) wholes() {
	type key struct {
		kind                        bulletin.FactKind
		subject, measure, direction string
	}
	for _, facts := range group(a.Facts, additive, func(f *bulletin.Fact) key {
		return key{f.Kind, keyOf(f).subject, f.Measure, f.Direction}
	}) {
		pairs(facts, func(x, y *bulletin.Fact) {
			a.part(x, y)
			a.part(y, x)
		})
	}
}

func (a *auditor) part(part, whole *bulletin.Fact) {
	if !contains(whole, part) || !sameTerms(part, whole) {
		return
	}
	p, q, ok := onOneScale(part, whole)
	if !ok || !p.Lo.GreaterThan(q.Hi) {
		return
	}
	if part.Period != whole.Period {
		a.find("unit", factPlace(whole), factPlace(part), "%s：%s %s，竟少于其中%s的 %s，疑为单位之误", thing(part),
			whenText(whole.Period), amountText(whole), whenText(part.Period), amountText(part))
		return
	}
	a.find("part", factPlace(whole), factPlace(part), "%s%s：共 %s，其中%s竟有 %s", timeOf(whole), thing(whole),
		amountText(whole), thing(part), amountText(part))
}

// contains reports whether one fact is the whole that another is a part of: of what the part names, the whole names as much
// or nothing, and its time takes in the part's.
func contains(whole, part *bulletin.Fact) bool {
	if !sameGoods(whole.Subject, part.Subject) || whole.Maker != part.Maker || part.Period.IsZero() {
		return false
	}
	smaller := false
	for _, s := range [...][2]string{{whole.Company, part.Company}, {whole.Region, part.Region},
		{whole.Partner, part.Partner}, {whole.Scope, part.Scope}, {wholeBatch(whole, part), part.Batch}} {
		if s[0] != s[1] && s[0] != "" {
			return false
		}
		smaller = smaller || s[0] != s[1]
	}
	switch {
	case part.Region != whole.Region && part.Kind != bulletin.TradeFact && part.Kind != bulletin.QuotaFact:
		return false // the world is a region too
	case whole.Period == part.Period:
		return smaller
	case part.Kind == bulletin.StockFact || part.Kind == bulletin.CapacityFact || part.Kind == bulletin.ReserveFact:
		return false
	}
	return whole.Period.Contains(part.Period)
}

// wholeBatch is the whole's batch, empty where it takes in the part's: 前两批 and 第一批.
func wholeBatch(whole, part *bulletin.Fact) string {
	if strings.HasPrefix(whole.Batch, "前") && strings.HasPrefix(part.Batch, "第") {
		return ""
	}
	return whole.Batch
}

// sameGoods takes 铁矿砂 and 铁矿砂及其精矿 for the same line of the customs' list.
func sameGoods(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"及") || strings.HasPrefix(b, a+"及")
}

// directions holds 进出口 against 出口 plus 进口 of the same thing and time, in one article.
func (a *auditor) directions() {
	a.sums(func(f *bulletin.Fact) (string, bool) {
		return f.Direction, f.Kind == bulletin.TradeFact && additive(f)
	}, func(k *factKey) { k.direction = "" }, bulletin.BothWays, bulletin.Export, bulletin.Import)
}

// batches holds a year's first batches together against each.
func (a *auditor) batches() {
	batch := func(f *bulletin.Fact) (string, bool) { return f.Batch, f.Kind == bulletin.QuotaFact }
	less := func(k *factKey) { k.batch = "" }
	a.sums(batch, less, "前两批", "第一批", "第二批")
	a.sums(batch, less, "前三批", "第一批", "第二批", "第三批")
}

// ores holds a quota against those of the kinds of ore that it is made of.
func (a *auditor) ores() {
	scope := func(f *bulletin.Fact) (string, bool) { return f.Scope, f.Kind == bulletin.QuotaFact }
	less := func(k *factKey) { k.scope = "" }
	a.sums(scope, less, "", "岩矿型", "离子型")
	a.sums(scope, less, "", "轻稀土", "中重稀土")
}

// sums holds totals against the sum of the parts that make them up. The facts of a sum differ in one dimension alone, and
// stand in one article.
func (a *auditor) sums(dimension func(*bulletin.Fact) (string, bool), without func(*factKey), total string,
	parts ...string) {
	type key struct {
		factKey
		period  bulletin.Period
		article int
	}
	takes := func(f *bulletin.Fact) bool {
		_, ok := dimension(f)
		return ok
	}
	for _, facts := range group(a.Facts, takes, func(f *bulletin.Fact) key {
		k := key{keyOf(f), f.Period, f.Cite.Article}
		without(&k.factKey)
		return k
	}) {
		if len(facts) < 2 {
			continue
		}
		of := map[string]*bulletin.Fact{}
		for _, f := range facts {
			if d, _ := dimension(f); of[d] == nil && f.To.Text == "" {
				of[d] = f
			}
		}
		a.sum(of, total, parts)
	}
}

func (a *auditor) sum(of map[string]*bulletin.Fact, total string, parts []string) {
	whole := of[total]
	if whole == nil {
		return
	}
	t, unit := valuesOf(whole, false)
	var sum bulletin.Interval
	var words []string
	for _, name := range parts {
		p := of[name]
		if p == nil {
			return
		}
		i, u := valuesOf(p, false)
		if u != unit {
			return
		}
		sum, words = sum.Plus(i), append(words, name+" "+amountText(p))
	}
	for _, name := range parts {
		if t.Meets(sum) || a.doubted(whole, of[name]) {
			return
		}
	}
	what := timeOf(whole) + whole.Region + whole.Partner + whole.Subject
	if whole.Kind == bulletin.QuotaFact {
		what = timeOf(whole) + whole.Company + whole.Measure + "指标"
	}
	if total == "" {
		total = "总数"
	}
	a.find("sum", factPlace(whole), factPlace(of[parts[0]]), "%s：%s %s，而%s之和不等于它", what, total, amountText(whole),
		strings.Join(words, "与"))
}

// shares holds 占…总值的 x% against the figure and the total that it is a share of; none is more than the whole.
func (a *auditor) shares() {
	for i := range a.Facts {
		s := &a.Facts[i]
		if s.Measure != bulletin.ShareOf {
			continue
		}
		if v := bulletin.IntervalOf(s.Value); v.Lo.GreaterThan(decimal.New(100, 0)) {
			a.find("share", factPlace(s), factPlace(s), "%s占%s的 %s%%，多于全部", thing(s), s.Scope, s.Value.Text)
			continue
		}
		of, total := a.shareParts(i, s)
		if of == nil || total == nil {
			continue
		}
		x, g := valuesOf(of, false)
		y, g2 := valuesOf(total, false)
		if g == g2 && !inPerCent(x, y).Meets(bulletin.IntervalOf(s.Value)) {
			a.find("share", factPlace(s), factPlace(of), "%s%s占%s的 %s%%，与 %s 和总值 %s 不合", s.Partner, s.Subject, s.Scope,
				s.Value.Text, amountText(of), amountText(total))
		}
	}
}

// shareParts finds the figure before a share of a total value, and the total of all goods in the share's direction.
func (a *auditor) shareParts(i int, s *bulletin.Fact) (of, total *bulletin.Fact) {
	if s.Kind != bulletin.TradeFact || !strings.HasSuffix(s.Scope, "总值") || s.Region != "" {
		return nil, nil
	}
	want := keyOf(s)
	want.measure, want.scope = bulletin.Money, ""
	for j := i - 1; j >= 0 && of == nil; j-- {
		if f := &a.Facts[j]; keyOf(f) == want && f.Period == s.Period && f.Cite.Article == s.Cite.Article {
			of = f
		}
	}
	direction := bulletin.BothWays
	if strings.HasPrefix(s.Scope, bulletin.Export) || strings.HasPrefix(s.Scope, bulletin.Import) {
		direction = s.Scope[:len(bulletin.Export)]
	}
	all := factKey{kind: bulletin.TradeFact, subject: "货物贸易", measure: bulletin.Money, direction: direction}
	for j := range a.Facts {
		f := &a.Facts[j]
		if total != nil || f.Cite.Article != s.Cite.Article || f.Period != s.Period || keyOf(f) != all {
			continue
		}
		if _, g := valuesOf(f, false); g == "元" {
			total = f
		}
	}
	return of, total
}
