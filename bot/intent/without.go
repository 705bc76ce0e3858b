package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

const classWords = `重稀土|轻稀土|氧化物|金属|合金|heavy rare earths?|light rare earths?|oxides?|metals?|alloys?`

// notClass leaves whole classes of products out: 除了重稀土, excluding metals.
var notClass = compile(`(?:除了?|除去|不算|不含|不包括|不要|不看|剔除|排除|去掉|扣除|非|不是|excluding|except(?: for)?|without|other than|\bnon-?)\s*(?:稀土|the |all )?((?:` + classWords + `)(?:\s*(?:和|及|与|、|,|and|or)\s*(?:` + classWords + `))*)(?:以外|之外|外)?的?`)

var classNames = strings.NewReplacer("heavy rare earths", "重稀土", "heavy rare earth", "重稀土", "light rare earths", "轻稀土", "light rare earth", "轻稀土",
	"oxides", "氧化物", "oxide", "氧化物", "metals", "金属", "metal", "金属", "alloys", "合金", "alloy", "合金")

// leaveOutClasses takes the classes that the question leaves out from its text, and gives their products.
func (q *query) leaveOutClasses(c *Catalog) (products []string) {
	m := q.submatch(notClass)
	if m == nil {
		return nil
	}
	at := strings.Index(q.folded, m[0])
	if strings.HasPrefix(m[0], "非") && (strings.HasPrefix(m[1], "金属") || strings.HasSuffix(q.folded[:at], "南")) {
		return nil // 非金属 are other things, and 南非 a country
	}
	if slices.ContainsFunc(c.Names.Find(q.folded), func(n bulletin.Mention) bool { return n.From < at+len(m[0]) && n.To > at }) {
		return nil // 除了金属钕 leaves out one product
	}
	classes := classNames.Replace(m[1])
	for _, p := range c.Products {
		if slices.ContainsFunc([]string{"重稀土", "轻稀土", "氧化物", "金属", "合金"}, func(g string) bool { return strings.Contains(classes, g) && InGroup(p, g) }) {
			products = append(products, p)
		}
	}
	q.set(strings.Replace(q.folded, m[0], " ", 1))
	return products
}

// InGroup tells whether a product is of a group as groupOf names it.
func InGroup(product, group string) bool {
	switch {
	case strings.HasPrefix(group, "轻稀土") && !bulletin.Light(product), strings.HasPrefix(group, "重稀土") && !bulletin.Heavy(product):
		return false
	case strings.HasSuffix(group, "氧化物"):
		return strings.HasPrefix(product, "氧化")
	case strings.HasSuffix(group, "合金"):
		return strings.HasSuffix(product, "铁")
	case strings.HasSuffix(group, "金属"):
		return strings.HasPrefix(product, "金属") || strings.HasSuffix(product, "金属")
	}
	return true
}
