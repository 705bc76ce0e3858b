package bot

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var followWords = regexp.MustCompile(`^(那么?|还有|换成|再看|and|what about|how about)|呢[\s?？。!！]*$`)

// follow reads a question that leans on the one before it: 那氧化铽呢, 上个月呢. Nil where it stands by itself.
func follow(n *query, after Intent) Intent {
	if after == nil {
		return nil
	}
	leans := n.has(followWords)
	sure, unsure := n.products()
	rest := len([]rune(strings.ReplaceAll(n.residual, " ", "")))
	_, trade := after.(TradeOf)
	switch {
	case trade && leans && len(sure)+len(unsure) == 0 && (n.subject() != "" || n.partner() != "" || n.direction() != ""):
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

// withProduct asks the same of another product.
func withProduct(after Intent, product string, q *query) Intent {
	switch i := after.(type) {
	case Price:
		i.Products, i.Weight = []string{product}, nil
		if q.time.said {
			i.Month = q.time.to
		}
		return i
	case Choose:
		return Price{Products: []string{product}, Month: i.Month}
	case History:
		i.Product = product
		return i
	case Compare:
		return Price{Products: []string{product}, Month: i.Month}
	}
	return nil
}

// withMonth asks the same of another month.
func withMonth(after Intent, p period) Intent {
	switch i := after.(type) {
	case Price:
		i.Month = p.to
		return i
	case Choose:
		i.Month = p.to
		return i
	case Compare:
		i.Month = p.to
		return i
	case Group:
		i.Month = p.to
		return i
	case Rank:
		i.Month = p.to
		return i
	case Moved:
		i.Month = p.to
		return i
	case Index:
		i.Month = p.to
		return i
	case TradeOf:
		i.From, i.To, i.YearToDate = p.from, p.to, p.toDate
		return i
	case Digest:
		return Digest{p.to}
	case Doubts:
		return Doubts{p.to}
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
