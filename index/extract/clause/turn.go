package clause

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// sharedAgain reports whether a list of bare figures goes on with what 分别 began: 分别为 12 万吨、11.5 万吨，前两批合计为 24 万吨、23 万吨.
func (c *clauseReader) sharedAgain(list []*clause) bool {
	if len(list) < 2 || len(list) != c.shared || !c.inside {
		return false
	}
	for _, k := range list {
		if k.own() || len(k.amounts) != 1 || len(k.changes) > 0 || k.amounts[0].share != nil ||
			k.amounts[0].role != roleValue {
			return false
		}
	}
	return true
}

// inTurn reports whether a list of changes alone is of as many figures right before: 27 万吨、25.4 万吨，同比增长 5.9%、4.2%.
func (c *clauseReader) inTurn(list []*clause) bool {
	return c.inside && !c.broken && (percentsBehind(list) || sizesBehind(list)) && !list[0].own() &&
		len(list[0].amounts)+len(list[0].changes) == 1 &&
		(len(c.group) == len(list) || len(c.tail()) == len(list))
}

// namesInTurn reports whether a list of names is followed by as many figures, and nothing says that one of them is of
// all: 碳酸铈、氧化镧、氧化铈价格维持在 1.10-1.15 万元/吨、0.39-0.42 万元/吨、0.62-0.65 万元/吨.
func namesInTurn(list []*clause) bool {
	first := list[0]
	stages := len(first.said[slotStage]) == len(list) && len(first.said[slotSubject]) < 2 &&
		first.said.one(slotKind) == "kind.quota"
	if len(list) < 2 || first.each || first.sum || !stages && (len(first.said[slotSubject]) != len(list) ||
		!first.said.only(slotSubject, slotMeasure, slotPeriod, slotCompany)) {
		return false
	}
	for i, k := range list {
		if len(k.amounts) != 1 || k.amounts[0].token == nil || len(k.changes) > 0 || k.amounts[0].role != roleValue ||
			k.amounts[0].share != nil ||
			i > 0 && (k.own() || k.amounts[0].token.Unit != first.amounts[0].token.Unit || !k.said.only()) {
			return false
		}
	}
	return true
}

// percentsBehind reports whether a list begins with a change or a share, and all that follows are bare percentages.
func percentsBehind(list []*clause) bool {
	first := list[0]
	if len(list) < 2 || len(first.changes) == 0 && (len(first.amounts) == 0 || first.amounts[0].share == nil) {
		return false
	}
	for _, k := range list[1:] {
		if !k.onlySigned() && !k.onlyChange() &&
			(k.own() || len(k.amounts) != 1 || k.amounts[0].token == nil || k.amounts[0].token.Unit != "%" || len(k.changes) > 0) {
			return false
		}
	}
	return true
}

// sizesBehind reports whether a list begins with a change of each, and all that follow are bare figures in its unit:
// 环比各涨 0.7 万元/吨和 0.9 万元/吨.
func sizesBehind(list []*clause) bool {
	first := list[0]
	if len(list) < 2 || len(first.changes) != 1 || len(first.amounts) > 0 {
		return false
	}
	for _, k := range list[1:] {
		if k.own() || len(k.amounts) != 1 || k.amounts[0].token == nil || len(k.changes) > 0 ||
			k.amounts[0].token.Unit != first.changes[0].token.Unit {
			return false
		}
	}
	return true
}

// onlySigned reports whether a clause is a percentage with its sign and nothing else: +0.5%.
func (k *clause) onlySigned() bool {
	return len(k.amounts) == 0 && len(k.changes) == 1 && len(k.tokens) == 1 &&
		(k.tokens[0].Text[0] == '+' || k.tokens[0].Text[0] == '-')
}

// onlyChange reports whether a clause is a change and nothing else: 下降 1%.
func (k *clause) onlyChange() bool {
	return k.begins == '&' && len(k.amounts) == 0 && len(k.changes) == 1 && len(k.tokens) == 1
}

// listBehind reports whether bare figures follow that have their unit only from the list.
func listBehind(list []*clause) bool {
	for _, k := range list[1:] {
		if !k.own() && len(k.amounts) > 0 && k.amounts[0].token != nil && k.amounts[0].token.Kind == inList {
			return true
		}
	}
	return false
}

// own reports whether a clause of a list says what its figure is of.
func (k *clause) own() bool {
	return k.said.has(slotSubject) || k.said.has(slotStage) || k.said.has(slotScope) && !k.ofOre ||
		k.said.has(slotPartner) ||
		k.said.has(slotCompany) ||
		k.said.has(slotExtreme) || k.ofOtherKind()
}

// ofOtherKind reports whether an English clause of a list says before its figure what kind that is: revenue was $5 million and the net
// profit $1 million.
func (k *clause) ofOtherKind() bool {
	s := k.said[slotKind]
	return len(s) == 1 && s[0].token != nil && isASCII(s[0].printed) && len(k.amounts) == 1 && k.amounts[0].token != nil && s[0].token.From < k.amounts[0].token.From
}

// byRegion reports whether a clause of a list of places has its figure, and the list began with a place that is no partner: 内蒙古 94580
// 吨、四川 32300 吨, 中国 4400 万吨、巴西 2100 万吨.
func (k *clause) byRegion(first *clause) bool {
	return (first.said.has(slotRegion) || first.nation) && !first.said.has(slotPartner) && !first.said.has(slotDirection) &&
		(len(k.said[slotRegion]) == 1 || k.nation) && (k.said.only(slotRegion) || k.ofOre) && len(k.amounts) == 1 &&
		k.bad == ""
}

// basesInTurn leaves what several changes are against unread: 较第一批的 13.5 万吨、12.7 万吨分别增长 2.2% 和 2.4%.
func (c *clauseReader) basesInTurn(list []*clause) {
	first := list[0]
	if len(list) < 2 || first.respective || len(first.amounts) == 0 || first.amounts[0].role != roleBase {
		return
	}
	for _, k := range list[1:] {
		first.respective = first.respective || k.respective
	}
	if !first.respective {
		return
	}
	cmp := first.amounts[0].cmp
	for i, k := range list {
		kept := k.amounts[:0]
		for _, a := range k.amounts {
			if unitKind(a.token.Unit) == '%' {
				kept = append(kept, a)
			} else {
				c.unread(a.token, "what several changes are against")
			}
		}
		if k.amounts = kept; i > 0 && len(k.changes) > 0 && k.changes[0].cmp.id == "" {
			k.changes[0].cmp = cmp
		}
	}
}

// basesWithTimes takes figures that a list goes on with, each with its time, as what is compared with too: compared
// with 4,181 tons in September and 4,291 tons in October 2023.
func basesWithTimes(list []*clause) {
	if a := list[0].amounts; len(list) < 2 || len(a) != 1 || a[0].role != roleBase || a[0].cmp.base == nil {
		return
	}
	for _, k := range list[1:] {
		if !k.said.only(slotPeriod) || len(k.said[slotPeriod]) != 1 || len(k.amounts) != 1 ||
			len(k.changes) > 0 || k.amounts[0].role != roleValue {
			return
		}
	}
	for _, k := range list[1:] {
		base := k.said[slotPeriod][0]
		k.amounts[0].role, k.amounts[0].cmp = roleBase, comparison{id: "cmp.than", base: &base}
		k.said[slotPeriod] = nil
	}
}

// changesOn takes a percentage in an English list as the change before it, against another time: up 22 percent
// month on month and 5 percent year on year.
func changesOn(list []*clause) {
	first := list[0]
	if len(list) < 2 || len(first.changes) == 0 || first.respective {
		return
	}
	last := first.changes[len(first.changes)-1]
	for _, k := range list[1:] {
		if !k.alsoChanged(&last) {
			return
		}
	}
}

// changesBehind takes such a percentage behind a comma too: down 85% on the month, and 96% on the year.
func changesBehind(clauses []*clause) {
	for i, k := range clauses {
		if i > 0 && !k.first && k.begins == ',' && len(k.changes) == 0 && len(clauses[i-1].changes) > 0 {
			k.alsoChanged(&clauses[i-1].changes[len(clauses[i-1].changes)-1])
		}
	}
}

// alsoChanged makes a clause that is but a percentage and what it is against a change that way which the one before went.
func (k *clause) alsoChanged(last *change) bool {
	t := k.tokens
	for len(t) > 0 && t[0].Is("op.and") {
		t = t[1:]
	}
	if len(t) < 2 || !t[1].Of("compare") || !isASCII(t[1].Text) || len(k.amounts) != 1 || k.amounts[0].token != t[0] ||
		t[0].Unit != "%" || k.bad != "" || !k.said.only(slotPeriod) || slices.ContainsFunc(t[2:], func(o *lexicon.Token) bool {
		return !o.Fills() && !o.Is("prep.in") && o.Class != lexicon.PeriodOf
	}) {
		return false
	}
	m := moveOf(t[0])
	if strings.HasPrefix(last.move.Percent.Text, "-") && isDigit(t[0].Text) {
		m.Percent = negative(m.Percent)
	}
	k.amounts, k.changes = nil, []change{{move: m, token: t[0], cmp: comparison{id: t[1].ID}}}
	return true
}

// sizedAgain parts a move told once more in per cent from the one before it: 上涨 106188 元/吨、涨幅 22%.
func (k *clause) sizedAgain(before *clause) {
	if n := len(before.changes); k.begins == '&' && n > 0 && before.changes[n-1].move.Percent.Text == "" &&
		!before.changes[n-1].move.Flat &&
		k.onlyChange() && strings.Contains(k.tokens[0].Text, "幅") && k.changes[0].move.Percent.Text != "" {
		k.begins = ','
	}
}

// comparedAhead gives changes that do not say what they are against what the clause before them does: 与 2025 年 7 月相比，下降 10%.
func (k *clause) comparedAhead(before *clause) {
	for i := range k.changes {
		if x := &k.changes[i]; x.cmp.id == "" && before.ahead.base != nil {
			x.cmp = before.ahead
		}
	}
}

// onlyBase reports whether the one figure of a clause is what another is compared with, at a time of its own.
func (k *clause) onlyBase() bool {
	return len(k.amounts) == 1 && k.amounts[0].role == roleBase && k.amounts[0].cmp.base != nil
}

// joint reports whether the clauses of a list share out figures by position or give one to all.
func joint(list []*clause) bool {
	if !list[0].respective || len(list) == 1 && len(list[0].amounts)+len(list[0].changes) == 0 { // 依次为德国、韩国、美国
		return false
	}
	own := 0
	for _, k := range list {
		if k.said.has(slotSubject) && len(k.said[slotSubject]) == 1 && len(k.amounts) > 0 {
			own++
		}
	}
	return own < len(list) || len(list) == 1
}

// timed reports whether the one figure of a clause has its own time, as that before it has: 474 tonnes in June and
// 786 tonnes in July.
func (k *clause) timed(first *clause) bool {
	return len(k.amounts) == 1 && len(first.amounts) == 1 && k.amounts[0].role == roleValue && first.amounts[0].role == roleValue &&
		len(k.said[slotPeriod]) == 1 && len(first.said[slotPeriod]) == 1 && k.said.period() != first.said.period() && k.said.only(slotPeriod) &&
		k.amounts[0].token.Unit == first.amounts[0].token.Unit
}
