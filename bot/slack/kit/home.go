package kit

import (
	"fmt"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/subscribe"
)

// An Entry is a subscription or an alert in App Home: what it is, and where.
type Entry struct {
	Text       string
	Channel    string
	Form       string // the name of the form that changes it
	Order, End string // the orders in words that make it and that end it
}

// The actions of forms and of App Home.
const (
	ActForm = "form" // opens a form; its name follows, as ids are unique in a block
	ActEnd  = "end"  // ends an entry: its value is a channel, a blank, and an order
)

// maxEntries is how many entries a home shows: each takes two blocks of Slack's hundred.
const maxEntries = 40

// Home shows what somebody ordered, each with buttons that change and end it, and the forms for more. Where it is not known which
// language they read, what stands there before they ordered anything is in both.
func Home(english, known bool, entries []Entry) slackgo.HomeTabViewRequest {
	f, both := Form{English: english}, len(entries) == 0 && !known
	blocks := []slackgo.Block{slackgo.NewHeaderBlock(plain(homeTitle(english, both)))}
	if len(entries) == 0 {
		blocks = append(blocks, said(nothingYet(english, both)))
	}
	blocks = append(blocks, formButtons(english && !both))
	if both {
		blocks = append(blocks, formButtons(true))
	}
	for _, e := range entries[:min(len(entries), maxEntries)] {
		blocks = append(blocks, f.entry(e)...)
	}
	if more := len(entries) - maxEntries; more > 0 {
		blocks = append(blocks, said(f.say(
			fmt.Sprintf("还有 %d 项没有列出。在各频道里写 /re 我的订阅、/re 我的关注。", more),
			fmt.Sprintf("%d more are not listed. Write /re subscriptions and /re watches in each channel.", more))))
	}
	return slackgo.HomeTabViewRequest{Type: slackgo.VTHomeTab, Blocks: slackgo.Blocks{BlockSet: blocks}}
}

// entry shows what somebody ordered, where it goes, and what changes and ends it.
func (f Form) entry(e Entry) []slackgo.Block {
	bold := &slackgo.RichTextSectionTextStyle{Bold: true}
	where := slackgo.NewRichTextSection(slackgo.NewRichTextSectionTextElement(short(e.Text, 500), bold),
		slackgo.NewRichTextSectionTextElement(" → ", nil))
	if e.Channel != "" && e.Channel[0] != 'D' {
		where.Elements = append(where.Elements, slackgo.NewRichTextSectionChannelElement(e.Channel, nil))
	} else {
		where.Elements = append(where.Elements, slackgo.NewRichTextSectionTextElement(f.say("私信", "direct message"), nil))
	}
	end := slackgo.NewButtonBlockElement(ActEnd, e.Channel+" "+e.End, plain(f.say("取消", "End")))
	change := FormButton(f.say("修改", "Change"), e.Form, f.English, Filling{e.Channel, e.Order, e.End})
	return []slackgo.Block{slackgo.NewRichTextBlock("", where), slackgo.NewActionBlock("", change, end)}
}

// said is a text of several lines.
func said(text string) slackgo.Block {
	return slackgo.NewSectionBlock(slackgo.NewTextBlockObject(slackgo.PlainTextType, text, false, false), nil, nil)
}

// homeTitle is the title, in both languages where they are asked for.
func homeTitle(english, both bool) string {
	title := [...]string{"我的订阅和提醒", "My subscriptions and alerts"}
	if both {
		return title[0] + " · " + title[1]
	}
	return Form{English: english}.say(title[0], title[1])
}

func nothingYet(english, both bool) string {
	text := [...]string{"还没有。按下面的按钮，或者在频道里写 /re 订阅。", "There are none. Press a button below, or write /re subscribe in a channel."}
	if both {
		return text[0] + "\n" + text[1]
	}
	return Form{English: english}.say(text[0], text[1])
}

// formButtons open the two forms.
func formButtons(english bool) *slackgo.ActionBlock {
	f := Form{English: english}
	return slackgo.NewActionBlock("", FormButton(f.say("新订阅", "Subscribe"), SubscribeForm, english, Filling{}),
		FormButton(f.say("新提醒", "New alert"), AlertForm, english, Filling{}))
}

// A Filling is what a form begins with: a channel, an order in words, and the order that ends what the form changes.
type Filling struct{ Channel, Order, End string }

// FormButton opens a form.
func FormButton(label, name string, english bool, fill Filling) *slackgo.ButtonBlockElement {
	value := strings.Join([]string{Form{English: english}.say("zh", "en"), fill.Channel, fill.Order, fill.End}, "\n")
	return slackgo.NewButtonBlockElement(ActForm+"-"+name, value, plain(label))
}

// FormOf is the form that a button opens. In App Home the button stands in no channel, and the home is shown anew when the form is
// filled in.
func FormOf(action, value, channel string) (f Form, ok bool) {
	name, ok := strings.CutPrefix(action, ActForm+"-")
	part := append(strings.SplitN(value, "\n", 4), "", "", "")
	language, _, _ := strings.Cut(part[0], " ") // of older buttons a product follows
	f = Form{Name: name, English: language == "en", Channel: channel}
	if channel == "" {
		f.Channel, f.Home = part[1], homeOf(part[1], part[3])
	}
	if part[2] != "" {
		f.Filled, _ = subscribe.ParseCommand(part[2])
	}
	return f, ok && (name == SubscribeForm || name == AlertForm)
}

// homeOf is what a form of App Home brings back: that it is one, and what it changes.
func homeOf(channel, end string) string { return strings.Join([]string{"home", channel, end}, "\n") }

// Changed is what a form of App Home changes: its channel, and the order that ends it; empty where it is new.
func Changed(home string) (channel, end string) {
	part := append(strings.SplitN(home, "\n", 3), "", "", "")
	return part[1], part[2]
}
