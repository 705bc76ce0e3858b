package bot

import (
	"context"

	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/bot/reply"
)

// An Answered is a question with its reply and all that the reply rests on.
type Answered struct {
	Question string
	After    *intent.Query // what the conversation was about, nil for nothing
	English  bool          // the conversation is in English
	Chosen   string        // the language that the chat has chosen
	Quotes   string        // the receipt of the reply whose lines this one repeats, empty for none
	Reply    *reply.Reply
	Engine   *answer.Engine
}

// receipt gives a reply its receipt before anybody has it. Questions that an adapter asks for its own ends get none.
func (d *Service) receipt(ctx context.Context, platform string, a Answered) {
	if d.receipts != nil && platform != nobody {
		a.Reply.Receipt = d.receipts(ctx, a)
	}
}

// A Vote is what somebody thinks of a reply.
type Vote struct {
	Receipt             string // of the reply
	Up                  bool
	Platform, Chat, Who string
}

// Thanks is what somebody is told who said what they think of a reply, by whether its receipt was known.
func Thanks(known bool) string {
	if !known {
		return "这条回复太旧，没有记下。That reply is too old, so this was not noted."
	}
	return "谢谢，已记下。Thanks, noted."
}
