package kit

import (
	"fmt"
	"strings"

	slackgo "github.com/slack-go/slack"
)

// An Entry is a subscription or an alert in App Home: what it is, where, and the orders that change and end it.
type Entry struct {
	Text      string
	Channel   string
	Form, End string // the name of the form that changes it, and the order that ends it
	Product   string // of an alert
}

// The actions of forms and of App Home.
const (
	ActForm = "form" // opens a form; its name follows, as ids are unique in a block, and in the value the product and the language
	ActEnd  = "end"  // ends an entry: its value is a channel, a blank, and an order
)

// maxEntries is how many entries a home shows: each takes two blocks of Slack's hundred.
const maxEntries = 40

// Home shows what somebody ordered, each with a button that ends it, and the forms for more. Who ordered nothing yet may
// read either language, and Slack doesn't tell which, so that both stand there.
func Home(english bool, entries []Entry) slackgo.HomeTabViewRequest {
	blocks := []slackgo.Block{slackgo.NewHeaderBlock(plain(homeTitle(english, len(entries) == 0)))}
	if len(entries) == 0 {
		blocks = append(blocks, slackgo.NewSectionBlock(plain("还没有。按下面的按钮，或者在频道里写 /re 订阅。\n"+
			"There are none. Press a button below, or write /re subscribe in a channel."), nil, nil),
			formButtons(false), formButtons(true))
	} else {
		blocks = append(blocks, formButtons(english))
	}
	f := Form{English: english}
	for _, e := range entries[:min(len(entries), maxEntries)] {
		where := slackgo.NewRichTextSection(slackgo.NewRichTextSectionTextElement(short(e.Text, 500)+" → ", nil))
		if e.Channel != "" && e.Channel[0] != 'D' {
			where.Elements = append(where.Elements, slackgo.NewRichTextSectionChannelElement(e.Channel, nil))
		} else {
			where.Elements = append(where.Elements, slackgo.NewRichTextSectionTextElement(f.say("私信", "direct message"), nil))
		}
		end := slackgo.NewButtonBlockElement(ActEnd, e.Channel+" "+e.End, plain(f.say("取消", "End")))
		change := FormButton(f.say("修改", "Change"), e.Form, e.Product, english)
		blocks = append(blocks, slackgo.NewRichTextBlock("", where), slackgo.NewActionBlock("", change, end))
	}
	if more := len(entries) - maxEntries; more > 0 {
		blocks = append(blocks, slackgo.NewSectionBlock(plain(f.say(
			fmt.Sprintf("还有 %d 项没有列出。在各频道里写 /re 我的订阅、/re 我的关注。", more),
			fmt.Sprintf("%d more are not listed. Write /re subscriptions and /re watches in each channel.", more))), nil, nil))
	}
	return slackgo.HomeTabViewRequest{Type: slackgo.VTHomeTab, Blocks: slackgo.Blocks{BlockSet: blocks}}
}

// homeTitle is the title, in both languages where they are asked for.
func homeTitle(english, both bool) string {
	title := [...]string{"我的订阅和提醒", "My subscriptions and alerts"}
	if both {
		return title[0] + " · " + title[1]
	}
	return Form{English: english}.say(title[0], title[1])
}

// formButtons open the two forms.
func formButtons(english bool) *slackgo.ActionBlock {
	f := Form{English: english}
	return slackgo.NewActionBlock("", FormButton(f.say("新订阅", "Subscribe"), SubscribeForm, "", english),
		FormButton(f.say("新提醒", "New alert"), AlertForm, "", english))
}

// FormButton opens a form, with a product chosen in it or none.
func FormButton(label, name, product string, english bool) *slackgo.ButtonBlockElement {
	f := Form{English: english}
	return slackgo.NewButtonBlockElement(ActForm+"-"+name, f.say("zh", "en")+" "+product, plain(label))
}

// FormOf is the form that a button opens.
func FormOf(action, value string) (f Form, ok bool) {
	name, ok := strings.CutPrefix(action, ActForm+"-")
	language, product, _ := strings.Cut(value, " ")
	return Form{Name: name, English: language == "en", Product: product}, ok && (name == SubscribeForm || name == AlertForm)
}
