package deliver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/telemetry"
	"rebot/bot/wait"
	"rebot/index/bulletin"
)

// A Place receives messages: a platform's chat, its workspace and its topic where it has those.
type Place = store.Place

// A Sender posts messages that are no replies. The adapters are senders.
type Sender interface {
	// SendPart posts one message of an answer, which may need several: part 0 first, and then the next while there are
	// more. What was posted of the same answer before is not posted again. The error is a *SendError.
	SendPart(ctx context.Context, to Place, a *reply.Reply, p Part) (more bool, err error)
}

// The kinds of a Part.
const (
	KindDigest = store.KindDigest
	KindAlert  = store.KindAlert
)

// What a place can choose, and the values that package bot does not know.
const (
	Language = "language" // bot.Chinese or bot.English
	Charts   = "charts"
	Dark     = "dark"
)

// A Part is one message of a delivery.
type Part struct {
	N     int       // of those that the answer needs, from 0
	ID    string    // names the message: the same at each try
	Kind  string    // KindDigest or KindAlert; empty for what is no delivery of an issue
	For   string    // the user who asked for it, who is named above it; empty for nobody
	Tried time.Time // since when a try before may have posted it; zero if none did. Who can look for it does so first
}

// Options say how deliveries are made. The zero value is useful.
type Options struct {
	// messages sent at once on each platform; 16 if 0, so that a few slow chats hold no other up
	Workers int
	// how long sending one may take; 15 s if 0. After a kill what was being sent waits this long
	Lease time.Duration
	Grace time.Duration // how long sending may go on after ctx ended; 15 s if 0
	// how often each worker looks for what is due; 1 s if 0, so that with the lease others take over within 16 s
	Poll time.Duration
	Plan time.Duration // how often to look for subscribers whose delivery is not planned; 1 min if 0
	// the folder that remembers what was delivered of the newest issue, see store.Memory; none if empty
	State   string
	Log     *slog.Logger       // slog.Default if nil
	Metrics *telemetry.Metrics // registered nowhere if nil
}

// A delivery younger than maxLate is still made, and says that it is late from someLate on. That one was not made is no
// news after maxNews: then the process was away that long, or its database comes from an old backup.
const (
	maxNews  = 7 * 24 * time.Hour
	maxLate  = 24 * time.Hour
	someLate = 15 * time.Minute
)

// A Dispatcher sends each new issue to its subscribers: planned once in the ledger by whichever replica is first, and
// sent by whichever claims it.
type Dispatcher struct {
	opt     Options
	store   *store.Store
	memory  *store.Memory
	mu      sync.Mutex // one plan after another
	service *bot.Service
	senders map[string]Sender
	wake    map[string]chan struct{} // by platform
}

// NewDispatcher makes a Dispatcher that has no senders yet.
func NewDispatcher(s *store.Store, d *bot.Service, opt Options) *Dispatcher {
	if opt.Workers == 0 {
		opt.Workers = 16
	}
	if opt.Lease == 0 {
		opt.Lease = 15 * time.Second
	}
	if opt.Poll == 0 {
		opt.Poll = time.Second
	}
	if opt.Plan == 0 {
		opt.Plan = time.Minute
	}
	if opt.Log == nil {
		opt.Log = slog.Default()
	}
	opt.Metrics = opt.Metrics.OrUnregistered()
	return &Dispatcher{opt: opt, store: s, memory: store.NewMemory(opt.State), service: d, senders: map[string]Sender{},
		wake: map[string]chan struct{}{}}
}

// Add lets a platform's deliveries be made. It is called before Run.
func (c *Dispatcher) Add(platform string, s Sender) {
	c.senders[platform] = s
	c.wake[platform] = make(chan struct{}, 1)
}

// Plan plans what the newest issue that is answered from is to be sent to, see Published.
func (c *Dispatcher) Plan(ctx context.Context) (err error) {
	c.service.With(func(b *answer.Engine) { err = c.Published(ctx, b) })
	return err
}

// Published plans what the newest issue of a new library is to be sent to. Call it at the start and after each swap, as
// often as you like: an issue that was out, or is a revision, plans nothing again.
func (c *Dispatcher) Published(ctx context.Context, b *answer.Engine) error {
	newest := b.Catalog().Newest()
	if newest == 0 {
		return nil
	}
	fresh, err := c.plan(ctx, b, newest)
	if err != nil {
		return fmt.Errorf("planning the digests of %s: %w", newest, err)
	}
	if fresh > 0 {
		c.opt.Log.InfoContext(ctx, "planned deliveries", "issue", newest.String(), "n", fresh)
	}
	for _, w := range c.wake {
		select {
		case w <- struct{}{}:
		default:
		}
	}
	return nil
}

func (c *Dispatcher) plan(ctx context.Context, b *answer.Engine, m bulletin.Month) (fresh int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.remember(ctx, m); err != nil {
		return 0, err
	}
	seen, err := c.store.Seen(ctx, m.String())
	if err != nil {
		return 0, err
	}
	subs, err := c.store.Unplanned(ctx, m.String())
	if err != nil {
		return 0, err
	}
	var list []store.Delivery
	for _, s := range subs {
		if s.Kind == store.KindAlert && !b.Meets(intent.ParseAlert(s.What), m) {
			continue
		}
		due := seen
		if s.Created.After(seen) {
			due = s.Created
		}
		due = Schedule{s.At, s.Zone}.Next(due)
		list = append(list, store.Delivery{Subscription: s.ID, Issue: m.String(), Platform: s.Platform, Due: due})
	}
	again, err := c.replaced(ctx, b, m, seen)
	if err != nil {
		return 0, err
	}
	if list = append(list, again...); len(list) == 0 {
		return 0, nil
	}
	return c.store.Plan(ctx, list)
}

// replacedFor is how long after an issue was seen one that takes its place is sent again by itself.
const replacedFor = 24 * time.Hour

// replaced lists who got an issue that another took the place of within a day: the right one is sent, and says so. One
// whose digest is as before is not.
func (c *Dispatcher) replaced(ctx context.Context, b *answer.Engine, m bulletin.Month,
	seen time.Time) (list []store.Delivery, err error) {
	if time.Since(seen) > replacedFor {
		return nil, nil
	}
	text, digest := b.Content(m)
	first, err := c.store.Content(ctx, m.String(), text+" "+digest)
	if err != nil {
		return nil, err
	}
	firstText, firstDigest, _ := strings.Cut(first, " ")
	if text == "" || text == firstText || digest == firstDigest {
		return nil, nil
	}
	key := replacedKey(m, text)
	came, err := c.store.Seen(ctx, key)
	if err != nil {
		return nil, err
	}
	subs, err := c.store.Sent(ctx, m.String(), key, came)
	for _, s := range subs {
		list = append(list, store.Delivery{Subscription: s.ID, Issue: key, Platform: s.Platform, Due: time.Now()})
	}
	if len(list) > 0 {
		c.opt.Log.WarnContext(ctx, "another issue took the place of one that was sent; the right one is sent again",
			"issue", m.String(), "n", len(list))
	}
	return list, err
}

// remember has the database and the memory beside it agree on what was delivered of an issue.
func (c *Dispatcher) remember(ctx context.Context, m bulletin.Month) error {
	n, err := c.memory.Compare(ctx, c.store, m.String())
	if err != nil {
		return err
	}
	if n > 0 {
		c.opt.Log.WarnContext(ctx,
			"the database forgot what was delivered, so it was restored from a backup; that is not sent again", "issue",
			m.String(), "n", n)
	}
	if err := c.memory.Keep(ctx, c.store, m.String()); err != nil {
		c.opt.Log.ErrorContext(ctx,
			"what was delivered is not written down; a backup of the database that is restored would send it again",
			"err", err)
	}
	return nil
}

// Run makes the deliveries that are due until ctx ends, each platform's beside the others'.
func (c *Dispatcher) Run(ctx context.Context) {
	var all sync.WaitGroup
	for platform, sender := range c.senders {
		r := &round{Dispatcher: c, sender: sender}
		all.Go(func() { queue.Work(ctx, r, platform, r.options(platform), r.handle) })
	}
	all.Go(func() { c.replan(ctx) })
	all.Wait()
	c.end(context.WithoutCancel(ctx))
}

// end remembers what was delivered since the last plan.
func (c *Dispatcher) end(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	var newest bulletin.Month
	c.service.With(func(b *answer.Engine) { newest = b.Catalog().Newest() })
	c.mu.Lock()
	defer c.mu.Unlock()
	if newest == 0 {
		return
	}
	if err := c.remember(ctx, newest); err != nil {
		c.opt.Log.ErrorContext(ctx, "comparing what was delivered", "err", err, Seldom(err))
	}
}

// Seldom marks a line about an error that comes again and again, by its cause.
func Seldom(err error) slog.Attr {
	if store.IsAway(err) {
		return telemetry.Seldom(telemetry.Database)
	}
	return telemetry.Seldom("")
}

// replan looks now and then for subscribers that were missed: by a plan that failed, or because they subscribed while
// an issue came in.
func (c *Dispatcher) replan(ctx context.Context) {
	wait.Every(ctx, c.opt.Plan, func(ctx context.Context) {
		if err := c.planWithin(ctx, c.opt.Plan); err != nil && ctx.Err() == nil {
			c.opt.Log.ErrorContext(ctx, "planning failed; it is tried again", "err", err, Seldom(err))
			c.opt.Metrics.PlansFailed.Inc()
		}
	})
}

func (c *Dispatcher) planWithin(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	return c.Plan(ctx)
}

// answer makes the message of a delivery.
func (c *Dispatcher) answer(s store.Subscription, d store.Delivery) (a *reply.Reply, err error) {
	m, again, err := issueOfKey(d)
	if err != nil {
		return nil, err
	}
	c.service.With(func(b *answer.Engine) {
		if err = c.isThis(b, m, d); err != nil {
			return
		}
		if s.Kind == store.KindDigest {
			a, err = b.Digest(m, intent.ParseFilter(s.What), s.English)
		} else {
			a, err = b.Alert(intent.ParseAlert(s.What), m, s.English)
		}
	})
	if err == nil && again {
		revised(reply.Writer{Reply: a})
	}
	if err == nil && d.Late {
		late(reply.Writer{Reply: a}, Schedule{s.At, s.Zone}, d.Due)
	}
	if err == nil {
		a = c.service.Linked(a)
	}
	return a, err
}

// errReplaced says that yet another issue took the place of the one that was to be sent, and is sent itself.
var errReplaced = errors.New("another issue took its place")

// isThis holds that an issue which took another's place is the one that answers here. A replica that is behind leaves it
// to the others.
func (c *Dispatcher) isThis(b *answer.Engine, m bulletin.Month, d store.Delivery) error {
	_, want, ok := strings.Cut(d.Issue, replaced)
	text, _ := b.Content(m)
	if !ok || want == text {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	switch planned, err := c.store.Planned(ctx, d.Subscription, replacedKey(m, text)); {
	case err != nil:
		return err
	case planned:
		return errReplaced
	}
	return answer.ErrNotLoaded
}

// late says when a message was due.
func late(a reply.Writer, s Schedule, due time.Time) {
	if s.Zone == "" {
		s.Zone = DefaultZone
	}
	if loc, err := location(s.Zone); err == nil {
		due = due.In(loc)
	}
	when := due.Format("2006-01-02 15:04") + " " + s.Zone
	a.Permit(when)
	a.Notes = append(a.Notes, a.Say("迟到：原定 "+when+" 发送。", "Late: it was due at "+when+"."))
}
