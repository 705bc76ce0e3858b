package bot

import (
	"strings"
	"unicode/utf8"

	"rebot/bot/intent"
	"rebot/bot/reply"
)

// The reasons why a question is not looked up, whatever it is about.
const (
	TooLong    intent.Reason = "too-long"
	TooFast    intent.Reason = "too-fast"    // of one user
	Crowded    intent.Reason = "crowded"     // of all in one chat
	Busy       intent.Reason = "busy"        // too many wait
	Slow       intent.Reason = "slow"        // it took too long
	NotHere    intent.Reason = "not-here"    // the place is not one where the bot may answer
	AdminsOnly intent.Reason = "admins-only" // a command for administrators
	NoExport   intent.Reason = "no-export"   // there is no answer to make a file of
	NoOrders   intent.Reason = "no-orders"   // an order, where none can be carried out
)

// A question may be this long: in characters as long as Telegram lets an inline query be.
const (
	maxQuestion      = 256 // characters
	maxQuestionBytes = 1000
)

// IsTooLong reports whether a question is too long to be looked up.
func IsTooLong(question string) bool {
	return len(question) > maxQuestionBytes || utf8.RuneCountInString(question) > maxQuestion
}

// notices say the reasons, in Chinese and in English.
var notices = map[intent.Reason][2]string{
	TooLong: {"问题太长了，请写短些（最多 256 个字）。", "That question is too long; please ask in 256 characters or fewer."},
	TooFast: {"问得太快了，请过一会儿再问。", "You ask faster than I may answer; please wait a moment."},
	Crowded: {"这里问得太多了，请过一会儿再问。", "More is asked here than I may answer; please wait a moment."},
	Busy:    {"现在问的人太多，请过几分钟再问。", "Too many questions are waiting; please ask again in a few minutes."},
	Slow: {"这个问题查得太久，已经停下；请换个更具体的问法。",
		"Looking that up took too long, so I stopped; please ask something more specific."},
	NotHere:    {"我不在这里回答问题。", "I don't answer here."},
	AdminsOnly: {"只有管理员可以这样做。", "Only administrators may do that."},
	NoOrders: {"订阅和价格提醒不在这里设：在 Slack 写 /re subscribe 或 /re watch，在 Telegram 写 /subscribe 或 /watch；运行 rebot 的人也可以用命令 rebot order。",
		"Digests and price alerts are not ordered here: write /re subscribe or /re watch in Slack, /subscribe or /watch in Telegram; " +
			"whoever runs rebot can use the command rebot order."},
	NoExport: {"还没有可以导出的回答。先问，再写“导出”；或者直接写：导出全部产品价格。", "There is no answer to export yet. Ask first, then write: csv."},
}

// Notice says, in the language of the question, why it is not looked up.
func Notice(why intent.Reason, question string) *reply.Reply {
	if IsTooLong(question) {
		question = strings.ToValidUTF8(question[:maxQuestion], "") // enough to tell the language by
	}
	return NoticeIn(intent.IsEnglish(question), why)
}

// NoticeIn says a reason in English or in Chinese.
func NoticeIn(english bool, why intent.Reason) *reply.Reply {
	w := reply.NewWriter(intent.Refused(why), english)
	w.Status = reply.NotFound
	w.Lead = w.Say(notices[why][0], notices[why][1])
	w.Permit(w.Lead)
	return w.Reply
}
