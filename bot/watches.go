package bot

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Watch waits for a price.
type Watch struct {
	Product string
	How     string // below, above or change
	Value   string // as it was written, without commas; of a change, in per cent
	Unit    string // of a price; the unit that the bulletin prints when none was said
}

// String writes the watch as the store keeps it: 氧化镝 below 1600 元/公斤.
func (w Watch) String() string {
	return strings.TrimSpace(strings.Join([]string{w.Product, w.How, w.Value, w.Unit}, " "))
}

// name tells a watch from others of its place: one product has one of a kind.
func (w Watch) name() string { return strings.TrimSpace(w.Product + " " + w.How) }

// watchOf reads what String wrote.
func watchOf(text string) (w Watch) {
	f := append(strings.Fields(text), "", "", "", "")
	return Watch{f[0], f[1], f[2], f[3]}
}

var (
	watchPrice  = regexp.MustCompile(`(?i)(低于|跌破|跌到|小于|below|under|less than|<=?|≤)|(高于|涨破|涨到|超过|大于|above|over|more than|>=?|≥)`)
	watchChange = regexp.MustCompile(`(?i)变动|变化|涨跌幅?|波动|\bchanges?\b|\bmoves?\b|±`)
	watchValue  = regexp.MustCompile(`(?i)(\d[\d,]*(?:\.\d+)?)\s*(?:(%)|(万元/吨|万元/公斤|元/公斤|元/吨|元/克)|(?:(?:元|yuan|rmb)/(?:kg|千克)))?`)
)

// read reads a product and a condition. An order to end a watch may leave out either.
func (w *Watch) read(o *Order, text string) {
	if strings.ContainsAny(text, "$€£") {
		o.fail("简报的价格是人民币，请写成 元/公斤 或 万元/吨。", "The bulletin's prices are in yuan: write yuan/kg or 万元/吨.")
	}
	text = w.readCondition(o, text)
	if len(text) > 0 {
		if products := o.readProducts(text); len(products) == 1 {
			w.Product = products[0]
		} else if len(products) > 1 {
			o.fail("一次只能写一个产品。", "Write one product at a time.")
		}
	}
	if o.Verb == WatchFor && (w.Product == "" || w.How == "" || w.Value == "") {
		o.fail("还缺产品、条件或数值。"+usageOf(WatchFor, false), "The product, the condition or the value is missing. "+usageOf(WatchFor, true))
	}
}

// readCondition reads the condition and gives the rest of the text. A change is told by its sign of per cent.
func (w *Watch) readCondition(o *Order, text string) string {
	number := ""
	if at := lastIndex(watchValue, text, w.after(text)); at != nil && o.Verb == WatchFor {
		number = text[at[0]:at[1]]
		if before := strings.TrimSpace(text[:at[0]]); strings.HasSuffix(before, "-") || strings.HasSuffix(before, "−") || isZero(text[at[2]:at[3]]) {
			o.fail("数值要大于 0。变动不分涨跌，例如：关注 氧化镝 变动 5%。", "The value must be above 0. A change counts both ways, e.g. watch Dy2O3 change 5%.")
		}
		w.Value = strings.ReplaceAll(text[at[2]:at[3]], ",", "")
		switch {
		case at[4] >= 0:
			w.How = "change"
		case at[6] >= 0:
			w.Unit = text[at[6]:at[7]]
		case strings.Contains(number, "/"):
			w.Unit = "元/公斤"
		}
		text = text[:at[0]] + " " + text[at[1]:]
	}
	said := w.How
	if m := watchPrice.FindStringSubmatch(text); m != nil && m[1] != "" {
		w.How = "below"
	} else if m != nil {
		w.How = "above"
	}
	if watchChange.MatchString(text) {
		w.How = "change"
	}
	if said == "change" && w.How != "change" {
		o.fail("百分数只用于变动，例如：关注 氧化镝 变动 5%；低于和高于后面写价格。", "A percentage goes with change, e.g. watch Dy2O3 change 5%; below and above take a price.")
	}
	return watchChange.ReplaceAllString(watchPrice.ReplaceAllString(text, " "), " ")
}

func isZero(number string) bool { return strings.Trim(number, "0.,") == "" }

// after is where the condition stands: numbers before it belong to the product's name, such as Dy2O3.
func (w *Watch) after(text string) int {
	for _, re := range []*regexp.Regexp{watchPrice, watchChange} {
		if at := re.FindStringIndex(text); at != nil {
			return at[1]
		}
	}
	return 0
}

func lastIndex(re *regexp.Regexp, text string, from int) []int {
	at := re.FindStringSubmatchIndex(text[from:])
	for i := range at {
		if at[i] >= 0 {
			at[i] += from
		}
	}
	return at
}

// meets tells whether an issue's own price meets the watch.
func (b *Bot) meets(w Watch, m bulletin.Month) (index.Quote, bool) {
	q, ok := b.pick(w.Product, m, "", "")
	limit, err := decimal.NewFromString(w.Value)
	if !ok || err != nil || q.Issue.Month != m {
		return q, false
	}
	if w.How == "change" {
		return q, q.Change != nil && q.Change.Base == m-1 && q.Change.Percent.Value.Abs().GreaterThanOrEqual(limit)
	}
	if w.Unit != q.Unit && w.Unit != "" {
		if limit, ok = bulletin.ConvertPrice(limit, w.Unit, q.Unit); !ok {
			return q, false
		}
	}
	if w.How == "below" {
		return q, q.Price.Value.LessThan(limit)
	}
	return q, q.Price.Value.GreaterThan(limit)
}

// alert says the figure that met a watch, with its source.
func (b *Bot) alert(w Watch, m bulletin.Month, english bool) (*Answer, bool) {
	q, ok := b.meets(w, m)
	if !ok {
		return nil, false
	}
	a := &Answer{Intent: Order{Verb: WatchFor, Watch: w}, Status: Answered, English: english}
	f := a.figure(q)
	a.Title = a.say("关注 · ", "Watch · ") + a.watchText(w)
	a.Lead = f.Name + " " + a.monthName(m) + " " + f.Value + " " + f.Unit
	if f.Change != "" {
		a.Details = append(a.Details, a.say("环比 ", "against the month before: ")+f.Change)
	}
	b.doubts(a)
	return a, true
}

// watchText says what a watch waits for.
func (a *Answer) watchText(w Watch) string {
	a.allow(w.Value)
	switch w.How {
	case "below":
		return w.Product + a.say(" 低于 ", " below ") + w.Value + " " + w.Unit
	case "above":
		return w.Product + a.say(" 高于 ", " above ") + w.Value + " " + w.Unit
	}
	return w.Product + a.say(" 环比变动达 ", " change of ") + w.Value + "%" + a.say("", " or more")
}
