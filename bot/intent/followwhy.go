package intent

var (
	howMoved = compile(`(?:怎么|咋|为嘛|how come)(?:会|又|就|都|在|一直|突然)*[上下回走]?(?:涨|跌|降|升|落|滑|高|低|弱|强)`)
	// littleWords are what may stand around what a follow-up asks.
	littleWords = compile(`价格?|[上下回走]|[涨跌降升落滑高低弱强]|这么|那么|一直|突然|厉害|是什么|什么|[那它会又都就在多呢了得的吗啊]|\b(?:and|but|so|did|does|do|has|have|is|are|was|it|its|they|the|that|price|s|fall|drop|decline|rise|go|gone|going|change|move|moved|lower|higher|much|for|of)\b`)
	// aboutWhy is all that a question for the reason may say that means something only after an answer.
	aboutWhy = []*pattern{howMoved, whyWords, roseWords, fellWords, littleWords}
)

// why asks for the reason of what was answered: 为什么跌了, 原因呢, why did it fall. The subject is that of the answer.
func why(n *query, after Intent) Intent {
	if len(n.names) > 0 || !n.has(whyWords) && !n.has(howMoved) || !only(n.folded, aboutWhy) {
		return nil
	}
	subject := whatOf(after)
	if subject == "" {
		return nil
	}
	w := newQuery(subject+"为什么"+premise(n), n.catalog)
	i, ok := whyRule(w).(News)
	if p, is := after.(Price); is && p.Company != "" { // not the association's average
		i.Product, i.Asks = "", nil
	}
	if m := monthOf(after); ok && i.Product != "" && m != 0 && m != n.catalog.Newest() {
		i.Month = m
	}
	if !ok {
		return nil
	}
	return i
}

// premise is the direction that a question takes for granted.
func premise(n *query) string {
	switch rose, fell := n.has(roseWords), n.has(fellWords); {
	case rose && !fell:
		return "涨"
	case fell && !rose:
		return "跌"
	}
	return ""
}

// whatOf names what an answer was about in words that a question for its reason begins with; empty where it is several
// things.
func whatOf(after Intent) string {
	switch i := after.(type) {
	case Price, History:
		if p, ok := after.(Price); ok && p.Company != "" {
			return p.Company + productOf(after) + p.Measure
		}
		if p := productOf(after); p != "" {
			return p + "价格"
		}
	case Index:
		return i.Name + "稀土价格指数"
	case TradeOf:
		return i.Partner + i.Subject + i.Direction
	case News:
		if i.Product != "" {
			return i.Product + "价格"
		}
		return i.Topic
	}
	return ""
}
