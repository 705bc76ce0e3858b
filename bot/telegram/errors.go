package telegram

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"rebot/bot/queue"
)

// A response wraps every answer of the Bot API.
// https://core.telegram.org/bots/api#making-requests
type response struct {
	OK          bool   `json:"ok"`
	Code        int    `json:"error_code"`
	Description string `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// A migration says that a group has become a supergroup with another id.
type migration struct{ to int64 }

func (m *migration) Error() string { return "the group is now " + strconv.FormatInt(m.to, 10) }

// gone are the refusals after which a chat takes nothing more until somebody there does something about it.
var gone = []string{
	"bot was blocked by the user", "user is deactivated", "bot was kicked from", "bot is not a member of",
	"chat not found", "group chat was deactivated", "have no rights to send", "not enough rights to send",
	"chat_write_forbidden", "bot can't initiate conversation", "bot can't send messages to bots",
	"group is deactivated",
}

// refusal classifies a call that Telegram refused.
func (r response) refusal(status int) error {
	if r.Code == 0 && status < 400 {
		return fromStatus(status)
	} else if r.Code == 0 {
		r.Code = status
	}
	e := &queue.SendError{Outcome: queue.NotSent, Code: strconv.Itoa(r.Code) + " " + cutBytes(clean(r.Description),
		200)}
	switch {
	case r.Parameters.MigrateTo != 0:
		e.Err = &migration{r.Parameters.MigrateTo}
	case r.Code == http.StatusTooManyRequests:
		e.RetryAfter = max(time.Duration(r.Parameters.RetryAfter)*time.Second, time.Second)
	case r.Code >= 500:
		return fromStatus(r.Code)
	case r.Code == http.StatusConflict:
		e.Err = errConflict
	case r.Code == http.StatusUnauthorized, r.Code == http.StatusNotFound && !r.says("chat not found"):
		e.RetryAfter, e.Err = time.Minute, errToken
	case r.says("can't parse entities"), r.says("message is too long"), r.says("unsupported start tag"):
		e.Err = errMarkup
	case r.says("thread not found"), r.says("topic_closed"), r.says("topic_deleted"):
		e.Err = errTopic
	case r.says("message is not modified"):
		e.Err = errSame
	case r.says("query is too old"), r.says("query id is invalid"):
		e.Err = errLate
	case r.says(gone...):
		e.Permanent, e.Err = true, errGone
	case r.Code == http.StatusForbidden, r.Code == http.StatusBadRequest:
		e.Permanent = true
	}
	return e
}

func (r response) says(words ...string) bool {
	d := strings.ToLower(r.Description)
	for _, s := range words {
		if strings.Contains(d, s) {
			return true
		}
	}
	return false
}

// What a refusal is about, where something can be done about it.
var (
	errConflict = errors.New("another poller or a webhook takes the updates")
	errToken    = errors.New("the token is not valid")
	errMarkup   = errors.New("the markup was refused")
	errTopic    = errors.New("the topic is gone")
	errSame     = errors.New("the message says that already")
	errLate     = errors.New("the query is too old")
	errGone     = errors.New("the chat takes no message")
)

// fromStatus classifies an answer that does not come from the Bot API but from a proxy, or of Telegram in trouble.
// Whether the call was done stays open.
func fromStatus(status int) error {
	e := &queue.SendError{Outcome: queue.Unknown, Code: "http " + strconv.Itoa(status), Ill: true,
		Answered: status >= 500}
	if status >= 400 && status < 500 {
		e.Outcome, e.RetryAfter, e.Ill = queue.NotSent, outageWait, false
	}
	return e
}

// waitOf is how long to wait before a call that failed is done again: what Telegram asked for, else a doubling wait.
func waitOf(err error, failures int) time.Duration {
	var s *queue.SendError
	if errors.As(err, &s) && s.RetryAfter > 0 && s.Code != "no connection" {
		return s.RetryAfter
	}
	return min(time.Second<<min(failures, 6), time.Minute)
}
