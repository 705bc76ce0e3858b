package slack

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/queue"
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
func (a *Adapter) locale(ctx context.Context, q asked) string {
	who := q.Team + "/" + q.User
	if l, ok := a.clients.Get(who); ok && l.fresh() || q.User == "" {
		return l.name
	}
	l := locale{a.userInfo(ctx, q.User), time.Now()}
	a.clients.Add(who, l)
	return l.name
}

// userInfo asks Slack for somebody's locale, which is all that is read of them; empty where it does not tell.
// https://docs.slack.dev/reference/methods/users.info
func (a *Adapter) userInfo(ctx context.Context, user string) string {
	ctx, cancel := context.WithTimeout(ctx, localeTime)
	defer cancel()
	form := url.Values{"user": {user}, "include_locale": {"true"}}.Encode()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, a.cfg.apiURL()+"users.info", strings.NewReader(form))
	if err != nil {
		return ""
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+a.cfg.BotToken.Reveal())
	resp, err := queue.Do(a.http, r)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	var said struct{ User struct{ Locale string } }
	if json.NewDecoder(io.LimitReader(resp.Body, 1<<16)).Decode(&said) != nil {
		return ""
	}
	return said.User.Locale
}
