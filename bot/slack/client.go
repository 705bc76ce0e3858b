package slack

import (
	"context"
	"strings"
	"time"

	"rebot/bot"
	"rebot/bot/intent"
)

const (
	localeTime  = 500 * time.Millisecond // asking for a locale; an answer in the other language is better than a late one
	localeAge   = 24 * time.Hour         // how long one is believed
	unknownTime = time.Hour              // how long Slack is not asked again that did not tell it
)

// A locale is that of somebody's client, empty where Slack does not tell it.
type locale struct {
	name string
	at   time.Time
}

func (l locale) fresh() bool {
	age := time.Since(l.at)
	return age < unknownTime || l.name != "" && age < localeAge
}

// speaking lets what somebody asks be answered in the language that the place has chosen, or that their client has. Where
// Slack does not tell that, a command's word is English: help.
func (a *Adapter) speaking(ctx context.Context, q asked) context.Context {
	english := false
	if text := question(q.Text); bot.InNoLanguage(text) {
		foreign, known := a.foreign(ctx, q)
		english = foreign || !known && intent.IsCommand(text)
	}
	return a.cfg.Commands.In(ctx, q.place(), english)
}

// foreign reports whether somebody's client is in another language than Chinese, and whether Slack tells.
func (a *Adapter) foreign(ctx context.Context, q asked) (foreign, known bool) {
	l := a.locale(ctx, q)
	return l != "" && !strings.HasPrefix(l, "zh"), l != ""
}

// locale is that of somebody's client. An app without the scope users:read is not told it.
// https://docs.slack.dev/reference/methods/users.info
func (a *Adapter) locale(ctx context.Context, q asked) string {
	who := q.Team + "/" + q.User
	if l, ok := a.clients.Get(who); ok && l.fresh() || q.User == "" {
		return l.name
	}
	ctx, cancel := context.WithTimeout(ctx, localeTime)
	defer cancel()
	l := locale{at: time.Now()}
	if u, err := a.web.GetUserInfoContext(ctx, q.User); err == nil {
		l.name = u.Locale
	}
	a.clients.Add(who, l)
	return l.name
}
