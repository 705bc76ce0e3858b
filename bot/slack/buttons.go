package slack

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/slack/kit"
)

// The actions that buttons and lists send back. A value is always a question in words, so that a button works as long
// as its message stands, whatever was restarted or swapped meanwhile.
const (
	actSource = "source" // show the cited lines
	actPost   = "post"   // post the answer for all
	actFile   = "file"   // give the table as a file
	actAsk    = "ask"    // ask what stands in the value; a number follows, as ids are unique in a block
	actPick   = "pick"   // a list to pick a question from
	actOrder  = "order"  // give the order that stands in the value; a number follows
)

const (
	maxOffers  = 5  // more become a list
	maxOptions = 25 // of 100; beyond that people type
	maxOption  = 75 // a value of a list
)

// actions adds the buttons and the list to pick from.
func (bb *blockBuilder) actions(a *reply.Reply, b reply.Brief, l look) {
	var es []slackgo.BlockElement
	if again := cmp.Or(l.ask, b.Again); again != "" && len(a.Citations) > 0 {
		es = append(es, button(actSource, say(a, "原文", "Source"), again))
	}
	if l.ask != "" && a.Table != nil && a.Told() {
		es = append(es, button(actFile, "CSV", l.ask))
	}
	offers := offersOf(a, l)
	if len(offers) > maxOffers {
		bb.blocks = append(bb.blocks, slackgo.NewActionBlock("", picker(say(a, "请选一种", "Choose one"), offers)))
		offers = nil
	}
	for i, q := range b.Asks {
		es = append(es, button(actAsk+strconv.Itoa(len(offers)+i), q.Label, q.Question))
	}
	for i, q := range offers {
		es = append(es, button(actAsk+strconv.Itoa(i), label(a, q), q))
	}
	for i, o := range b.Orders {
		es = append(es, button(actOrder+strconv.Itoa(i), o.Label, o.Question))
	}
	if a.Form != "" {
		es = append(es, formButton(a))
	}
	if len(b.More) > 0 {
		es = append(es, menu(say(a, "更多", "More"), b.More))
	}
	if l.ask != "" && l.private && a.Told() {
		es = append(es, button(actPost, say(a, "发到频道", "Post to channel"), l.ask))
	}
	if len(es) > 0 {
		bb.blocks = append(bb.blocks, slackgo.NewActionBlock("", es...))
	}
}

// formButton opens the form of a reply, with the product that the reply is about.
func formButton(a *reply.Reply) slackgo.BlockElement {
	name, order, _ := strings.Cut(a.Form, "\n")
	return kit.FormButton(say(a, "自选…", "Choose…"), name, a.English, kit.Filling{Order: order})
}

// offersOf lists the questions to ask next; one product's trend is always among them.
func offersOf(a *reply.Reply, l look) []string {
	var out []string
	for _, q := range a.Offers {
		if q = question(q); q != "" && !bot.IsTooLong(q) && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	if p, ok := ofOneProduct(a); ok && l.ask != "" && !slices.ContainsFunc(out, asksTrend) {
		out = append(out, p+say(a, "走势", " trend"))
	}
	return out
}

// ofOneProduct gives the product of an answer that is the price of one.
func ofOneProduct(a *reply.Reply) (product string, ok bool) {
	p := intent.Of(a.Intent).Product()
	return p, p != "" && a.Status == reply.Answered && a.Chart == nil
}

func asksTrend(q string) bool {
	return strings.HasSuffix(q, "走势") || strings.HasSuffix(q, " trend")
}

func label(a *reply.Reply, q string) string {
	if intent.Of(a.Intent).Product() != "" && asksTrend(q) {
		return say(a, "走势", "Trend")
	}
	if a.English {
		return reply.InEnglish(q)
	}
	return q
}

func button(action, text, value string) *slackgo.ButtonBlockElement {
	return slackgo.NewButtonBlockElement(action, value, plainText(text, maxButton))
}

// picker is a list of questions. What is too long for its value is left to be typed.
func picker(title string, offers []string) *slackgo.SelectBlockElement {
	var asks []reply.Ask
	for _, q := range offers {
		asks = append(asks, reply.Ask{Label: q, Question: q})
	}
	return menu(title, asks)
}

// menu is a list of questions by their labels.
func menu(title string, asks []reply.Ask) *slackgo.SelectBlockElement {
	var options []*slackgo.OptionBlockObject
	for _, q := range asks[:min(len(asks), maxOptions)] {
		if units(escape(q.Question)) <= maxOption {
			options = append(options, slackgo.NewOptionBlockObject(q.Question, plainText(q.Label, maxOption), nil))
		}
	}
	if len(options) == 0 { // a list without options is refused
		options = append(options, slackgo.NewOptionBlockObject("help", plainText("help", maxOption), nil))
	}
	return slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic,
		plainText(title, maxOption), actPick, options...)
}
