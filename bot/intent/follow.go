package intent

import (
	"strings"

	"rebot/index/bulletin"
)

var followWords = compile(`^(那么?|还有|换成|再看|and|what about|how about)|呢[\s?？。!！]*$`)

// follow reads a question that leans on the one before it: 那氧化铽呢, 上个月呢. Nil where it stands by itself.
func follow(n *query, after Intent) Intent {
	if after == nil || n.hint != "" && n.hint != "price" && n.hint != "trade" {
		return nil // a command says by itself what is meant
	}
	if i := aside(n, after); i != nil {
		return i
	}
	if i := why(n, after); i != nil {
		return i
	}
	if i := elsewhere(n, after); i != nil {
		return i
	}
	if i := together(n, after); i != nil {
		return i
	}
	if i := grafted(n, after); i != nil {
		return i
	}
	leans := n.has(followWords)
	sure, unsure := n.products()
	rest := len([]rune(strings.ReplaceAll(n.residual(), " ", "")))
	_, trade := after.(TradeOf)
	switch {
	case trade && (leans || n.folded == n.partner()) && len(sure)+len(unsure) == 0 && (n.subject() != "" || n.partner() != "" || n.direction() != ""):
		return withTrade(after, n)
	case n.has(indexWords) || n.has(tradeWords):
		return nil // a new matter, however short
	case len(sure) == 1 && len(unsure) == 0 && leans && rest < 3:
		return withProduct(after, sure[0], n)
	case len(sure)+len(unsure) == 0 && n.time.said && (rest == 0 || leans && rest < 3):
		return withMonth(after, n.time)
	}
	return nil
}

var (
	ordinal   = compile(`^(?:第)?\s*([1-9一二三四五六七八九])\s*(?:个|种|项)?[\s\p{P}]*$`)
	formWords = compile(`^(?:那|那么)?(氧化物?|金属|铁合金|合金|铁)(?:的|呢)*[\s\p{P}]*$|^(?:and |the |what about |how about )*(oxide|metal|alloy)(?: one| please)?[\s\p{P}]*$`)
	whichOne  = compile(`哪一?[个种]|which one`)
	aspects   = compile(`^(那|那么)?(跌幅|涨幅|环比|变化|涨了|跌了|change|涨跌)(多少|呢|是|怎么样|多大|吗|\s|\p{P})*$`)
)

// aside reads a few words that only mean something after an answer: which of several, another form, why, its change.
func aside(n *query, after Intent) Intent {
	product := productOf(after)
	if m := n.submatch(ordinal); m != nil {
		if c, ok := after.(Ambiguous); ok && number(m[1]) <= len(c.Products) {
			return Price{Products: c.Products[number(m[1])-1 : number(m[1])], Month: c.Month}
		}
	}
	if m := n.submatch(formWords); m != nil {
		return inOtherForm(after, m[1]+m[2])
	}
	switch {
	case product != "" && len(n.names) == 0 && n.has(aspects) && len([]rune(n.folded)) < 8:
		if p, ok := after.(Price); ok {
			p.Aspect = ChangeOnly
			return p
		}
	}
	if g, ok := after.(Group); ok && len(n.names) == 0 && len([]rune(n.folded)) < 10 && !n.time.said {
		if r, ok := rankRule(n).(Rank); ok && (r.Group == "" && n.has(whichOne) || n.has(followWords)) {
			r.Group, r.Month = g.Name, g.Month
			return r
		}
	}
	if i, ok := after.(Index); ok && len(n.names) == 0 && len([]rune(n.folded)) < 8 && (n.has(highWords) || n.has(lowWords) || n.has(swingWords)) {
		i.Measure = indexMeasure(n)
		return i
	} else if ok && len(n.names) == 0 && len([]rune(n.folded)) < 10 && n.indexChange() != "" && !n.has(whyWords) && !n.has(howMoved) {
		i.Asks = n.indexChange()
		return i
	}
	return nil
}

// productOf is the one product that an answer was about, empty for several.
func productOf(after Intent) string {
	switch i := after.(type) {
	case Price:
		if len(i.Products) == 1 {
			return i.Products[0]
		}
	case History:
		return i.Product
	case News:
		return i.Product
	}
	return ""
}

// inOtherForm asks for the same elements as oxide, metal or alloy.
func inOtherForm(after Intent, form string) Intent {
	var products []string
	month := bulletin.Month(0)
	switch i := after.(type) {
	case Price:
		products, month = i.Products, i.Month
	case Ambiguous:
		products, month = i.Products, i.Month
	}
	if len(products) == 0 {
		return nil
	}
	elements := strings.Join(bulletin.Elements(products[0]), "")
	want := map[string]string{"氧化": "氧化" + elements, "氧化物": "氧化" + elements, "oxide": "氧化" + elements, "金属": "金属" + elements, "metal": "金属" + elements}[form]
	if want == "" {
		want = elements + "铁"
	}
	name, ok := bulletin.NewNames().Canonical(want)
	if !ok {
		return nil
	}
	if p, ok := after.(Price); ok {
		return Price{Products: []string{name}, Month: month, Company: p.Company, Measure: p.Measure}
	}
	return Price{Products: []string{name}, Month: month}
}

// withProduct asks the same of another product.
func withProduct(after Intent, product string, q *query) Intent {
	switch i := after.(type) {
	case Price:
		i.Products = []string{product}
		if q.time.said {
			i.Month = q.time.to
		}
		return i
	case Ambiguous:
		return Price{Products: []string{product}, Month: i.Month}
	case History:
		i.Product = product
		return i
	case Compare:
		return Price{Products: []string{product}, Month: i.Month}
	}
	return nil
}

// monthOf is the month that an answer was about, zero for none.
func monthOf(after Intent) bulletin.Month {
	switch i := after.(type) {
	case Price:
		return i.Month
	case Ambiguous:
		return i.Month
	case Compare:
		return i.Month
	case Group:
		return i.Month
	case Rank:
		return i.Month
	case Movers:
		return i.Month
	case Index:
		return i.Month
	case TradeOf:
		return i.To
	case Digest:
		return i.Month
	case News:
		return i.Month
	}
	return 0
}

// withMonth asks the same of another month.
func withMonth(after Intent, p period) Intent {
	if m := monthOf(after); p.back > 0 && m != 0 { // 上个月呢 counts from the month that was spoken of
		p.from, p.to = m-bulletin.Month(p.back), m-bulletin.Month(p.back)
	}
	switch i := after.(type) {
	case Price:
		if p.from < p.to && len(i.Products) == 1 {
			return History{Product: i.Products[0], Measure: i.Measure, Company: i.Company, From: p.from, To: p.to}
		}
		i.Month = p.to
		return i
	case Threshold:
		i.Month = p.to
		return i
	case PatentsOf:
		i.Month, i.Any, i.Number, i.Topic = p.to, false, "", ""
		return i
	case Ambiguous:
		i.Month = p.to
		return i
	case History:
		return Price{Products: []string{i.Product}, Month: p.to, Measure: i.Measure, Company: i.Company}
	case Compare:
		i.Month = p.to
		return i
	case Group:
		i.Month = p.to
		return i
	case Rank:
		i.Month = p.to
		return i
	case Movers:
		i.Month = p.to
		return i
	case Index:
		i.Month, i.From = p.to, 0
		if p.from < p.to {
			i.From = p.from
		}
		return i
	case TradeOf:
		i.From, i.To, i.YearToDate = p.from, p.to, p.toDate
		return i
	case News:
		if i.Product == "" {
			return nil
		}
		i.Month, i.From, i.To = p.to, p.to, p.to
		return i
	case Digest:
		return Digest{p.to}
	case Discrepancies:
		return Discrepancies{p.to}
	}
	return nil
}

// withTrade asks for another subject, partner or direction.
func withTrade(after Intent, q *query) Intent {
	i, ok := after.(TradeOf)
	if !ok {
		return nil
	}
	if s := q.subject(); s != "" {
		i.Subject = s
	}
	if p := q.partner(); p != "" {
		i.Partner = p
	}
	if d := q.direction(); d != "" {
		i.Direction = d
	}
	return i
}

// AsksSource tells whether a question only asks where the last answer stands.
func AsksSource(text string) bool {
	return sourceWords.MatchString(strings.TrimSpace(bulletin.Fold(text)))
}
