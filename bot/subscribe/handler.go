package subscribe

import (
	"context"
	"crypto/rand"
	"log/slog"
	"slices"
	"strings"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/telemetry"
	"rebot/index/bulletin"
)

func endedBy(by Actor) string {
	if by.Event == "" {
		return store.Asked + "/" + rand.Text()
	}
	return store.Asked + "/" + by.Event
}

// A Handler carries out commands.
type Handler struct {
	store   *store.Store
	service *bot.Service
	lg      *slog.Logger
	metrics *telemetry.Metrics
	targets []string
}

// A Config says where a Handler logs and counts. The zero value is useful.
type Config struct {
	Log     *slog.Logger       // slog.Default if nil
	Metrics *telemetry.Metrics // registered nowhere if nil
	Targets []string           // the platforms of targets that are on, such as deliver.Mail
}

// An Actor gives a command.
type Actor struct {
	User      string // the platform's id; empty where it does not tell
	MayChange bool   // change what the place gets
	Admin     bool   // of the bot: may give every command
	// the event of the command, so that one which comes twice is carried out and recorded once; or empty
	Event string
}

// may reports whether the actor may give a command. What goes elsewhere than to the chat is for administrators alone: it
// would let anybody have a stranger written to.
func (by Actor) may(o Command) bool {
	return by.Admin || !o.AdminsOnly() && !o.elsewhere() && (by.MayChange || !o.Changes())
}

// NewHandler makes a Handler that keeps subscriptions in a store. The service knows which issues are in.
func NewHandler(s *store.Store, service *bot.Service, cfg Config) *Handler {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	return &Handler{s, service, cfg.Log, cfg.Metrics.OrUnregistered(), cfg.Targets}
}

// Do carries out a command for a place, if the actor may give it, and gives the reply. To do one again does no harm.
// Changes and refusals are in the audit log. An error means that it may not have been done.
func (c *Handler) Do(ctx context.Context, p deliver.Place, by Actor, o Command) (*reply.Reply, error) {
	o.English = c.English(ctx, p, o)
	if !by.may(o) {
		c.metrics.Refused.WithLabelValues(p.Platform, string(bot.AdminsOnly)).Inc()
		return bot.NoticeIn(o.English, bot.AdminsOnly), c.record(ctx, p, by, o, "refused")
	}
	a, err := c.carryOut(ctx, p, by, o)
	if err != nil || !o.Changes() {
		return a, err
	}
	outcome := "done"
	if a.Status == reply.NotFound {
		outcome = "nothing done"
	}
	return a, c.record(ctx, p, by, o, outcome)
}

func (c *Handler) carryOut(ctx context.Context, p deliver.Place, by Actor, o Command) (*reply.Reply, error) {
	a := reply.NewWriter(o, o.English)
	a.Status = reply.Helped
	return a.Reply, c.fill(ctx, a, p, by, o)
}

func (c *Handler) fill(ctx context.Context, a reply.Writer, given deliver.Place, by Actor, o Command) error {
	if o.problem != (problem{}) {
		a.Status = reply.NotFound
		a.Lead = a.Say(o.problem.chinese, o.problem.english)
		a.Permit(a.Lead, o.problem.english) // what they said themselves
		return nil
	}
	// it is not known which issues are in
	if slices.Contains([]Verb{Subscribe, AddAlert, Resend}, o.Verb) && c.service.Rebuilding() {
		bot.SayRebuilding(a)
		return nil
	}
	p, owner := o.placeOf(given, by)
	if orders := o.Verb == Subscribe || o.Verb == AddAlert; orders && o.elsewhere() && !slices.Contains(c.targets, p.Platform) {
		a.Status, a.Lead = reply.NotFound, offText(a, p.Platform)
		return nil
	}
	switch o.Verb {
	case Subscribe:
		return c.subscribe(ctx, a, p, owner, o)
	case AddAlert:
		return c.watch(ctx, a, p, owner, o)
	case HowSubscribe:
		c.howToSubscribe(a)
		return nil
	case HowAlert:
		c.howToWatch(a, o.products())
		return nil
	case Unsubscribe:
		return c.unsubscribe(ctx, a, p, endedBy(by))
	case RemoveAlert:
		return c.unwatch(ctx, a, p, o.alerts(), endedBy(by))
	case ListAlerts:
		return c.list(ctx, a, p, given, by, store.KindAlert)
	case Resend:
		return c.resend(ctx, a, by, o.Month)
	case AuditLog:
		return c.acts(ctx, a)
	case SetLanguage, SetCharts:
		return c.set(ctx, a, p, o)
	}
	return c.list(ctx, a, p, given, by, store.KindDigest)
}

// Undo takes back a subscription or an alert whose place turned out to take no message.
func (c *Handler) Undo(ctx context.Context, given deliver.Place, by Actor, o Command) (err error) {
	p, _ := o.placeOf(given, by)
	switch o.Verb {
	case Subscribe:
		_, err = c.store.Unsubscribe(ctx, p, store.KindDigest, "", store.Undone)
	case AddAlert:
		for _, w := range o.alerts() {
			if _, err = c.store.Unsubscribe(ctx, p, store.KindAlert, w.Name(), store.Undone); err != nil {
				return err
			}
		}
	}
	if err != nil {
		return err
	}
	return c.record(ctx, given, by, o, "undone")
}

func (c *Handler) subscribe(ctx context.Context, a reply.Writer, p deliver.Place, owner string, o Command) error {
	newest := c.newest()
	s := store.Subscription{Kind: store.KindDigest, Place: p, What: o.Filter.String(), At: o.Schedule.At,
		Zone:    o.Schedule.Zone,
		English: o.English, Owner: owner, Since: newest.String()}
	if err := c.store.Subscribe(ctx, s); err != nil {
		return err
	}
	if err := c.reschedule(ctx, p, o.Schedule, newest); err != nil {
		return err
	}
	a.Title = a.Say("已订阅", "Subscribed")
	a.Lead = a.Say("每期新简报入库后，", "When a new issue is in, ") + whenText(a, o.Schedule) +
		a.Say("发来：", " this place gets: ") + answer.FilterText(a, o.Filter) + a.Say("。", ".")
	a.Details = append(a.Details, a.Say("从 "+a.MonthName(newest)+"之后的第一期开始；修订不重发。",
		"It begins with the first issue after "+a.MonthName(newest)+"; a revised issue is not sent again."))
	a.Details = append(a.Details, a.Say("查看写“我的订阅”，不要了写“退订”。", "Write subscriptions to see it, unsubscribe to end it."))
	a.Orders = digestOrders(a)
	if o.elsewhere() {
		toTarget(a, o, p)
	}
	return nil
}

// reschedule moves what is planned and not yet sent to the new time.
func (c *Handler) reschedule(ctx context.Context, p deliver.Place, s deliver.Schedule, newest bulletin.Month) error {
	list, err := c.store.Subscriptions(ctx, p, store.KindDigest)
	if err != nil {
		return err
	}
	for _, sub := range list {
		if err := c.store.Reschedule(ctx, sub.ID, newest.String(), s.Next(time.Now())); err != nil {
			return err
		}
	}
	return nil
}

// newest is the newest issue that is in.
func (c *Handler) newest() bulletin.Month {
	return c.service.Catalog().Newest()
}

// digestText says what a subscription brings, and when.
func digestText(a reply.Writer, s store.Subscription) string {
	return answer.FilterText(a, intent.ParseFilter(s.What)) + a.Say("，", ", ") +
		strings.TrimSuffix(whenText(a, deliver.Schedule{At: s.At, Zone: s.Zone}), ",")
}

// digestOrders are the buttons that change a subscription and that end it.
func digestOrders(a reply.Writer) []reply.Ask {
	return []reply.Ask{ask(a, "修改", "Change", "怎么订阅", "how to subscribe"), ask(a, "退订", "Unsubscribe", "退订", "unsubscribe")}
}

// whenText names the time and the zone.
func whenText(a reply.Writer, s deliver.Schedule) string {
	if s.At == "" {
		return a.Say("立即", "at once,")
	}
	a.Permit(s.At, s.Zone)
	return a.Say("于 "+s.At+"（"+s.Zone+"）", "at "+s.At+" ("+s.Zone+"),")
}

func (c *Handler) unsubscribe(ctx context.Context, a reply.Writer, p deliver.Place, why string) error {
	if _, err := c.store.Unsubscribe(ctx, p, store.KindDigest, "", why); err != nil {
		return err
	}
	ended, err := c.store.Ended(ctx, p, store.KindDigest, why)
	a.Lead = a.Say("已退订，这里不再收到摘要。", "Unsubscribed: this place gets no more digests.")
	if len(ended) == 0 {
		a.Status = reply.NotFound
		a.Lead = a.Say("这里没有订阅。要订阅请写：订阅。", "Nothing is subscribed here. To subscribe, write: subscribe.")
	}
	return err
}

// list shows the subscriptions of a place, and asked for where they were ordered, those of targets.
func (c *Handler) list(ctx context.Context, a reply.Writer, p, given deliver.Place, by Actor, kind string) error {
	subs, err := c.store.Subscriptions(ctx, p, kind)
	if err != nil {
		return err
	}
	for _, s := range subs {
		if kind == store.KindAlert {
			w := intent.ParseAlert(s.What)
			a.Details = append(a.Details, answer.AlertText(a, w))
			a.Orders = append(a.Orders, answer.AlertOrders(a, w)...)
			continue
		}
		a.Orders = append(a.Orders, digestOrders(a)...)
		a.Details = append(a.Details, digestText(a, s))
	}
	a.Title = a.Say("订阅", "Subscriptions")
	if kind == store.KindAlert {
		a.Title = a.Say("关注", "Watches")
	}
	if p == given {
		if err := c.listTargets(ctx, a, given, by, kind); err != nil {
			return err
		}
	}
	if len(a.Details) == 0 {
		verb := map[string]Verb{store.KindDigest: Subscribe, store.KindAlert: AddAlert}[kind]
		a.Lead = a.Say("这里还没有。", "There are none here. ") + usageOf(verb, a.English)
		a.Permit(a.Lead)
		a.Orders = []reply.Ask{ask(a, "订阅简报", "Subscribe", "怎么订阅", "how to subscribe")}
		if kind == store.KindAlert {
			a.Orders = []reply.Ask{ask(a, "价格提醒", "Price alert", "怎么设置价格提醒", "how to set a price alert")}
		}
	}
	return nil
}
