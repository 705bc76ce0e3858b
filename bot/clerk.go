package bot

import (
	"context"
	"crypto/rand"
	"log/slog"
	"slices"
	"strings"
	"time"

	"rebot/bot/store"
	"rebot/index/bulletin"
)

func askedBy(by By) string {
	if by.Event == "" {
		return store.Asked + "/" + rand.Text()
	}
	return store.Asked + "/" + by.Event
}

// A Clerk carries out orders.
type Clerk struct {
	store *store.Store
	desk  *Desk

	Log *slog.Logger // slog.Default if nothing else is set before the first order
}

// By is who gives an order.
type By struct {
	User  string // the platform's id; empty where it does not tell
	May   bool   // change what the place gets
	Admin bool   // of the bot: may give every order
	Event string // what the order came as, so that one which comes twice is carried out and recorded once; or empty
}

// NewClerk makes a clerk that keeps subscriptions in a store. The desk knows which issues are in.
func NewClerk(s *store.Store, d *Desk) *Clerk { return &Clerk{s, d, slog.Default()} }

// Do carries out an order for a place, if who gives it may, and gives the reply. To do one again does no harm. Changes and
// what was refused are in the audit log. An error means that it may not have been done.
func (c *Clerk) Do(ctx context.Context, p Place, by By, o Order) (*Answer, error) {
	if o.AdminsOnly() && !by.Admin || o.Changes() && !by.May && !by.Admin {
		Count("questions_refused", p.Platform, string(AdminsOnly))
		return NoticeIn(o.English, AdminsOnly), c.record(ctx, p, by, o, "refused")
	}
	a, err := c.carryOut(ctx, p, by, o)
	if err != nil || !o.Changes() {
		return a, err
	}
	outcome := "done"
	if a.Status == NotFound {
		outcome = "nothing done"
	}
	return a, c.record(ctx, p, by, o, outcome)
}

func (c *Clerk) carryOut(ctx context.Context, p Place, by By, o Order) (*Answer, error) {
	a := NewWriter(o, o.English)
	a.Status = Helped
	return a.Answer, c.fill(ctx, a, p, by, o)
}

func (c *Clerk) fill(ctx context.Context, a Writer, p Place, by By, o Order) error {
	if o.problem != (problem{}) {
		a.Status = NotFound
		a.Lead = a.say(o.problem.chinese, o.problem.english)
		a.Permit(a.Lead, o.problem.english) // what they said themselves
		return nil
	}
	if slices.Contains([]Verb{Subscribe, WatchFor, Resend}, o.Verb) && c.desk.Rebuilding() { // it is not known which issues are in
		SayRebuilding(a)
		return nil
	}
	switch o.Verb {
	case Subscribe:
		return c.subscribe(ctx, a, p, by.User, o)
	case WatchFor:
		return c.watch(ctx, a, p, by.User, o)
	case Unsubscribe:
		return c.unsubscribe(ctx, a, p, askedBy(by))
	case Unwatch:
		return c.unwatch(ctx, a, p, o.Watch, askedBy(by))
	case Watches:
		return c.list(ctx, a, p, store.KindAlert)
	case Resend:
		return c.resend(ctx, a, by, o.Month)
	case AuditLog:
		return c.acts(ctx, a)
	}
	return c.list(ctx, a, p, store.KindDigest)
}

// Undo takes back an order to subscribe or watch whose place turned out to take no message.
func (c *Clerk) Undo(ctx context.Context, p Place, by By, o Order) (err error) {
	switch o.Verb {
	case Subscribe:
		_, err = c.store.Unsubscribe(ctx, p, store.KindDigest, "", store.Undone)
	case WatchFor:
		_, err = c.store.Unsubscribe(ctx, p, store.KindAlert, o.Watch.Name(), store.Undone)
	}
	if err != nil {
		return err
	}
	return c.record(ctx, p, by, o, "undone")
}

func (c *Clerk) subscribe(ctx context.Context, a Writer, p Place, owner string, o Order) error {
	newest := c.newest()
	s := store.Subscription{Kind: store.KindDigest, Place: p, What: o.Want.String(), At: o.Schedule.At, Zone: o.Schedule.Zone,
		English: o.English, Owner: owner, Since: newest.String()}
	if err := c.store.Subscribe(ctx, s); err != nil {
		return err
	}
	if err := c.reschedule(ctx, p, o.Schedule, newest); err != nil {
		return err
	}
	a.Title = a.say("已订阅", "Subscribed")
	a.Lead = a.say("每期新简报入库后，", "When a new issue is in, ") + whenText(a, o.Schedule) + a.say("发来：", " this place gets: ") + FilterText(a, o.Want) + a.say("。", ".")
	a.Details = append(a.Details, a.say("从 "+a.monthName(newest)+"之后的第一期开始；修订不重发。", "It begins with the first issue after "+a.monthName(newest)+"; a revised issue is not sent again."))
	a.Details = append(a.Details, a.say("查看写“我的订阅”，不要了写“退订”。", "Write subscriptions to see it, unsubscribe to end it."))
	return nil
}

// reschedule moves what is planned and not yet sent to the new time.
func (c *Clerk) reschedule(ctx context.Context, p Place, s Schedule, newest bulletin.Month) error {
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
func (c *Clerk) newest() bulletin.Month {
	return c.desk.Coverage().Newest()
}

// whenText names the time and the zone.
func whenText(a Writer, s Schedule) string {
	if s.At == "" {
		return a.say("立即", "at once,")
	}
	a.Permit(s.At, s.Zone)
	return a.say("于 "+s.At+"（"+s.Zone+"）", "at "+s.At+" ("+s.Zone+"),")
}

func (c *Clerk) watch(ctx context.Context, a Writer, p Place, owner string, o Order) error {
	w, newest, now := o.Watch, bulletin.Month(0), ""
	c.desk.With(func(b *Bot) {
		newest = b.Coverage().Newest()
		text, unit, ok := b.PriceNow(a, w.Product, newest)
		if !ok {
			return
		}
		if w.Unit == "" && w.How != "change" {
			w.Unit = unit
		}
		now = text
		if b.Meets(w, newest) {
			now += a.say("，这一期已符合条件，从下一期起提醒", "; this issue meets it already, and the next ones will tell")
		}
	})
	if now == "" {
		a.Status = NotFound
		a.Lead = a.monthName(newest) + a.say("的简报没有"+w.Product+"的报价，无法关注。", ": the bulletin does not price "+w.Product+", so it can't be watched.")
		return nil
	}
	s := store.Subscription{Kind: store.KindAlert, Place: p, Name: w.Name(), What: w.String(), English: o.English, Owner: owner, Since: newest.String()}
	if err := c.store.Subscribe(ctx, s); err != nil {
		return err
	}
	a.Title = a.say("已关注", "Watching")
	a.Lead = a.say("新一期简报符合条件时提醒，每期一次：", "A new issue that meets this is told, once an issue: ") + AlertText(a, w) + a.say("。", ".")
	a.Details = append(a.Details, a.say("目前（", "Now (")+a.monthName(newest)+a.say("）：", "): ")+now+a.say("。", "."))
	a.Details = append(a.Details, a.say("查看写“我的关注”，不要了写“取消关注”。", "Write watches to see them, unwatch to end them."))
	return nil
}

func (c *Clerk) unsubscribe(ctx context.Context, a Writer, p Place, why string) error {
	if _, err := c.store.Unsubscribe(ctx, p, store.KindDigest, "", why); err != nil {
		return err
	}
	ended, err := c.store.Ended(ctx, p, store.KindDigest, why)
	a.Lead = a.say("已退订，这里不再收到摘要。", "Unsubscribed: this place gets no more digests.")
	if len(ended) == 0 {
		a.Status = NotFound
		a.Lead = a.say("这里没有订阅。要订阅请写：订阅。", "Nothing is subscribed here. To subscribe, write: subscribe.")
	}
	return err
}

func (c *Clerk) unwatch(ctx context.Context, a Writer, p Place, w Watch, why string) error {
	list, err := c.store.Subscriptions(ctx, p, store.KindAlert)
	if err != nil {
		return err
	}
	for _, s := range list {
		o := ParseAlert(s.What)
		if w.Product != "" && w.Product != o.Product || w.How != "" && w.How != o.How {
			continue
		}
		if _, err := c.store.Unsubscribe(ctx, p, store.KindAlert, s.Name, why); err != nil {
			return err
		}
	}
	var texts []string
	ended, err := c.store.Ended(ctx, p, store.KindAlert, why)
	for _, s := range ended {
		texts = append(texts, AlertText(a, ParseAlert(s.What)))
	}
	a.Lead = a.say("已取消关注：", "No longer watched: ") + strings.Join(texts, a.say("；", "; ")) + a.say("。", ".")
	if len(ended) == 0 {
		a.Status = NotFound
		a.Lead = a.say("这里没有这样的关注。写“我的关注”可以查看。", "No such watch is here. Write watches to see them.")
	}
	return err
}

// list tells what a place gets.
func (c *Clerk) list(ctx context.Context, a Writer, p Place, kind string) error {
	subs, err := c.store.Subscriptions(ctx, p, kind)
	if err != nil {
		return err
	}
	for _, s := range subs {
		if kind == store.KindAlert {
			a.Details = append(a.Details, AlertText(a, ParseAlert(s.What)))
			continue
		}
		a.Details = append(a.Details, FilterText(a, ParseFilter(s.What))+a.say("，", ", ")+strings.TrimSuffix(whenText(a, Schedule{s.At, s.Zone}), ","))
	}
	a.Title = a.say("订阅", "Subscriptions")
	if kind == store.KindAlert {
		a.Title = a.say("关注", "Watches")
	}
	if len(subs) == 0 {
		verb := map[string]Verb{store.KindDigest: Subscribe, store.KindAlert: WatchFor}[kind]
		a.Lead = a.say("这里还没有。", "There are none here. ") + usageOf(verb, a.English)
		a.Permit(a.Lead)
	}
	return nil
}
