package slack

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/store"
)

// TestThreeReplicasOnOneDatabaseAnswerOnce is the case of check 10 with PostgreSQL: 100 events, four times each.
func TestThreeReplicasOnOneDatabaseAnswerOnce(t *testing.T) {
	url := bottest.Postgres(t)
	w := newWorld(t, httpOnly)
	var reps []*Adapter
	for range 3 {
		st, err := store.Open(t.Context(), t.TempDir(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = st.Close() })
		a, err := New(w.cfg, bottest.Service(t), st, w.log.logger(), w.hc)
		if err != nil {
			t.Fatal(err)
		}
		reps = append(reps, a)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var running, all sync.WaitGroup
	for _, a := range reps {
		running.Go(func() { _ = a.Run(ctx) })
	}
	for i := range 400 {
		all.Go(func() {
			body := strings.ReplaceAll(mention(fmt.Sprint("E", i/4), fmt.Sprint("C", i/4), "1.1", "氧化镝"), `"T1"`,
				fmt.Sprintf(`"T%d"`, i/4%20))
			if err := reps[i%3].onEvent(context.Background(), []byte(body)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	w.await(t, "a hundred answers", func() bool { return len(w.posts) >= 100 })
	cancel() // what is in flight is finished
	running.Wait()
	if posts, bad := w.seen(); len(posts) != 100 || len(bad) > 0 {
		t.Errorf("%d answers to 100 questions, refused %q", len(posts), bad)
	}
}
