package telegram

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
)

// self identifies the bot on Telegram.
type self struct {
	id       int64
	name     string // its @name, without the @
	readsAll bool   // privacy mode is off: it gets all messages of its groups
}

// commands are those of the menu, with what the menu says of each.
var commands = []struct{ name, chinese, english string }{
	{"price", "产品价格，如 /price 氧化镝", "a product's price, e.g. /price Dy2O3"},
	{"trade", "进出口，如 /trade 稀土出口", "imports and exports, e.g. /trade exports"},
	{"news", "资讯与政策，如 /news 缅甸", "news and policy, e.g. /news Myanmar"},
	{"digest", "本期摘要", "digest of the newest issue"},
	{"subscribe", "订阅新简报，如 /subscribe 09:00", "get each new issue, e.g. /subscribe 09:00"},
	{"watch", "价格提醒，如 /watch 氧化镝 低于 1600", "be told of a price, e.g. /watch Dy2O3 below 1600"},
	{"subscriptions", "我的订阅", "what is subscribed here"},
	{"watches", "我的关注", "what is watched here"},
	{"language", "用哪种语言回答，例如 /language 英文", "the language of answers, e.g. /language chinese"},
	{"charts", "浅色或深色图表", "light or dark charts"},
	{"unsubscribe", "退订", "end the subscription"},
	{"unwatch", "取消关注", "end a watch"},
	{"status", "状态：版本、收录的期数、答复用时", "version, issues loaded, answer time"},
	{"help", "用法", "how to ask"},
	{"start", "开始", "start here"},
}

var commandText = regexp.MustCompile(`^[\s\pZ\p{Cf}]*[/／]([A-Za-z0-9_]{1,32})(?:[@＠]([A-Za-z0-9_]+))?(?:[\s\pZ]+|$)`)

// question gives what a message asks of the bot. In a group that is only what is addressed to it: a command, a mention
// or a reply to it.
func (me self) question(m *models.Message) (string, bool) {
	text, entities := m.Text, m.Entities
	if text == "" {
		text, entities = m.Caption, m.CaptionEntities
	}
	if text == "" || m.ViaBot != nil || m.IsAutomaticForward || fromBot(m) {
		return "", false
	}
	private := m.Chat.Type == models.ChatTypePrivate
	if c := commandText.FindStringSubmatch(text); c != nil {
		alone := private || !me.readsAll && m.Chat.Type != models.ChatTypeChannel
		return me.command(c, text[len(c[0]):], private, alone)
	}
	rest, mentioned := me.withoutMention(text, entities)
	if !private && !mentioned && !me.isReply(m) {
		return "", false
	}
	if c := commandText.FindStringSubmatch(rest); c != nil && mentioned {
		return me.command(c, rest[len(c[0]):], true, true)
	}
	return oneLine(rest), true
}

// command reads a command. One without a name is meant for this bot in a private chat, and in a group while privacy
// mode is on: Telegram then hands it over only to the bot that wrote last. One that the bot does not have asks for
// help, but a group is not troubled with that.
func (me self) command(c []string, args string, private, alone bool) (string, bool) {
	name, to := strings.ToLower(c[1]), c[2]
	known := isCommand(name)
	switch {
	case to == "" && (!alone || !known && !private), to != "" && !strings.EqualFold(to, me.name):
		return "", false
	case !known, name == "start", name == "help":
		return "/help", true
	}
	args, _ = me.withoutMention(args, nil)
	return oneLine("/" + name + " " + args), true
}

func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// adminCommands are not in the menu, which everybody sees.
var adminCommands = []string{"resend", "audit"}

func isCommand(name string) bool {
	if slices.Contains(adminCommands, name) {
		return true
	}
	for _, c := range commands {
		if c.name == name {
			return true
		}
	}
	return false
}

// fromBot reports whether another bot wrote a message. An anonymous administrator and a channel also come with the name
// of a bot, but with the chat they speak for.
func fromBot(m *models.Message) bool { return m.From != nil && m.From.IsBot && m.SenderChat == nil }

// isReply reports whether a message answers one of the bot's. In a forum every message answers the one that opened the
// topic, which says nothing.
func (me self) isReply(m *models.Message) bool {
	r := m.ReplyToMessage
	return r != nil && r.From != nil && r.From.ID == me.id && r.ForumTopicCreated == nil
}

// withoutMention takes the bot's @name out of a text, and reports whether it was there.
func (me self) withoutMention(text string, entities []models.MessageEntity) (string, bool) {
	found := false
	for _, e := range entities {
		if e.Type == models.MessageEntityTypeTextMention && e.User != nil && e.User.ID == me.id {
			text, found = cutEntity(text, e), true
		}
	}
	text = clean(text) // what shows nothing may stand in the middle of the name
	if me.name == "" {
		return text, found
	}
	var b strings.Builder
	at := 0
	for _, m := range mention.FindAllStringSubmatchIndex(text, -1) {
		if strings.EqualFold(text[m[2]:m[3]], me.name) {
			b.WriteString(text[at:m[0]] + " ")
			at, found = m[1], true
		}
	}
	return b.String() + text[at:], found
}

var mention = regexp.MustCompile(`[@＠]([A-Za-z0-9_]+)`)

// cutEntity takes an entity, counted in UTF-16 units, out of a text. What lies outside the text is left.
func cutEntity(text string, e models.MessageEntity) string {
	u := utf16.Encode([]rune(text))
	if e.Offset < 0 || e.Length < 0 || e.Offset > len(u) || e.Length > len(u)-e.Offset {
		return text
	}
	return string(utf16.Decode(u[:e.Offset])) + " " + string(utf16.Decode(u[e.Offset+e.Length:]))
}
