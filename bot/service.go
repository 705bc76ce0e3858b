package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
	"rebot/index"
	"rebot/index/bulletin"
)

// A Service answers questions for the platforms: by the current Engine, which Swap replaces whole, and with what each
// conversation was about.
type Service struct {
	mu            sync.Mutex
	current       *generation
	swapping      sync.Mutex        // held to make another generation
	own           []*bulletin.Issue // the user's own prices
	generations   int               // how many there were
	conversations *lru.Cache[string, conversation]
	alone         atomic.Pointer[[]LeftAlone] // bulletin files that a Reloader leaves alone
	away          atomic.Bool                 // the bulletins can't be looked at
	since         time.Time
	times         times // that answers took

	version string
	lg      *slog.Logger
	metrics *telemetry.Metrics

	limits    limits
	receipts  func(context.Context, Answered) string // nil for none
	orders    func(text string) (english, is bool)   // nil for none
	link      reply.Link                             // nil for none
	shipped   bool
	draw      Draw
	timeLimit time.Duration // how long looking up may take
}

// A Config says what a Service shows, logs and counts. The zero value is useful.
type Config struct {
	Version string // what status says was built
	// gets a line for each answer, and at the level of debugging the question; nothing is logged if nil
	Log     *slog.Logger
	Metrics *telemetry.Metrics // registered nowhere if nil
	// Shipped says that the library is the edition inside the binary, which is written for newcomers; status says so.
	Shipped bool
	Draw    Draw // draws pages of PDFs; nil where nothing can
	// TimeLimit is how long looking up may take, 2 seconds if zero.
	TimeLimit time.Duration
	// Prices are prices of the user's own, as package prices reads them. They stand beside the bulletin.
	Prices []*bulletin.Issue
	// Link gives replies the addresses of what they cite; nil gives none.
	Link reply.Link
	// Orders reports whether a text is an order, such as one that subscribes, and in English. A platform that carries
	// orders out takes them before; elsewhere the Service says where they can be given. Nil knows none.
	Orders func(text string) (english, is bool)
	// Receipts keeps what a reply rests on and gives its receipt, empty for none; nil keeps nothing.
	Receipts func(context.Context, Answered) string
}

// A State says how far a Service can be trusted with what it answers from.
type State int

// The states.
const (
	Ready       State = iota
	Unvalidated       // its library failed validation, and there is none to answer instead
	NotBuilt          // its index is being built: it knows no issue, and says so to every question
)

// A generation is the time that one Engine answers.
type generation struct {
	engine *answer.Engine
	lib    *index.Library
	state  State
	busy   sync.WaitGroup // questions that it still answers
	before *generation    // which answers from the same library, nil for none
}

// wait waits until no question is answered from the library any more.
func (g *generation) wait() {
	for ; g != nil; g = g.before {
		g.busy.Wait()
	}
}

func newGeneration(lib *index.Library, own []*bulletin.Issue, state State) *generation {
	return &generation{engine: answer.NewWith(lib, own), lib: lib, state: state}
}

// A conversation is remembered by its last answer.
type conversation struct {
	last *reply.Reply
	used time.Time
}

// A Service remembers this many conversations, each for this long since it was used last.
const (
	maxConversations = 4096
	conversationAge  = 24 * time.Hour
)

// NewService makes a Service that answers from a library.
func NewService(lib *index.Library, state State, cfg Config) *Service {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.TimeLimit == 0 {
		cfg.TimeLimit = timeLimit
	}
	return &Service{version: cfg.Version, shipped: cfg.Shipped, draw: cfg.Draw, lg: cfg.Log, metrics: cfg.Metrics.OrUnregistered(),
		current: newGeneration(lib, cfg.Prices, state), own: cfg.Prices, generations: 1, since: time.Now(),
		conversations: NewLRU[string, conversation](maxConversations),
		limits:        newLimits(), timeLimit: cfg.TimeLimit, receipts: cfg.Receipts, orders: cfg.Orders, link: cfg.Link}
}

// Swap answers from another library from now on, and returns when the last question to the library before is answered,
// so that it may be closed. Conversations go on.
func (d *Service) Swap(lib *index.Library, state State) {
	d.swapping.Lock()
	next := newGeneration(lib, d.own, state)
	d.mu.Lock()
	before := d.current
	d.current = next
	d.generations++
	d.mu.Unlock()
	d.swapping.Unlock()
	before.wait()
}

// SetPrices answers with other prices of the user's own from now on. Conversations go on.
func (d *Service) SetPrices(own []*bulletin.Issue) {
	d.swapping.Lock()
	defer d.swapping.Unlock()
	d.own = own
	next := newGeneration(d.current.lib, own, d.current.state)
	next.before = d.current
	d.mu.Lock()
	defer d.mu.Unlock()
	d.current = next
	d.generations++
}

// Catalog lists the names and months that can be asked about now.
func (d *Service) Catalog() *intent.Catalog {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.current.engine.Catalog()
}

// Reply answers what somebody asked on a platform: it is Ask, counted and timed. What an adapter asks for its own ends
// goes to Ask.
func (d *Service) Reply(ctx context.Context, platform, key, text string) *reply.Reply {
	began := time.Now()
	a := d.ask(ctx, platform, key, text)
	took := time.Since(began)
	d.metrics.Answer.WithLabelValues(platform).Observe(took.Seconds())
	d.metrics.Questions.WithLabelValues(platform, kindOf(a.Intent), string(a.Status)).Inc()
	if a.Status != reply.Helped {
		d.times.add(took)
	}
	if r := intent.Of(a.Intent); r != nil && (r.Reason == Busy || r.Reason == Slow) && !gone(ctx) {
		d.metrics.Refused.WithLabelValues(platform, string(r.Reason)).Inc()
	}
	d.lg.DebugContext(ctx, "asked", "platform", platform, "text", text)
	d.lg.InfoContext(ctx, "answered", "platform", platform, "intent", kindOf(a.Intent), "status", string(a.Status),
		"took", took)
	return a
}

// Ask answers a question in a conversation, "" for none. It follows up on what was answered there before, and 来源
// repeats the lines that the last answer cites; 状态 and status are answered of rebot itself. It never gives nil: a
// search that is broken gives a reply that says so.
func (d *Service) Ask(ctx context.Context, key, text string) *reply.Reply {
	return d.ask(ctx, nobody, key, text)
}

// nobody is the platform of a question that no person asked.
const nobody = "none"

func (d *Service) ask(ctx context.Context, platform, key, text string) *reply.Reply {
	if AsksStatus(text) {
		return d.status(statusInEnglish(ctx, text))
	}
	if of, ok := AsksExport(text); ok {
		return d.export(ctx, platform, key, of, IsEnglish(ctx, text))
	}
	if a := d.Order(text); a != nil {
		return a
	}
	last, has := d.Last(key)
	if has && intent.AsksSource(text, intent.Of(last.Intent)) {
		a := Quoted(last)
		if last.Receipt != "" {
			d.receipt(ctx, platform, Answered{Question: text, Quotes: last.Receipt, Reply: a})
		}
		return d.Linked(a)
	}
	l := languageOf(ctx)
	q := answer.Question{Text: text, English: l.English, Chosen: l.Chosen}
	if has {
		q.After = intent.Of(last.Intent)
		q.English = last.English
	}
	a, e, err := d.answer(ctx, q)
	if err != nil {
		return d.unanswered(ctx, platform, text, err)
	}
	if e != nil {
		d.receipt(ctx, platform, Answered{Question: text, After: q.After, English: q.English, Chosen: q.Chosen, Reply: a, Engine: e})
		d.Linked(a)
	}
	switch {
	case key == "":
	case opensConversation(a, q.After):
		d.remember(key, a)
	case has:
		d.remember(key, beside(last, a))
	}
	return a
}

// beside is the last answer of a conversation with the figures that a refused message asked for since: only a name
// alone goes on with them.
func beside(last, refused *reply.Reply) *reply.Reply {
	before, q := intent.Of(last.Intent), intent.Of(refused.Intent)
	if before == nil {
		return last
	}
	kept, one := *last, *before
	if one.Tried = nil; refused.Status == reply.NotFound && q != nil && q.Source == intent.Facts && q.Reason == "" && len(q.Ignored)+len(q.Refused) == 0 {
		tried := *q
		tried.Tried, tried.Past, tried.Aside = nil, nil, nil
		one.Tried = &tried
	}
	kept.Intent = &one
	return &kept
}

// Order says of an order where it can be given. It is nil for what is none.
func (d *Service) Order(text string) *reply.Reply {
	if d.orders == nil {
		return nil
	}
	english, is := d.orders(text)
	if !is {
		return nil
	}
	a := NoticeIn(english, NoOrders)
	a.Status = reply.Helped
	return a
}

// Linked lets a reply name the addresses of what it cites. A receipt is made before: addresses are no part of what is
// said.
func (d *Service) Linked(a *reply.Reply) *reply.Reply {
	a.LinkBy(d.link)
	return a
}

// opensConversation reports whether what comes next may lean on an answer. A refused or unclear turn changes nothing,
// but where there was nothing yet, or another subject was asked for in so many words: what comes next is of that.
func opensConversation(a *reply.Reply, before *intent.Query) bool {
	q := intent.Of(a.Intent)
	switch {
	case a.Told():
		return true
	case a.Status != reply.NotFound || q == nil || q.Reason != "":
		return false
	}
	return (before == nil || q.Anew) && (q.Source == intent.Facts || q.Source == intent.Prose && q.Focus != nil)
}

// answer asks the Engine of the current generation when a place is free, and gives it,
// nil where its library is not built yet. A panic is an error like a broken search, and the others go on being
// answered.
func (d *Service) answer(ctx context.Context, q answer.Question) (a *reply.Reply, e *answer.Engine, err error) {
	if err := d.limits.acquire(ctx); err != nil {
		return nil, nil, err
	}
	defer d.limits.release()
	limited, cancel := context.WithTimeoutCause(ctx, d.timeLimit, errSlow)
	defer cancel()
	defer func() {
		if err != nil && errors.Is(context.Cause(limited), errSlow) {
			err = errors.Join(errSlow, err)
		}
	}()
	d.mu.Lock()
	s := d.current
	s.busy.Add(1)
	d.mu.Unlock()
	defer s.busy.Done()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v\n%s", errPanicked, r, debug.Stack())
		}
	}()
	if s.state == NotBuilt {
		return rebuilding(q.Text), nil, nil
	}
	a, err = s.engine.Answer(limited, q)
	return a, s.engine, err
}

// Probe answers a question outside of all conversations, and counts nothing. An error means that the library is broken.
func (d *Service) Probe(ctx context.Context, text string) (*reply.Reply, error) {
	return d.current.engine.Answer(ctx, answer.Question{Text: text})
}

// With calls f with what answers now, which is not closed before f returns.
func (d *Service) With(f func(*answer.Engine)) {
	d.during(func(s *generation) { f(s.engine) })
}

// during calls f with the current generation, whose library is not closed before f returns.
func (d *Service) during(f func(*generation)) {
	d.mu.Lock()
	s := d.current
	s.busy.Add(1)
	d.mu.Unlock()
	defer s.busy.Done()
	f(s)
}

// kindOf is the kind of an intent, such as price, without what it asks for.
func kindOf(i fmt.Stringer) string {
	if i == nil {
		return "none"
	}
	if q := intent.Of(i); q != nil {
		return q.Label()
	}
	kind, _, _ := strings.Cut(i.String(), "{")
	return kind
}

var errPanicked = errors.New("answering panicked")

// unanswered is the reply to a question that could not be looked up. A defect is counted and logged. A cancelled
// request is not counted as a failure.
func (d *Service) unanswered(ctx context.Context, platform, text string, err error) *reply.Reply {
	switch {
	case errors.Is(err, errPanicked):
		d.metrics.Panics.WithLabelValues(platform).Inc()
	case errors.Is(err, errBusy):
		return Notice(Busy, text)
	case errors.Is(err, errSlow) || ctx.Err() != nil:
		return Notice(Slow, text)
	}
	d.metrics.Broken.Inc()
	d.lg.ErrorContext(ctx, "a question could not be looked up", "platform", platform, "err", err)
	return broken(text)
}

// gone reports whether the request was cancelled. After a timeout somebody still waits for a reply.
func gone(ctx context.Context) bool { return errors.Is(ctx.Err(), context.Canceled) }

// Broken is the reason of a refusal when the search failed: it is not that the bulletin says nothing.
const Broken intent.Reason = "broken"

// broken says that the question could not be looked up.
func broken(text string) *reply.Reply {
	w := reply.NewWriter(intent.Refused(Broken), intent.IsEnglish(text))
	w.Status = reply.NotFound
	w.Lead = w.Say("检索出了故障，现在答不了；这不表示简报里没有。请稍后再问。",
		"The search is broken, so I can't answer now; that does not mean that the bulletin says nothing. Please ask again later.")
	return w.Reply
}

// Quoted repeats the lines that a reply cites, as the file has them.
func Quoted(a *reply.Reply) *reply.Reply {
	if a.English {
		return a.SourceLines("Source · ", "The last answer cites no line.")
	}
	return a.SourceLines("原文 · ", "上一个回答没有引用原文。")
}

// Last is the last answer of a conversation that was one: refusals and help are not remembered.
func (d *Service) Last(key string) (*reply.Reply, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, ok := d.conversations.Get(key)
	if !ok || c.old() {
		return nil, false
	}
	d.conversations.Add(key, conversation{c.last, time.Now()})
	return c.last, true
}

func (d *Service) remember(key string, a *reply.Reply) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.conversations.Add(key, conversation{a, time.Now()})
	for _, c, _ := d.conversations.GetOldest(); c.old(); _, c, _ = d.conversations.GetOldest() {
		d.conversations.RemoveOldest()
	}
}

func (c conversation) old() bool { return time.Since(c.used) > conversationAge }
