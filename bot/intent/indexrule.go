package intent

import (
	"strings"

	"rebot/index/bulletin"
)

func indexRule(q *query) Intent {
	if !q.has(indexWords) || q.has(otherIndex) {
		return nil
	}
	return q.index()
}

// index is what is asked of the price index.
func (q *query) index() Intent {
	i := Index{Month: q.month(), Measure: indexMeasure(q), Day: q.time.day, Name: q.indexName(), Against: q.time.against}
	if len(q.names) > 0 && i.Name == "" {
		return q.noIndex()
	}
	i.Asks = q.indexChange()
	switch {
	case q.time.said && q.time.from < q.time.to:
		i.From = q.time.from
	case i.Against != 0 && q.has(sinceWords) && i.Measure != "":
		i.From, i.Against = i.Against, 0
	case !q.time.said && (q.has(allTime) || q.has(whichMonth) && i.Measure != "") && len(q.catalog.Months) > 0:
		i.From = q.catalog.Months[0] - 1 // the first issue may print the month before it
	case !q.time.said && q.time.span > 1:
		i.From = q.catalog.Newest() - month(q.time.span) + 1
	}
	return i
}

// indexChange is the change of the index that a question asks for.
func (q *query) indexChange() string {
	switch {
	case q.has(yearOnYear):
		return "同比"
	case q.has(monthOnMonth), q.has(comparesBefore), q.has(indexMoved) && q.time.against == 0:
		return "环比"
	}
	return ""
}

var sinceWords = compile(`since|以来`)

// indexMoved asks how much the index moved, or whether.
var indexMoved = compile(`[涨跌升降]了?(?:多少|几|吗|没|幅|$)|(?:rise|fall|rose|fell|change|drop|increase|decrease)`)

var (
	monthOnMonth = compile(`环比|month.o(?:n|ver).month|\bm/m\b|\bmom\b`)
	ownIndex     = compile(`^\s*(的|产品)?\s*(价格|市场)?指数|^\s*(price )?ind(ex|ices)`)
)

// noIndex refuses the index of a product that has none. A product named beside the index is priced by another rule.
func (q *query) noIndex() Intent {
	for _, m := range q.names {
		if q.partHas(ownIndex, q.folded[m.To:]) {
			return Refuse{Reason: NoIndex, Name: m.Text, Near: m.Products}
		}
	}
	if sure, _ := q.products(); len(sure) == 1 {
		return Price{Products: sure, Month: q.month(), Asks: []string{"指数"}}
	}
	return Refuse{Reason: Unclear}
}

// indexName is the index of a group of products that a question names, where an issue has it; empty for the bulletin's
// own.
func (q *query) indexName() string {
	for _, name := range q.catalog.Indices {
		if name == bulletin.PriceIndex {
			continue
		}
		for _, m := range q.names {
			if strings.Contains(name, m.Text) {
				return name
			}
		}
		if strings.Contains(q.folded, name) {
			return name
		}
	}
	return ""
}

func indexMeasure(q *query) string {
	switch {
	case q.has(highWords) && q.has(lowWords):
		return ""
	case q.has(spreadWords):
		return "高低差"
	case q.has(swingWords):
		return "波动幅度"
	case q.has(highWords):
		return bulletin.High
	case q.has(lowWords):
		return bulletin.Low
	case q.has(averageWords):
		return bulletin.Mean
	}
	return ""
}
