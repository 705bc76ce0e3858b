package telegram

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/queue"
)

// A sent is when a message went, and where.
type sent struct {
	chat int64
	at   time.Time
	u    urgency
}

// rush makes many wait for their turn at once, and gives the order in which they went.
func rush(t *testing.T, p *pacer, chats []int64, u urgency, into *[]sent, mu *sync.Mutex, all *sync.WaitGroup) {
	t.Helper()
	for _, c := range chats {
		all.Go(func() {
			if err := p.wait(t.Context(), c, u, time.Hour*24); err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			*into = append(*into, sent{c, time.Now(), u})
		})
	}
}

// most is how many of them went within any stretch of the length.
func most(log []sent, per time.Duration, of func(sent) bool) int {
	var at []time.Time
	for _, s := range log {
		if of(s) {
			at = append(at, s.at)
		}
	}
	slices.SortFunc(at, time.Time.Compare)
	n, from := 0, 0
	for i := range at {
		for at[i].Sub(at[from]) >= per {
			from++
		}
		n = max(n, i-from+1)
	}
	return n
}

func chatsFrom(from int64, n int) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = from + int64(i)
	}
	return out
}

func TestADigestToTenThousandChatsKeepsToTheRateAndWastesNone(t *testing.T) {
	chats := 10000
	if testing.Short() {
		chats = 1000
	}
	synctest.Test(t, func(t *testing.T) {
		var log []sent
		var mu sync.Mutex
		var all sync.WaitGroup
		began := time.Now()
		rush(t, newPacer(), chatsFrom(1, chats), digesting, &log, &mu, &all)
		all.Wait()
		if n := most(log, time.Second, func(sent) bool { return true }); n > 25 {
			t.Errorf("%d messages in a second", n)
		}
		if d := time.Since(began); d > time.Duration(chats)*time.Second/25 || len(log) != chats {
			t.Errorf("%d messages took %v", len(log), d)
		}
	})
}

func TestTwoHundredMessagesKeepToEveryRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log []sent
		var mu sync.Mutex
		var all sync.WaitGroup
		p := newPacer()
		for range 40 {
			rush(t, p, []int64{7, 8, -100, -200}, digesting, &log, &mu, &all)
		}
		rush(t, p, chatsFrom(1000, 40), digesting, &log, &mu, &all)
		all.Wait()
		for _, chat := range []int64{7, 8, -100, -200} {
			here := func(s sent) bool { return s.chat == chat }
			if n := most(log, time.Second, here); n > 1 {
				t.Errorf("%d messages in a second to %d", n, chat)
			}
			if n := most(log, time.Minute, here); chat < 0 && n > 18 {
				t.Errorf("%d messages in a minute to group %d", n, chat)
			}
		}
	})
}

func TestAnswersGoBeforeDigests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log []sent
		var mu sync.Mutex
		var all sync.WaitGroup
		p := newPacer()
		rush(t, p, chatsFrom(1, 500), digesting, &log, &mu, &all)
		time.Sleep(3500 * time.Millisecond)
		asked := time.Now()
		rush(t, p, chatsFrom(1000, 20), answering, &log, &mu, &all)
		all.Wait()
		for _, s := range log {
			if s.u == answering && s.at.Sub(asked) > time.Second {
				t.Errorf("an answer waited %v behind a digest", s.at.Sub(asked))
			}
		}
	})
}

func TestARetryAfterHoldsThatChatAndThreeHoldAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPacer()
		goes := func(chat int64) time.Duration {
			began := time.Now()
			if err := p.wait(t.Context(), chat, answering, time.Hour); err != nil {
				t.Fatal(err)
			}
			return time.Since(began)
		}
		p.pause(1, 30*time.Second)
		if d := goes(2); d > 0 {
			t.Errorf("another chat waited %v", d)
		}
		if d := goes(1); d < 30*time.Second || d > 34*time.Second {
			t.Errorf("the chat waited %v, it was told 30 s", d)
		}
		for chat := range int64(3) {
			p.pause(10+chat, 20*time.Second)
		}
		if d := goes(99); d < 20*time.Second {
			t.Errorf("three chats were held back, and another waited only %v", d)
		}
	})
}

func TestAnImpatientMessageIsToldHowLongItsTurnIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPacer()
		p.pause(1, time.Minute)
		began := time.Now()
		err := p.wait(t.Context(), 1, answering, 3*time.Second)
		var s *queue.SendError
		if !errors.As(err, &s) || s.Outcome != queue.NotSent || s.RetryAfter < time.Minute || time.Since(began) > 0 {
			t.Errorf("after %v it was told %v", time.Since(began), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := p.wait(ctx, 1, answering, time.Hour); err == nil || len(p.waiting[answering]) > 0 {
			t.Errorf("a message that was given up is still waiting: %v", err)
		}
	})
}

func TestAChatThatAsksTooFastWaitsInTheInboxInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		queued := newChatQueue()
		var last time.Duration
		for i := range 30 {
			err := queued.take(7, string(rune('a'+i)))
			var s *queue.SendError
			if i < 2 && err != nil || i >= 3 && !errors.As(err, &s) {
				t.Fatalf("event %d: %v", i, err)
			}
			if s != nil && s.RetryAfter <= last {
				t.Errorf("event %d comes after %v, the one before it after %v", i, s.RetryAfter, last)
			} else if s != nil {
				last = s.RetryAfter
			}
		}
		if err := queued.take(8, "other"); err != nil {
			t.Errorf("another chat waits too: %v", err)
		}
		time.Sleep(29 * time.Second)
		if err := queued.take(7, string(rune('a'+29))); err != nil {
			t.Errorf("its turn has come, and it is told %v", err)
		}
	})
}

func TestAGroupsSixQuestionsAtOnceTakeSixSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.running(t, func() {
			began := time.Now()
			for range 6 {
				w.fake.Push(text(-7, "@rebot_bot 氧化镝多少钱"))
			}
			time.Sleep(7 * time.Second)
			ms := w.fake.In(-7)
			if len(ms) != 6 || ms[len(ms)-1].At.Sub(began) > 6*time.Second {
				t.Errorf("%d answers", len(ms))
			}
		})
	})
}

func TestAMinutesAnswersOfAGroupAreGivenAtOnceAndTheNextWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newChatQueue()
		for i := range perGroupMinute {
			if err := q.take(-7, string(rune('a'+i))); err != nil {
				t.Fatalf("number %d waits: %v", i, err)
			}
		}
		var wait *queue.SendError
		if err := q.take(-7, "next"); !errors.As(err, &wait) || wait.RetryAfter != time.Minute {
			t.Errorf("the next: %v", err)
		}
		time.Sleep(time.Minute)
		if err := q.take(-7, "next"); err != nil {
			t.Errorf("a minute later: %v", err)
		}
	})
}
