package telegram

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"sync"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/reply"
)

func TestMain(m *testing.M) {
	code := bottest.Run(m)
	if built != "" {
		_ = os.RemoveAll(built)
	}
	os.Exit(code)
}

const testToken = "4242:canary-token"

// A log keeps what is logged, for tests that look for secrets.
type log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// A keep is a Keeper in memory.
type keep struct {
	mu     sync.Mutex
	values map[string]string
	owner  string
	until  time.Time
	fail   error
}

func (k *keep) Lease(_ context.Context, _, owner string, ttl time.Duration) (bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.fail != nil {
		return false, k.fail
	}
	if k.owner != owner && time.Now().Before(k.until) {
		return false, nil
	}
	k.owner, k.until = owner, time.Now().Add(ttl)
	return true, nil
}

func (k *keep) Release(_ context.Context, _, owner string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.owner == owner {
		k.until = time.Time{}
	}
	return nil
}

func (k *keep) Get(_ context.Context, name string) (string, bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	v, ok := k.values[name]
	return v, ok, nil
}

func (k *keep) Set(_ context.Context, name, text string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.values[name] = text
	return nil
}

// A world is an adapter with everything around it.
type world struct {
	*Adapter
	fake  *bottest.Telegram
	inbox *bottest.Inbox
	keep  *keep
	log   *log
}

// newWorld makes an adapter that talks to a fake Bot API without a network.
func newWorld(t testing.TB, change ...func(*Config)) *world {
	t.Helper()
	return newWorldOf(t, bottest.Service(t), change...)
}

func newWorldOf(t testing.TB, service *bot.Service, change ...func(*Config)) *world {
	t.Helper()
	w := &world{fake: bottest.NewTelegram(testToken), inbox: &bottest.Inbox{}, keep: &keep{values: map[string]string{}},
		log: &log{}}
	cfg := Config{Token: testToken, APIURL: "http://telegram.test"}
	for _, c := range change {
		c(&cfg)
	}
	lg := slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	if w.Adapter, err = New(cfg, service, w.inbox, w.keep, lg, w.fake.Client()); err != nil {
		t.Fatal(err)
	}
	w.me.Store(&self{id: bottest.BotID, name: bottest.BotName})
	return w
}

// unpaced lets everything go at once.
func (w *world) unpaced() *world {
	w.pace.all.per, w.pace.gap, w.pace.minute = 0, 0, 1<<20
	return w
}

func TestAnAdapterConforms(t *testing.T) {
	bottest.Conform(t, func(t *testing.T) *bottest.Rig {
		w := newWorld(t).unpaced()
		return &bottest.Rig{
			Send: func(ctx context.Context, a *reply.Reply) error { return w.Send(ctx, "7", a) },
			Next: func(r bottest.Reply) { w.fake.Fault("sendMessage", faultOf[r]) },
			Texts: func() []string {
				var out []string
				for _, m := range w.fake.Messages() {
					out = append(out, m.Text)
				}
				return out
			},
			Live: func() []string {
				var out []string
				for _, m := range w.fake.Messages() {
					out = append(out, m.Live()...)
				}
				return out
			},
			Refused: func() []string {
				var out []string
				for _, c := range w.fake.Calls("sendMessage") {
					if !c.OK {
						out = append(out, c.Params["text"])
					}
				}
				return out
			},
			Secrets: []string{testToken, "canary"},
			Log:     w.log.String,
		}
	})
}

var faultOf = map[bottest.Reply]bottest.Fault{
	bottest.ReplyOK:        {},
	bottest.ReplyHang:      {Kind: bottest.FaultThenHang},
	bottest.ReplyReset:     {Kind: bottest.FaultThenReset},
	bottest.ReplyLimited:   {Kind: bottest.FaultLimit, Seconds: int(bottest.RetryAfter / time.Second)},
	bottest.ReplyBroken:    {Kind: bottest.FaultStatus, Status: 500},
	bottest.ReplyForbidden: {Kind: bottest.FaultRefusal, Code: 403, Text: "Forbidden: bot was blocked by the user"},
	bottest.ReplyGarbage:   {Kind: bottest.FaultStatus, Status: 200},
}
