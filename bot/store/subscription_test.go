package store_test

import (
	"testing"
	"time"

	"rebot/bot/store"
)

var channel = store.Place{Platform: "slack", Team: "T1", Chat: "C1"}

func subscribe(t testing.TB, s *store.Store, sub store.Subscription) store.Subscription {
	t.Helper()
	check(t, s.Subscribe(t.Context(), sub))
	return only(t, s, sub.Place, sub.Kind)
}

func only(t testing.TB, s *store.Store, p store.Place, kind string) store.Subscription {
	t.Helper()
	list, err := s.Subscriptions(t.Context(), p, kind)
	check(t, err)
	if len(list) != 1 {
		t.Fatalf("%d subscriptions of %v, want one", len(list), p)
	}
	return list[0]
}

func TestAPlaceHasOneSubscriptionOfAKindAndName(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		first := subscribe(t, s, store.Subscription{Kind: "digest", Place: channel, What: "price", At: "09:00",
			Zone: "Asia/Shanghai", Owner: "U1", Since: "2024-10"})
		second := subscribe(t, s, store.Subscription{Kind: "digest", Place: channel, What: "news \x00\xff",
			English: true, Owner: "U2", Since: "2024-11"})
		if second.ID != first.ID || second.Since != "2024-10" || second.What != "news \uFFFD\uFFFD" ||
			second.At != "" || !second.English || second.Owner != "U2" {
			t.Errorf("changed to %+v", second)
		}
		other := channel
		other.Topic = "7"
		subscribe(t, s, store.Subscription{Kind: "digest", Place: other})
		subscribe(t, s, store.Subscription{Kind: "watch", Place: channel, Name: "氧化镝 below"})
		if n, err := s.Unsubscribe(t.Context(), channel, "digest", "", "asked"); n != 1 || err != nil {
			t.Errorf("ended %d, %v", n, err)
		}
		if n, err := s.Unsubscribe(t.Context(), channel, "digest", "", "asked"); n != 0 || err != nil {
			t.Errorf("ended %d again, %v", n, err)
		}
		only(t, s, channel, "watch")
		only(t, s, other, "digest")
	})
}

func TestOneThatSubscribesAnewKeepsWhatItGotAndBeginsWithTheNextIssue(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		first := subscribe(t, s, store.Subscription{Kind: "digest", Place: channel, Since: "2024-10"})
		_, err := s.Unsubscribe(t.Context(), channel, "digest", "", "asked")
		check(t, err)
		again := subscribe(t, s, store.Subscription{Kind: "digest", Place: channel, Since: "2024-12"})
		if again.ID != first.ID || again.Since != "2024-12" {
			t.Errorf("subscribed anew: %+v", again)
		}
	})
}

func TestAChatThatIsGoneIsSwitchedOffAndOneThatMovedIsFollowed(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		at := func(chat string) store.Place { return store.Place{Platform: "telegram", Chat: chat} }
		moves := subscribe(t, s, store.Subscription{Kind: "digest", Place: at("-1")})
		check(t, s.MoveChat(t.Context(), "telegram", "-1", "-100"))
		if got := only(t, s, at("-100"), "digest"); got.ID != moves.ID {
			t.Errorf("after the move: %+v", got)
		}
		subscribe(t, s, store.Subscription{Kind: "digest", Place: at("-1")}) // somebody asks in the old group
		check(t, s.MoveChat(t.Context(), "telegram", "-1", "-100"))
		if got := only(t, s, at("-100"), "digest"); got.ID != moves.ID {
			t.Errorf("after the second move: %+v", got)
		}
		if n, err := s.SwitchOffChat(t.Context(), "telegram", "-100", "kicked"); n != 1 || err != nil {
			t.Errorf("switched off %d, %v", n, err)
		}
		if sub, ok, err := s.Subscription(t.Context(), moves.ID); !ok || sub.Active || err != nil {
			t.Errorf("still subscribed: %v, %v", ok, err)
		}
	})
}

func TestWhatIsPlannedOrOldIsNotPlannedAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		sub := subscribe(t, s, store.Subscription{Kind: "digest", Place: channel, Since: "2024-11"})
		unplanned := func(issue string, want int) {
			t.Helper()
			if list, err := s.Unplanned(t.Context(), issue); len(list) != want || err != nil {
				t.Errorf("%s: %d to plan, want %d (%v)", issue, len(list), want, err)
			}
		}
		unplanned("2024-10", 0)
		unplanned("2024-11", 0)
		unplanned("2024-12", 1)
		plan(t, s, store.Delivery{Subscription: sub.ID, Issue: "2024-12", Platform: "slack", Due: time.Now()}, 1)
		unplanned("2024-12", 0)
		unplanned("2025-01", 1)
		_, err := s.SwitchOff(t.Context(), sub.ID, "gone")
		check(t, err)
		unplanned("2025-01", 0)
	})
}
