package bot

import (
	"context"
	"testing"
	"time"

	"rebot/bot/store"
)

// An awayRound is a round whose database is away, until it is back, whenever something is to be noted.
type awayRound struct {
	*round
	back time.Time
}

func (r awayRound) Done(ctx context.Context, e Event) error {
	if time.Now().Before(r.back) {
		gone, cancel := context.WithCancel(ctx)
		cancel()
		ctx = gone
	}
	return r.round.Done(ctx, e)
}

// TestADroppedDeliveryOutlivesADatabaseThatIsAway has the database away for a moment, and for longer than is waited for it.
func TestADroppedDeliveryOutlivesADatabaseThatIsAway(t *testing.T) {
	for _, away := range []time.Duration{5 * time.Second, 3 * time.Minute} {
		for what, err := range map[string]error{"dropped": &SendError{Outcome: NotSent, Permanent: true, Err: ErrNotAllowed}, "sent": nil} {
			inOffice(t, func(o *postOffice) {
				o.fail = func(string, int) error { return err }
				o.subscribed("C1", store.KindDigest, "", "")
				o.published()
				r := &round{Courier: o.Courier, sender: o.fakeSender}
				ctx, cancel := context.WithTimeout(o.t.Context(), 5*time.Minute)
				defer cancel()
				Work(ctx, awayRound{r, time.Now().Add(away)}, "slack", r.options("slack"), r.handle)
				if got, want := o.ledger(), map[string]string{"dropped": store.Failed, "sent": store.Sent}[what]; got != want {
					t.Errorf("%s, away for %v: the ledger says %s", what, away, got)
				}
				r.claimed.Range(func(_, p any) bool {
					t.Errorf("%s, away for %v: kept for ever: %+v", what, away, p)
					return true
				})
			})
		}
	}
}

func TestWhoUnsubscribedIsNotToldThatAMessageWasGivenUp(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.fail = func(chat string, _ int) error {
			if chat == "C1" {
				o.told(By{User: "U1", May: true, Event: "e1"}, "退订")
			}
			return &SendError{Outcome: NotSent, Permanent: true, Err: ErrMessage}
		}
		o.subscribed("C1", store.KindDigest, "", "")
		o.published()
		o.runFor(time.Minute)
		if o.calls["C1"] != 1 || o.calls["U1"] != 0 || o.ledger() != "failed failed" {
			t.Errorf("tried %v, the ledger says %s", o.calls, o.ledger())
		}
	})
}
