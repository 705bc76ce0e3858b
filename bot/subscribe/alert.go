package subscribe

import (
	"regexp"
	"strings"

	"rebot/bot/intent"
)

var (
	alertPrice  = regexp.MustCompile(`(?i)(低于|下?[跌降][破到至]|小于|below|under|less than|<=?|≤)|(高于|上?[涨升][破到至]|超过|大于|above|over|more than|>=?|≥)`)
	alertChange = regexp.MustCompile(`(?i)变动|变化|涨跌幅?|波动|\bchanges?\b|\bmoves?\b|±`)
	// the way of a change, where only one counts
	alertFall = regexp.MustCompile(`(?i)下?[跌降]幅?|\bfalls?\b|\bdrops?\b|\bdeclines?\b`)
	alertRise = regexp.MustCompile(`(?i)上?[涨升]幅?|\brises?\b|\bgains?\b|\bjumps?\b`)
	// a bare 万 or 万元 is the trade's 万元/吨, a bare 元 the unit that the bulletin prints
	alertValue = regexp.MustCompile(`(?i)(\d[\d,]*(?:\.\d+)?)\s*(?:(%)|(万元/吨|万元/公斤|元/公斤|元/吨|元/克|万元?)|(?:(?:元|yuan|rmb)/(?:kg|千克))|元)?(?:以上|以下)?`)
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

// readCondition reads the condition and gives the rest of the text.
func (o *Command) readCondition(text string) string {
	text, percent := o.readLimit(text)
	rest := o.readHow(text, percent)
	w := o.Alert
	switch {
	case percent && (w.How == "below" || w.How == "above"):
		o.fail("百分数只用于变动，例如：关注 氧化镝 变动 5%；低于和高于后面写价格。",
			"A percentage goes with change, e.g. watch Dy2O3 change 5%; below and above take a price.")
	case !percent && w.Value != "" && (w.How == "fall" || w.How == "rise"):
		o.fail("涨跌写百分数，例如：关注 氧化镝 跌幅 5%；价格写低于或高于。",
			"A fall or a rise takes a percentage, e.g. watch Dy2O3 fall 5%; a price goes with below or above.")
	}
	return rest
}

// readLimit reads the number, reports whether it is in per cent, and gives the rest of the text.
func (o *Command) readLimit(text string) (rest string, percent bool) {
	at := lastIndex(alertValue, text, conditionEnd(text))
	if at == nil || o.Verb != AddAlert || !isLimit(text, at) {
		return text, false
	}
	w, number, percent := &o.Alert, text[at[0]:at[1]], at[4] >= 0
	if before := strings.TrimSpace(text[:at[0]]); strings.HasSuffix(before, "-") ||
		strings.HasSuffix(before, "−") || isZero(text[at[2]:at[3]]) {
		o.fail("数值要大于 0。变动不分涨跌，例如：关注 氧化镝 变动 5%。",
			"The value must be above 0. A change counts both ways, e.g. watch Dy2O3 change 5%.")
	}
	w.Value = strings.ReplaceAll(text[at[2]:at[3]], ",", "")
	switch {
	case percent:
		w.How = "change"
	case at[6] >= 0 && strings.Contains(number, "/"):
		w.Unit = text[at[6]:at[7]]
	case at[6] >= 0:
		w.Unit = "万元/吨"
	case strings.Contains(number, "/"):
		w.Unit = "元/公斤"
	}
	return text[:at[0]] + " " + text[at[1]:], percent
}

// readHow reads what the limit is of, and gives the rest of the text. What is more than 5 per cent changes by as much.
func (o *Command) readHow(text string, percent bool) string {
	w := &o.Alert
	price := alertPrice.FindStringSubmatch(text)
	text = alertPrice.ReplaceAllString(text, " ")
	rest := alertChange.ReplaceAllString(text, " ")
	below, priced := price != nil && price[1] != "", price != nil && !percent
	switch falls, rises := alertFall.MatchString(rest), alertRise.MatchString(rest); {
	case rest != text:
		w.How = "change"
	case falls && !priced && !below:
		w.How = "fall"
	case rises && !priced && !below:
		w.How = "rise"
	case below:
		w.How = "below"
	case price != nil:
		w.How = "above"
	}
	return alertRise.ReplaceAllString(alertFall.ReplaceAllString(rest, " "), " ")
}

// isLimit reports whether a number is the limit of an alert, as it stands behind a condition or has a unit: another one belongs to
// a name, such as Dy2O3.
func isLimit(text string, at []int) bool { return conditionEnd(text) > 0 || at[4] >= 0 || at[6] >= 0 }

func isZero(number string) bool { return strings.Trim(number, "0.,") == "" }

// conditionEnd is where the condition stands: numbers before it belong to the product's name, such as Dy2O3.
func conditionEnd(text string) int {
	for _, re := range []*regexp.Regexp{alertPrice, alertChange, alertFall, alertRise} {
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
