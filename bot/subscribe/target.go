package subscribe

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"rebot/bot/answer"
	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// targetText is an address in a command, with the word before it: to desk@firm.example, 发到 https://erp.example/hook.
var targetText = regexp.MustCompile(`(?i)(?:\b(?:to|for|at)\s+|(?:发送?|寄|送|推送?)?[到给至]\s*)?(https?://[^\s，。；、]+|` +
	`(?:mailto:)?[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)`)

// addressForm shows how an address is written, in both languages.
const addressForm = "desk@firm.example, https://erp.example/hook"

// cutTarget takes the address of a target out of a command. The error says why it can't be one.
func cutTarget(text string) (rest string, to deliver.Place, err error) {
	at := targetText.FindStringSubmatchIndex(text)
	if at == nil {
		return text, deliver.Place{}, nil
	}
	to, err = deliver.TargetOf(text[at[2]:at[3]])
	return text[:at[0]] + " " + text[at[1]:], to, err
}

// elsewhere reports whether the command is about a target outside of the chats.
func (o Command) elsewhere() bool { return o.To != (deliver.Place{}) }

// NeedsPlace reports whether the command changes what one place gets, so that it must be known which.
func (o Command) NeedsPlace() bool { return o.Changes() && !o.AdminsOnly() }

// placeOf is the place that a command is about, and who owns what it orders there.
func (o Command) placeOf(given deliver.Place, by Actor) (p deliver.Place, owner string) {
	if o.elsewhere() {
		return o.To, deliver.OwnerOf(given, by.User)
	}
	return given, by.User
}

// offText says how a target that is switched off is switched on.
func offText(a reply.Writer, platform string) string {
	setting := map[string]string{deliver.Mail: "REBOT_SMTP_URL", deliver.Webhook: "REBOT_WEBHOOK_SECRET"}[platform]
	name := map[string]string{deliver.Mail: a.Say("邮件", "E-mail"), deliver.Webhook: "Webhook"}[platform]
	return a.Say(name+"没有开启：请运行者设置 "+setting+"。", name+" is off: who runs rebot sets "+setting+".")
}

// toTarget rewrites a confirmation for a target: where it goes, and how it is ended from here. The buttons of a chat end
// what the chat gets, so it has none.
func toTarget(a reply.Writer, o Command, to deliver.Place) {
	name := deliver.TargetName(to)
	a.Permit(name, to.Chat)
	a.Title += " · " + name
	a.Orders = nil
	end := "unsubscribe to " + to.Chat
	chinese := "退订 发到 " + to.Chat
	if o.Verb == AddAlert {
		end, chinese = "unwatch to "+to.Chat, "取消关注 发到 "+to.Chat
	}
	a.Details = append(a.Details[:max(len(a.Details)-1, 0)], a.Say("不要了写“"+chinese+"”。", "To end it, write: "+end))
}

// listTargets adds what goes to targets: what the actor ordered, and for the command line, which is nobody, all.
func (c *Handler) listTargets(ctx context.Context, a reply.Writer, given deliver.Place, by Actor, kind string) error {
	if !by.Admin {
		return nil
	}
	subs, err := c.store.Active(ctx, kind)
	if err != nil {
		return err
	}
	owner := deliver.OwnerOf(given, by.User)
	subs = slices.DeleteFunc(subs, func(s store.Subscription) bool {
		return !deliver.IsTarget(s.Platform) || owner != "" && s.Owner != owner
	})
	for _, s := range subs {
		text := ""
		if kind == store.KindAlert {
			text = answer.AlertText(a, intent.ParseAlert(s.What))
		} else {
			text = digestText(a, s)
		}
		a.Permit(s.Chat)
		a.Details = append(a.Details, strings.TrimSpace(text)+" → "+s.Chat)
	}
	return nil
}
