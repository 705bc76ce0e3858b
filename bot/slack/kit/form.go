package kit

import (
	"cmp"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/subscribe"
)

// What a form may hold. https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
const (
	maxOptions = 100
	maxOption  = 75
)

// The names of the forms, which come back with what was filled in.
const (
	SubscribeForm = "subscribe"
	AlertForm     = "watch"
)

// A Form is a modal in which somebody orders what else is ordered in words.
type Form struct {
	Name     string // SubscribeForm or AlertForm
	English  bool
	Channel  string            // where the order is for; empty to choose one
	Filled   subscribe.Command // what is filled in at the start
	Products []string          // to choose from
	Home     string            // comes back with what is filled in: see Filling
}

// zones are the time zones to choose from; others can be ordered in words.
var zones = []string{
	"Asia/Shanghai",
	"Asia/Tokyo",
	"Asia/Singapore",
	"Europe/London",
	"Europe/Berlin",
	"America/New_York",
	"America/Los_Angeles",
	"Australia/Perth",
	"UTC",
}

var sections = [][3]string{{"price", "价格", "Prices"}, {"trade", "进出口", "Trade"}, {"news", "资讯", "News"}}

var hows = [][3]string{
	{"below", "低于", "falls below"},
	{"above", "高于", "rises above"},
	{"change", "涨跌达到（%）", "moves by (%)"},
	{"fall", "跌幅达到（%）", "falls by (%)"},
	{"rise", "涨幅达到（%）", "rises by (%)"},
}

// View is the form as Slack shows it.
func (f Form) View() slackgo.ModalViewRequest {
	title, blocks := f.say("订阅简报", "Subscribe"), f.subscribing()
	if f.Name == AlertForm {
		title, blocks = f.say("价格提醒", "Price alert"), f.alerting()
	}
	return slackgo.ModalViewRequest{
		Type:       slackgo.VTModal,
		CallbackID: f.Name + f.say("", inEnglish),
		Title:      plain(title),
		Submit:     plain(f.say("确定", "OK")),
		Close:      plain(f.say("取消", "Cancel")),
		Blocks:     slackgo.Blocks{BlockSet: append([]slackgo.Block{f.where()}, blocks...)},

		PrivateMetadata: f.Home,
	}
}

func (f Form) say(chinese, english string) string {
	if f.English {
		return english
	}
	return chinese
}

func plain(s string) *slackgo.TextBlockObject {
	return slackgo.NewTextBlockObject(slackgo.PlainTextType, short(s, maxOption), false, false)
}

// where asks for the channel that gets it: the one where the form was opened, if that is known.
func (f Form) where() slackgo.Block {
	e := slackgo.NewOptionsSelectBlockElement(
		slackgo.OptTypeConversations,
		plain(f.say("选频道", "Choose a channel")),
		"where",
	)
	e.InitialConversation, e.DefaultToCurrentConversation = f.Channel, f.Channel == ""
	return slackgo.NewInputBlock("where", plain(f.say("发到哪里", "Where")), nil, e)
}

func (f Form) subscribing() []slackgo.Block {
	in := cmp.Or(f.Filled.Schedule.Zone, zones[0])
	list := zones
	if !slices.Contains(zones, in) {
		list = append(slices.Clone(zones), in)
	}
	zone := slackgo.NewOptionsSelectBlockElement(slackgo.OptTypeStatic, plain(f.say("时区", "Zone")), "zone", optionsOf(list)...)
	zone.InitialOption = optionsOf([]string{in})[0]
	parts := slackgo.NewCheckboxGroupsBlockElement("sections", f.named(sections)...)
	parts.InitialOptions = f.some(sections, f.Filled.Filter.Sections...)
	at := slackgo.NewTimePickerBlockElement("time")
	at.InitialTime = f.Filled.Schedule.At
	return []slackgo.Block{
		slackgo.NewInputBlock("sections", plain(f.say("内容（不选就是全部）", "Sections (none for all)")), nil, parts).WithOptional(true),
		f.products(f.say("产品（不选就是全部）", "Products (none for all)"), f.Filled.Filter.Products, 0).WithOptional(true),
		slackgo.NewInputBlock("time", plain(f.say("几点送（不选就是入库即送）", "Time (none for at once)")), nil, at).WithOptional(true),
		slackgo.NewInputBlock("zone", plain(f.say("时区", "Zone")), nil, zone).WithOptional(true),
	}
}

// maxAlerts is how many products one order may name.
const maxAlerts = 5

// minValue is above the 0 that no price and no change is.
const minValue = "0.01"

func (f Form) alerting() []slackgo.Block {
	how := slackgo.NewOptionsSelectBlockElement(
		slackgo.OptTypeStatic,
		plain(f.say("条件", "Condition")),
		"how",
		f.named(hows)...)
	how.InitialOption = f.some(hows, cmp.Or(f.Filled.Alert.How, hows[0][0]))[0]
	value := slackgo.NewNumberInputBlockElement(nil, "value", true).WithMinValue(minValue)
	value.InitialValue = f.Filled.Alert.Value
	var chosen []string
	if p := f.Filled.Alert.Product; p != "" {
		chosen = append([]string{p}, f.Filled.Others...)
	}
	return []slackgo.Block{
		f.products(f.say("产品", "Products"), chosen, maxAlerts),
		slackgo.NewInputBlock("how", plain(f.say("什么时候提醒", "When it")), nil, how),
		slackgo.NewInputBlock(
			"value",
			plain(f.say("数值（价格按简报的单位，元/公斤）", "Value (prices in the bulletin's unit, yuan/kg)")),
			nil,
			value,
		),
	}
}

func (f Form) products(label string, chosen []string, most int) *slackgo.InputBlock {
	names := f.Products[:min(len(f.Products), maxOptions)]
	e := slackgo.NewOptionsMultiSelectBlockElement(
		slackgo.MultiOptTypeStatic,
		plain(f.say("选产品", "Choose products")),
		"products",
		f.productOptions(names)...)
	if most > 0 {
		e.MaxSelectedItems = &most
	}
	chosen = slices.DeleteFunc(slices.Clone(chosen), func(p string) bool { return !slices.Contains(names, p) })
	e.InitialOptions = f.productOptions(chosen)
	return slackgo.NewInputBlock("products", plain(label), nil, e)
}

// productOptions names products in the language of the form.
func (f Form) productOptions(names []string) (out []*slackgo.OptionBlockObject) {
	for _, n := range names {
		out = append(out, slackgo.NewOptionBlockObject(n, plain(f.say(n, reply.EnglishName(n))), nil))
	}
	return out
}

func optionsOf(names []string) (out []*slackgo.OptionBlockObject) {
	for _, n := range names {
		out = append(out, slackgo.NewOptionBlockObject(n, plain(n), nil))
	}
	return out
}

// some are the options of a list that have some values.
func (f Form) some(list [][3]string, values ...string) []*slackgo.OptionBlockObject {
	return slices.DeleteFunc(f.named(list), func(o *slackgo.OptionBlockObject) bool { return !slices.Contains(values, o.Value) })
}

func (f Form) named(list [][3]string) (out []*slackgo.OptionBlockObject) {
	for _, l := range list {
		out = append(out, slackgo.NewOptionBlockObject(l[0], plain(f.say(l[1], l[2])), nil))
	}
	return out
}

// inEnglish ends the name of a form that was shown in English: what is ordered in it is ordered in English.
const inEnglish = "-en"

// Order is what was filled into a form, as an order in words, the channel that it is for, and the form's Home.
func Order(v *slackgo.View) (channel, text, home string) {
	if v == nil || v.State == nil {
		return "", "", ""
	}
	at := func(name string) slackgo.BlockAction { return v.State.Values[name][name] }
	channel = at("where").SelectedConversation
	name, english := strings.CutSuffix(v.CallbackID, inEnglish)
	f := Form{English: english}
	var words []string
	switch name {
	case SubscribeForm:
		words = append(words, f.say("订阅", "subscribe"))
		for _, s := range values(at("sections")) {
			words = append(words, f.word(sections, s))
		}
		words = append(words, values(at("products"))...)
		if t := at("time").SelectedTime; t != "" {
			words = append(words, t, at("zone").SelectedOption.Value)
		}
	case AlertForm:
		how := at("how").SelectedOption.Value
		words = append(
			words,
			f.say("关注", "watch"),
			strings.Join(values(at("products")), ", "),
			f.say(intent.AlertNames[how], how),
			at("value").Value,
		)
		if (intent.PriceAlert{How: how}).OfChange() {
			words = append(words, "%")
		}
	default:
		return "", "", ""
	}
	return channel, strings.TrimSpace(strings.Join(words, " ")), v.PrivateMetadata
}

// word is what an option is called in an order.
func (f Form) word(list [][3]string, value string) string {
	for _, l := range list {
		if l[0] == value {
			return f.say(l[1], l[0])
		}
	}
	return ""
}

func values(a slackgo.BlockAction) (out []string) {
	for _, o := range a.SelectedOptions {
		out = append(out, o.Value)
	}
	return out
}
