package card

import (
	"slices"
	"strconv"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/reply"
)

// The actions that buttons and lists send back. A value is always a question in words, so that a button works as long
// as its message stands, whatever was restarted or swapped meanwhile.
const (
	ActSource = "source" // show the cited lines
	ActPost   = "post"   // post the answer for all
	ActAsk    = "ask"    // ask what stands in the value; a number follows, as ids are unique in a block
	ActPick   = "pick"   // a list to pick a question from
)

const (
	maxOffers  = 5  // more become a list
	maxOptions = 25 // of 100; beyond that people type
	maxOption  = 75 // a value of a list
)

// actions adds the buttons and the list to pick from.
func (bb *blockBuilder) actions(a *reply.Reply, l Look) {
	var es []slackgo.BlockElement
	if l.Ask != "" && len(a.Citations) > 0 {
		es = append(es, button(ActSource, say(a, "来源", "Source"), l.Ask))
	}
	offers := offersOf(a, l)
	if len(offers) > maxOffers {
		bb.blocks = append(bb.blocks, slackgo.NewActionBlock("", picker(a, offers)))
		offers = nil
	}
	for i, q := range offers {
		es = append(es, button(ActAsk+strconv.Itoa(i), label(a, q), q))
	}
	if l.Ask != "" && l.Private && (a.Status == reply.Answered || a.Status == reply.Ambiguous) {
		es = append(es, button(ActPost, say(a, "发到频道", "Post to channel"), l.Ask))
	}
	if len(es) > 0 {
		bb.blocks = append(bb.blocks, slackgo.NewActionBlock("", es...))
	}
}

// offersOf lists the questions to ask next; one product's months are always among them.
func offersOf(a *reply.Reply, l Look) []string {
	var out []string
	for _, q := range a.Offers {
		if q = Question(q); q != "" && !bot.IsTooLong(q) && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	if p, ok := ofOneProduct(a); ok && l.Ask != "" && !slices.ContainsFunc(out, asksMonths) {
		out = append(out, p+say(a, "各月价格", " price by month"))
	}
	return out
}

// ofOneProduct gives the product of an answer that is the price of one.
func ofOneProduct(a *reply.Reply) (product string, ok bool) {
	p := intent.Of(a.Intent).Product()
	return p, p != "" && a.Status == reply.Answered
}

func asksMonths(q string) bool {
	return strings.HasSuffix(q, "各月价格") || strings.HasSuffix(q, " price by month")
}

func label(a *reply.Reply, q string) string {
	if intent.Of(a.Intent).Product() != "" && asksMonths(q) {
		return say(a, "各月", "By month")
	}
	return q
}

func button(action, text, value string) *slackgo.ButtonBlockElement {
	return slackgo.NewButtonBlockElement(action, value, plainText(text, maxButton))
}

// picker is a list of questions. What is too long for its value is left to be typed.
func picker(a *reply.Reply, offers []string) *slackgo.SelectBlockElement {
	var options []*slackgo.OptionBlockObject
	for _, q := range offers[:min(len(offers), maxOptions)] {
		if Units(Escape(q)) <= maxOption {
			options = append(options, slackgo.NewOptionBlockObject(q, plainText(q, maxOption), nil))
		}
	}
	if len(options) == 0 { // a list without options is refused
		options = append(options, slackgo.NewOptionBlockObject("help", plainText("help", maxOption), nil))
	}
	return slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic,
		plainText(say(a, "请选一种", "Choose one"), maxOption), ActPick, options...)
}
