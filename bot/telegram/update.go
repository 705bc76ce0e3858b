package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-telegram/bot/models"

	"rebot/bot/queue"
)

// allowedUpdates are the kinds of update that the bot asks for. They are named since Telegram keeps the last choice,
// and since it leaves membership of others out of its own.
var allowedUpdates = []string{
	models.AllowedUpdateMessage, models.AllowedUpdateChannelPost, models.AllowedUpdateInlineQuery,
	models.AllowedUpdateCallbackQuery, models.AllowedUpdateMyChatMember,
}

// An envelope has the fields of an update that storing it needs. The rest is read when it is handled, so that an update
// that can't be read is a dead letter and holds up nobody.
type envelope struct {
	ID      *int64          `json:"update_id"`
	Message *addressed      `json:"message"`
	Post    *addressed      `json:"channel_post"`
	Member  *addressed      `json:"my_chat_member"`
	Query   json.RawMessage `json:"inline_query"`
	Press   json.RawMessage `json:"callback_query"`
}

type addressed struct {
	Chat struct {
		ID int64 `json:"id"`
	} `json:"chat"`
}

// shards is how many events of different chats are handled at once. Those of one chat are handled in the order in which
// they came: they are in the same shard, and each shard has one worker.
const shards = 8

// quick is the source of what a user's screen waits for: presses of buttons and inline queries.
const quick = "telegram-quick"

func shard(chat int64) string { return "telegram-" + strconv.Itoa(int(uint64(chat)%shards)) }

// event makes an update an event for the inbox. An update of a kind that is not asked for is no event.
func event(body []byte) (e queue.Event, ok bool, err error) {
	var u envelope
	if err := json.Unmarshal(body, &u); err != nil {
		if u.ID == nil {
			return e, false, fmt.Errorf("an update that is no JSON object: %w", err)
		}
		// Telegram says more than this package knows of. The handler will say what is wrong with it.
		return queue.Event{Source: shard(0), ID: strconv.FormatInt(*u.ID, 10), Kind: "unreadable", Body: body}, true,
			nil
	}
	if u.ID == nil {
		return e, false, errors.New("an update without an update_id")
	}
	e = queue.Event{ID: strconv.FormatInt(*u.ID, 10), Body: body}
	switch {
	case u.Query != nil:
		e.Source, e.Kind = quick, "inline_query"
	case u.Press != nil:
		e.Source, e.Kind = quick, "callback_query"
	case u.Message != nil:
		e.Source, e.Kind = shard(u.Message.Chat.ID), "message"
	case u.Post != nil:
		e.Source, e.Kind = shard(u.Post.Chat.ID), "channel_post"
	case u.Member != nil:
		e.Source, e.Kind = shard(u.Member.Chat.ID), "my_chat_member"
	default:
		return e, false, nil
	}
	return e, true, nil
}
