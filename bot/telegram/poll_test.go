package telegram

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/queue"
)

// bubble runs a test with simulated time and an adapter whose library was made before, outside.
func bubble(t *testing.T, f func(*testing.T, *world)) {
	t.Helper()
	bottest.Service(t)
	synctest.Test(t, func(t *testing.T) { f(t, newWorld(t)) })
}

// running runs the adapter until the function is done.
func (w *world) running(t *testing.T, f func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- w.Run(ctx) }()
	f()
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func text(chat int64, words string) map[string]any {
	kind := "private"
	if chat < 0 {
		kind = "supergroup"
	}
	return map[string]any{"message": map[string]any{"message_id": 5, "date": 1, "text": words,
		"chat": map[string]any{"id": chat, "type": kind}, "from": map[string]any{"id": 7, "is_bot": false}}}
}

func TestAnUpdateIsConfirmedOnlyWhenItIsStored(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.inbox.Fail(errors.New("the disk is full"))
		w.fake.Push(text(7, "氧化镝多少钱"))
		w.running(t, func() {
			time.Sleep(20 * time.Second)
			if w.fake.Pending() != 1 || len(w.fake.Messages()) > 0 {
				t.Errorf("%d updates wait, %d messages were sent", w.fake.Pending(), len(w.fake.Messages()))
			}
			if err := w.Health(); err == nil {
				t.Error("a bot that can't store is well")
			}
			w.inbox.Fail(nil)
			time.Sleep(90 * time.Second)
			if m := w.fake.In(7); len(m) != 1 || !strings.Contains(m[0].Text, "1,711.90") || w.fake.Pending() > 0 {
				t.Errorf("it was answered with %v", m)
			}
			if err := w.Health(); err != nil {
				t.Error(err)
			}
		})
	})
}

// A balky inbox keeps every second event only.
type balky struct {
	queue.Inbox
	puts atomic.Int64
}

func (in *balky) Put(ctx context.Context, e queue.Event) (bool, error) {
	if in.puts.Add(1)%2 == 0 {
		return false, errors.New("the database does not answer")
	}
	return in.Inbox.Put(ctx, e)
}

func TestAPollThatStoresOneUpdateOfManyDoesNotWaitEverLonger(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.Adapter.inbox = &balky{Inbox: w.inbox}
		for i := range int64(12) {
			w.fake.Push(text(100+i, "氧化镝多少钱"))
		}
		w.running(t, func() {
			time.Sleep(40 * time.Second)
			if n := w.fake.Pending(); n > 0 {
				t.Errorf("%d of 12 updates still wait", n)
			}
		})
	})
}

func TestUpdatesThatAreRepeatedAreAnsweredOnce(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.fake.Fault("getUpdates", bottest.Fault{Kind: bottest.FaultThenReset},
			bottest.Fault{Kind: bottest.FaultThenReset})
		w.running(t, func() {
			for i := range int64(5) {
				w.fake.Push(text(100+i, "氧化镝多少钱"))
			}
			time.Sleep(time.Minute)
			if n := len(w.fake.Messages()); n != 5 {
				t.Errorf("%d answers to 5 questions", n)
			}
		})
	})
}

func TestAnIDThatIsLowerAfterAnIdleWeekIsHandled(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.fake.JumpTo(900_000)
		w.running(t, func() {
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(time.Hour) // as good as a week: what jumps is the id
			w.fake.JumpTo(1_234)
			w.fake.Push(text(7, "氧化铽多少钱"))
			w.fake.Push(text(7, "氧化镧多少钱"))
			time.Sleep(time.Minute)
			if m := w.fake.In(7); len(m) != 3 || w.fake.Pending() > 0 {
				t.Errorf("%d answers to 3 questions, %d wait", len(m), w.fake.Pending())
			}
		})
	})
}

func TestAnotherPollerIsSaidOnceAndNotFought(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			stop, other := context.WithCancel(t.Context())
			_ = stop
			go func() {
				for stop.Err() == nil {
					_, _ = w.updates(stop, 0, 50*time.Second)
					select {
					case <-stop.Done():
					case <-time.After(time.Second):
					}
				}
			}()
			time.Sleep(10 * time.Minute)
			if n := strings.Count(w.log.String(), "another program polls"); n != 1 {
				t.Errorf("it was said %d times", n)
			}
			if w.Health() == nil {
				t.Error("a bot that hears nothing is well")
			}
			other()
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(2 * time.Minute)
			if len(w.fake.In(7)) != 1 {
				t.Error("the question after it was not answered")
			}
		})
	})
}

func TestHealthSaysNothingOfTheDatabaseButThatItFails(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.inbox.Fail(errors.New("failed to connect to user=canary-user database=x: 10.0.0.1:5432"))
		w.running(t, func() {
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(10 * time.Second)
			if err := w.Health(); err == nil || err.Error() != "updates can't be stored" {
				t.Errorf("it says %v", err)
			}
			if !strings.Contains(w.log.String(), "canary-user") {
				t.Error("the log does not say why")
			}
			w.inbox.Fail(nil)
			time.Sleep(2 * time.Minute)
			if err := w.Health(); err != nil || len(w.fake.In(7)) != 1 {
				t.Errorf("then it says %v", err)
			}
		})
	})
}

func TestAFailingPollWaitsLongerEachTime(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var fs []bottest.Fault
		for range 100 {
			fs = append(fs, bottest.Fault{Kind: bottest.FaultStatus, Status: 502})
		}
		w.fake.Fault("getUpdates", fs...)
		w.running(t, func() {
			time.Sleep(10 * time.Minute)
			if n := len(w.fake.Calls("getUpdates")); n > 20 {
				t.Errorf("%d polls in 10 minutes of trouble", n)
			}
		})
	})
}

func TestABotThatHearsTelegramIsWellAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			time.Sleep(time.Second)
			if err := w.Health(); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Hour)
			if n := len(w.fake.Calls("getUpdates")); n > 75 {
				t.Errorf("%d polls in an idle hour", n)
			}
		})
	})
}

func TestAStalledConnectionIsNoticedWithinTwoMinutes(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.fake.Fault("getUpdates", bottest.Fault{}, bottest.Fault{Kind: bottest.FaultHang})
		w.running(t, func() {
			time.Sleep(time.Second)
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(119 * time.Second)
			if len(w.fake.In(7)) != 1 {
				t.Error("the question behind it was not answered")
			}
		})
	})
}

func TestOneReplicaPollsAndAnotherTakesOver(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		v := newWorld(t)
		v.Adapter, _ = New(w.cfg, w.service, v.inbox, w.keep, w.lg, w.hc)
		ctx, die := context.WithCancel(t.Context())
		first := make(chan error)
		go func() { first <- w.Run(ctx) }()
		time.Sleep(time.Second)
		v.running(t, func() {
			time.Sleep(10 * time.Minute)
			if bot := w.log.String(); strings.Contains(bot, "another program polls") {
				t.Error("they polled both")
			}
			if err := v.Health(); err != nil {
				t.Errorf("the one that stands by is not well: %v", err)
			}
			die()
			<-first
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(20 * time.Second)
			if len(w.fake.In(7)) != 1 {
				t.Error("nobody took over")
			}
		})
	})
}

func TestALeaseThatIsLostEndsThePolling(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			time.Sleep(time.Second)
			w.keep.mu.Lock()
			w.keep.fail = errors.New("the database is gone")
			w.keep.mu.Unlock()
			time.Sleep(leaseTime)
			before := len(w.fake.Calls("getUpdates"))
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(10 * time.Minute)
			if n := len(w.fake.Calls("getUpdates")); n > before || len(w.fake.In(7)) > 0 {
				t.Errorf("it polled %d times more without the lease", n-before)
			}
		})
	})
}

func TestAnEventThatPanicsIsADeadLetterAndTheNextIsAnswered(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Moved = func(context.Context, int64, int64) error { panic("poison") }
		w.running(t, func() {
			poison := text(7, "")
			poison["message"].(map[string]any)["migrate_to_chat_id"] = -5
			w.fake.Push(poison)
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(time.Minute)
			if dead := w.inbox.DeadLetters(); len(dead) != 1 || !strings.Contains(dead[0], "poison") {
				t.Errorf("the dead letters are %q", dead)
			}
			if len(w.fake.In(7)) != 1 {
				t.Error("the question behind it was not answered")
			}
		})
	})
}
