package store_test

import (
	"fmt"
	"testing"
	"time"

	"rebot/bot/store"
)

// A machine has a clock that can be set, and time that goes on.
type machine struct {
	wall time.Time
	mono time.Duration
}

func newMachine(t *testing.T, s *store.Store, ahead time.Duration) *machine {
	t.Helper()
	m := &machine{wall: time.Now().Add(ahead).Round(0)}
	s.SetClock(func() time.Time { return m.wall }, func() time.Duration { return m.mono })
	nothing(t, s) // it looks at its clock
	return m
}

func (m *machine) pass(d time.Duration) { m.wall, m.mono = m.wall.Add(d), m.mono+d }

func (m *machine) set(d time.Duration) { m.wall = m.wall.Add(d) }

func nothing(t *testing.T, s *store.Store) {
	t.Helper()
	if e, ok, err := s.Claim(t.Context(), "slack", time.Minute); err != nil || ok {
		t.Errorf("claimed %s, %v", e.ID, err)
	}
	if d, ok, err := s.ClaimDelivery(t.Context(), "slack", time.Minute); err != nil || ok {
		t.Errorf("claimed %s, %v", d.ID(), err)
	}
}

// A clock that is set in the midst of the work doubles nothing that is claimed, and holds up nothing that is due, that
// waits a little, or that comes.
func TestAClockThatIsSetNeitherDoublesNorDelays(t *testing.T) {
	for _, step := range []time.Duration{2 * time.Hour, -2 * time.Hour, 40 * time.Second, -40 * time.Second} {
		t.Run(step.String(), func(t *testing.T) {
			s := place{dir: t.TempDir()}.open(t)
			m := newMachine(t, s, 0)
			for i := range 4 {
				put(t, s, store.Event{Source: "slack", ID: fmt.Sprint("Ev", i)})
				m.pass(time.Millisecond)
			}
			chosen := m.wall.Add(30 * time.Hour)
			for _, d := range []store.Delivery{{Subscription: "held", Due: m.wall},
				{Subscription: "due", Due: m.wall.Add(time.Second)},
				{Subscription: "chosen", Due: chosen}} {
				d.Platform, d.Issue = "slack", "2024-12"
				if _, err := s.Plan(t.Context(), []store.Delivery{d}); err != nil {
					t.Fatal(err)
				}
			}
			e := claim(t, s, "Ev0")
			if d, ok, err := s.ClaimDelivery(t.Context(), "slack", time.Minute); err != nil || !ok ||
				d.Subscription != "held" {
				t.Fatal(d, err)
			}
			check(t, s.Retry(t.Context(), claim(t, s, "Ev1"), 30*time.Second))
			m.pass(2 * time.Second)
			m.set(step)
			claim(t, s, "Ev2")
			if age := claim(t, s, "Ev3").Age; age < time.Second || age > 5*time.Second {
				t.Errorf("a question of two seconds is called %v old", age)
			}
			if d, ok, err := s.ClaimDelivery(t.Context(), "slack", time.Minute); err != nil || !ok ||
				d.Subscription != "due" {
				t.Error("what was due is not any more", d, err)
			}
			nothing(t, s) // neither what is claimed nor what waits
			m.pass(29 * time.Second)
			claim(t, s, "Ev1")
			check(t, s.Ack(t.Context(), e))
			nothing(t, s)
			if list, err := s.Deliveries(t.Context(), "2024-12"); err != nil ||
				!list[0].Due.Equal(time.UnixMicro(chosen.UnixMicro())) {
				t.Error("the time of day that was chosen has moved", list[0].Due, err)
			}
		})
	}
}

// The clocks of replicas that share a database may differ, and be set: leases are counted by the database's.
func TestReplicasWhoseClocksDifferDoubleNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		if p.dir != "" {
			t.Skip("a folder has one process")
		}
		const questions = 50
		one, other := p.open(t), p.open(t)
		newMachine(t, one, 0)
		far := newMachine(t, other, 20*time.Second)
		for i := range questions {
			put(t, one, store.Event{Source: "slack", ID: fmt.Sprintf("Ev%02d", i)})
		}
		for i := range questions {
			claim(t, one, fmt.Sprintf("Ev%02d", i))
		}
		doubled := 0
		for _, step := range []time.Duration{0, 2 * time.Hour, -4 * time.Hour} {
			far.set(step)
			for range questions {
				_, ok, err := other.Claim(t.Context(), "slack", time.Minute)
				check(t, err)
				if ok {
					doubled++
				}
			}
		}
		t.Logf("%d questions claimed by one; %d of them by the other, whose clock is 20 s, two hours and -2 h away",
			questions, doubled)
		if doubled > 0 {
			t.Error("that is not none")
		}
		if held, err := one.Lease(t.Context(), "poll", "one", 15*time.Second); err != nil || !held {
			t.Fatal(held, err)
		}
		if held, err := other.Lease(t.Context(), "poll", "other", 15*time.Second); err != nil || held {
			t.Errorf("both hold the lease, %v", err)
		}
	})
}
