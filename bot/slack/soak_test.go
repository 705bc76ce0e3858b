package slack

import (
	"fmt"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

// TestAThousandQuestionsThroughABadLine asks a thousand questions while one call in twenty is taken and never answered,
// and one in twenty is told to wait. Every question is answered; only what Slack hid is answered twice, and counted.
func TestAThousandQuestionsThroughABadLine(t *testing.T) {
	questions := 1000
	if testing.Short() {
		questions = 100
	}
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		hidden, limited := 0, 0
		w.always = func(method string, n int) fakeReply {
			if method != postMessage {
				return fakeReply{}
			}
			switch n % 20 {
			case 7:
				hidden++
				return fakeReply{kind: "hang"}
			case 13:
				limited++
				return fakeReply{kind: "429", retry: "1"}
			}
			return fakeReply{}
		}
		unknown := testutil.ToFloat64(w.metrics.SendUnknown.WithLabelValues(Source))
		w.run(t)
		for i := range questions {
			body := mention(fmt.Sprintf("E%d", i), fmt.Sprintf("C%d", i), "1.1", "氧化镝")
			if rec := w.deliver("/slack/events", body); rec.Code != 200 {
				t.Fatalf("event %d: %d", i, rec.Code)
			}
			time.Sleep(250 * time.Millisecond)
		}
		settle(10 * time.Minute)
		counted := int(testutil.ToFloat64(w.metrics.SendUnknown.WithLabelValues(Source)) - unknown)
		answers := map[string]int{}
		posts, bad := w.seen()
		for _, p := range posts {
			answers[p.channel]++
		}
		extra := len(posts) - len(answers)
		t.Logf("%d questions, %d calls, %d hung, %d limited: %d answered, %d extra copies, %d counted as unknown, "+
			"%d dead letters",
			questions, len(w.called(postMessage)), hidden, limited, len(answers), extra, counted, len(w.in.DeadLetters()))
		if len(answers) != questions || extra > hidden || counted != hidden || len(bad) > 0 || w.in.Waiting() != 0 {
			t.Errorf("%d answered, %d extra, %d hung, %d counted, %d waiting, refused %q", len(answers), extra, hidden,
				counted, w.in.Waiting(), bad)
		}
	})
}
