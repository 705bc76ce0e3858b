package subscribe

import (
	"regexp"
	"strings"

	"rebot/bot/intent"
)

var (
	alertPrice  = regexp.MustCompile(`(?i)(低于|跌破|跌到|小于|below|under|less than|<=?|≤)|(高于|涨破|涨到|超过|大于|above|over|more than|>=?|≥)`)
	alertChange = regexp.MustCompile(`(?i)变动|变化|涨跌幅?|波动|\bchanges?\b|\bmoves?\b|±`)
	alertValue  = regexp.MustCompile(`(?i)(\d[\d,]*(?:\.\d+)?)\s*(?:(%)|(万元/吨|万元/公斤|元/公斤|元/吨|元/克)|(?:(?:元|yuan|rmb)/(?:kg|千克)))?`)
)

// maxProducts is how many products one command may name.
const maxProducts = 5

// alerts are one alert for each product that the command names.
func (o Command) alerts() (out []intent.PriceAlert) {
	for _, p := range append([]string{o.Alert.Product}, o.Others...) {
		w := o.Alert
		w.Product = p
		out = append(out, w)
	}
	return out
}

// products are those that the command names, none where it names none.
func (o Command) products() []string {
	if o.Alert.Product == "" {
		return nil
	}
	return append([]string{o.Alert.Product}, o.Others...)
}

// readAlert reads products and a condition. A command to end an alert may leave out either.
func (o *Command) readAlert(text string) {
	w := &o.Alert
	if strings.ContainsAny(text, "$€£") {
		o.fail("简报的价格是人民币，请写成 元/公斤 或 万元/吨。", "The bulletin's prices are in yuan: write yuan/kg or 万元/吨.")
	}
	text = o.readCondition(text)
	if len(text) > 0 {
		if products := o.readProducts(text); len(products) > 0 {
			w.Product, o.Others = products[0], products[1:]
		}
		if len(o.Others) >= maxProducts {
			o.fail("一次最多写五个产品。", "Write five products at most.")
		}
	}
	switch {
	case o.Verb != AddAlert || o.problem != (problem{}):
	case w.Value == "":
		o.Verb, o.partial = HowAlert, true
	case w.Product == "" || w.How == "":
		o.fail("还缺产品、条件或数值。"+usageOf(AddAlert, false),
			"The product, the condition or the value is missing. "+usageOf(AddAlert, true))
	}
}

// readCondition reads the condition and gives the rest of the text. A change is told by its sign of per cent.
func (o *Command) readCondition(text string) string {
	w, number := &o.Alert, ""
	if at := lastIndex(alertValue, text, conditionEnd(text)); at != nil && o.Verb == AddAlert && isLimit(text, at) {
		number = text[at[0]:at[1]]
		if before := strings.TrimSpace(text[:at[0]]); strings.HasSuffix(before, "-") ||
			strings.HasSuffix(before, "−") || isZero(text[at[2]:at[3]]) {
			o.fail("数值要大于 0。变动不分涨跌，例如：关注 氧化镝 变动 5%。",
				"The value must be above 0. A change counts both ways, e.g. watch Dy2O3 change 5%.")
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
	if m := alertPrice.FindStringSubmatch(text); m != nil && m[1] != "" {
		w.How = "below"
	} else if m != nil {
		w.How = "above"
	}
	if alertChange.MatchString(text) {
		w.How = "change"
	}
	if said == "change" && w.How != "change" {
		o.fail("百分数只用于变动，例如：关注 氧化镝 变动 5%；低于和高于后面写价格。",
			"A percentage goes with change, e.g. watch Dy2O3 change 5%; below and above take a price.")
	}
	return alertChange.ReplaceAllString(alertPrice.ReplaceAllString(text, " "), " ")
}

// isLimit reports whether a number is the limit of an alert, as it stands behind a condition or has a unit: another one belongs to
// a name, such as Dy2O3.
func isLimit(text string, at []int) bool { return conditionEnd(text) > 0 || at[4] >= 0 || at[6] >= 0 }

func isZero(number string) bool { return strings.Trim(number, "0.,") == "" }

// conditionEnd is where the condition stands: numbers before it belong to the product's name, such as Dy2O3.
func conditionEnd(text string) int {
	for _, re := range []*regexp.Regexp{alertPrice, alertChange} {
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
