package deliver

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot"
	"rebot/bot/bottest/cases"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index"
)

// An awayRound is a round whose database is away, until it is back, whenever something is to be noted.
type awayRound struct {
	*round
	back time.Time
}

func (r awayRound) Ack(ctx context.Context, e queue.Event) error {
	if time.Now().Before(r.back) {
		gone, cancel := context.WithCancel(ctx)
		cancel()
		ctx = gone
	}
	return r.round.Ack(ctx, e)
}

// TestADroppedDeliveryOutlivesADatabaseThatIsAway has the database away for a moment, and for longer than is waited for
// it.
func TestADroppedDeliveryOutlivesADatabaseThatIsAway(t *testing.T) {
	lib := cases.Library(t)
	for _, away := range []time.Duration{5 * time.Second, 3 * time.Minute} {
		for what, err := range map[string]error{"dropped": &queue.SendError{Outcome: queue.NotSent, Permanent: true,
			Err: queue.ErrNotAllowed}, "sent": nil} {
			synctest.Test(t, func(t *testing.T) { dropped(t, lib, what, away, err) })
		}
	}
}

// dropped makes one delivery whose sending ends with an error, while the database is away for a time.
func dropped(t *testing.T, lib *index.Library, what string, away time.Duration, failed error) {
	s, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := NewDispatcher(s, bot.NewService(lib, bot.Ready, bot.Config{}),
		Options{Workers: 1, Poll: 10 * time.Second}) // each look costs real time
	c.Add("slack", senderOf(failed))
	p := Place{Platform: "slack", Team: "T1", Chat: "C1"}
	err = s.Subscribe(t.Context(), store.Subscription{Kind: store.KindDigest, Place: p, Owner: "U1", Since: "2024-10"})
	if err := errors.Join(err, c.Plan(t.Context())); err != nil {
		t.Fatal(err)
	}
	r := &round{Dispatcher: c, sender: senderOf(failed)}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	queue.Work(ctx, awayRound{r, time.Now().Add(away)}, "slack", r.options("slack"), r.handle)
	list, err := s.Deliveries(t.Context(), "2024-11")
	if want := map[string]string{"dropped": store.Failed, "sent": store.Sent}[what]; err != nil || len(list) != 1 ||
		list[0].State != want {
		t.Errorf("%s, away for %v: the ledger says %+v, %v", what, away, list, err)
	}
	r.claimed.Range(func(_, p any) bool {
		t.Errorf("%s, away for %v: kept for ever: %+v", what, away, p)
		return true
	})
}

// A senderFunc ends each sending with what it returns.
type senderFunc func() error

func senderOf(err error) senderFunc { return func() error { return err } }

// SendPart sends nothing.
func (f senderFunc) SendPart(context.Context, Place, *reply.Reply, Part) (bool, error) {
	return false, f()
}
