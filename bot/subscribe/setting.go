package subscribe

import (
	"context"
	"regexp"
	"strings"

	"rebot/bot"
	"rebot/bot/deliver"
	"rebot/bot/reply"
)

// A settingWord is a word for a value of a setting.
type settingWord struct{ word, value string }

var (
	languageWords = []settingWord{{"english", bot.English}, {"英文", bot.English}, {"英语", bot.English}, {"en", bot.English},
		{"chinese", bot.Chinese}, {"中文", bot.Chinese}, {"汉语", bot.Chinese}, {"zh", bot.Chinese}, {"auto", auto}, {"自动", auto}}
	chartWords = []settingWord{{"dark", deliver.Dark}, {"深色", deliver.Dark}, {"暗色", deliver.Dark}, {"light", light}, {"浅色", light},
		{"亮色", light}}

	settingPatterns = []struct {
		verb  Verb
		re    *regexp.Regexp
		words []settingWord
	}{
		{SetLanguage, saying(`(?:(?:set |change )?(?:the )?lang(?:uage)?|(?:设置|切换|回复)?语言(?:设置)?)`+
			`(?:[:= ]| to |设?为|改?成)*`, languageWords, `?`), languageWords},
		{SetLanguage, saying(`(?:以后)?(?:都)?(?:请)?(?:用|说|讲)`, languageWords, `(?:回答|回复|答复)?(?:我)?`), languageWords},
		{SetLanguage, saying(`(?:always )?(?:speak|(?:answer|reply|respond)(?: me)? in) `, languageWords, ``), languageWords},
		{SetCharts, saying(`(?:charts?|图表?(?:颜色|背景)?)(?:[:= ]| to |设?为|改?成|用)*`, chartWords, `?`), chartWords},
		{SetCharts, saying(`(?:用)?`, chartWords, `(?: charts?|的?图表?)`), chartWords},
	}
)

// The values that forget a choice.
const (
	auto  = "auto"
	light = "light"
)

// saying is a pattern of a whole text with one of some words in it.
func saying(before string, list []settingWord, behind string) *regexp.Regexp {
	var words []string
	for _, w := range list {
		words = append(words, w.word)
	}
	return regexp.MustCompile("(?i)^" + before + "(" + strings.Join(words, "|") + ")" + behind + "$")
}

// setting reads a command that sets how a place is answered: 语言 英文, speak English, dark charts.
func setting(text string) (Command, bool) {
	text = strings.TrimRight(text, "。.!！ ")
	for _, p := range settingPatterns {
		m := p.re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		o := Command{Verb: p.verb, English: inEnglish(text)}
		for _, w := range p.words {
			if strings.EqualFold(w.word, m[1]) {
				o.Value = w.value
			}
		}
		return o, true
	}
	return Command{}, false
}

// DarkCharts reports whether a place has chosen dark charts.
func (c *Handler) DarkCharts(ctx context.Context, p deliver.Place) bool {
	if c == nil {
		return false
	}
	chosen, err := c.store.Chosen(ctx, p)
	return err == nil && chosen[deliver.Charts] == deliver.Dark
}

// In lets what is asked in a place be answered as it has chosen; the client's language is English or Chinese. What can't be
// looked up is passed over, since an answer in the other language is better than none.
func (c *Handler) In(ctx context.Context, p deliver.Place, english bool) context.Context {
	l := bot.Language{English: english}
	if c != nil {
		chosen, err := c.store.Chosen(ctx, p)
		if err != nil {
			c.lg.WarnContext(ctx, "what a chat has chosen is not known", "err", err, deliver.Seldom(err))
		}
		l.Chosen = chosen[deliver.Language]
	}
	return bot.In(ctx, l)
}

// English reports whether a command is answered in English: as its place has chosen, else as it is written, else, where
// it is one of a menu, as the client is.
func (c *Handler) English(ctx context.Context, p deliver.Place, o Command) bool {
	if o.Verb == SetLanguage && o.Value != "" { // said in the new one
		return o.Value == bot.English || o.Value == auto && o.English
	}
	chosen, err := c.store.Chosen(ctx, p)
	if l := chosen[deliver.Language]; err == nil && l != "" {
		return l == bot.English
	}
	if o.menu {
		return bot.IsEnglish(ctx, "")
	}
	return o.English
}

// set keeps what a place chooses, or says what it has chosen and how that is changed.
func (c *Handler) set(ctx context.Context, a reply.Writer, p deliver.Place, o Command) error {
	name, value := deliver.Language, o.Value
	if o.Verb == SetCharts {
		name = deliver.Charts
	}
	if value == auto || value == light {
		value = ""
	}
	if o.Value != "" {
		if err := c.store.Choose(ctx, p, name, value); err != nil {
			return err
		}
	}
	chosen, err := c.store.Chosen(ctx, p)
	if err != nil {
		return err
	}
	if name == deliver.Charts {
		chartsText(a, chosen[name])
		return nil
	}
	languageText(a, chosen[name])
	return nil
}

func languageText(a reply.Writer, chosen string) {
	a.Title = a.Say("语言", "Language")
	switch chosen {
	case bot.English:
		a.Lead = a.Say("这里一律用英文回答，简报和提醒也是。", "Everything is answered in English here, digests and alerts too.")
	case bot.Chinese:
		a.Lead = a.Say("这里一律用中文回答，简报和提醒也是。", "Everything is answered in Chinese here, digests and alerts too.")
	default:
		a.Lead = a.Say("用什么语言问，就用什么语言答。", "A question is answered in the language that it is asked in.")
	}
	for _, b := range [][3]string{{bot.Chinese, "中文", "语言 中文"}, {bot.English, "English", "language english"},
		{"", a.Say("自动", "Automatic"), a.Say("语言 自动", "language auto")}} {
		if b[0] != chosen {
			a.Orders = append(a.Orders, reply.Ask{Label: b[1], Question: b[2]})
		}
	}
}

func chartsText(a reply.Writer, chosen string) {
	a.Title = a.Say("图表", "Charts")
	a.Lead = a.Say("图表是浅色的。Telegram 不告诉我你的主题；Slack 里图表随主题。",
		"Charts are light. Telegram does not tell which theme you use; in Slack they follow it.")
	a.Orders = []reply.Ask{ask(a, "深色", "Dark", "图表 深色", "dark charts")}
	if chosen == deliver.Dark {
		a.Lead = a.Say("图表是深色的。", "Charts are dark.")
		a.Orders = []reply.Ask{ask(a, "浅色", "Light", "图表 浅色", "light charts")}
	}
}
