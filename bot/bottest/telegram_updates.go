package bottest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// Push queues an update and gives its id: the next one, unless the fields hold an update_id.
func (t *Telegram) Push(update map[string]any) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	id, ok := update["update_id"].(int64)
	if !ok {
		id = t.nextID
	}
	t.nextID = id + 1
	update["update_id"] = id
	body, err := json.Marshal(update)
	if err != nil {
		panic(err)
	}
	t.queue = append(t.queue, queued{id, body})
	close(t.arrived)
	t.arrived = make(chan struct{})
	return id
}

// JumpTo makes the ids of updates go on from another number, as they do after a week without any.
func (t *Telegram) JumpTo(id int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.nextID = id
}

// Pending is how many updates are not confirmed.
func (t *Telegram) Pending() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.queue)
}

// maxPoll is how long Telegram holds a poll open at most.
const maxPoll = 50 * time.Second

const conflictText = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"

// getUpdates confirms what came before the offset and gives what is left, waiting for it if there is nothing. A poll
// ends the one before it. An offset that is higher than everything that waits, and not just behind what was confirmed,
// gives the head of the queue.
func (t *Telegram) getUpdates(ctx context.Context, p map[string]string) apiAnswer {
	offset, _ := strconv.ParseInt(p["offset"], 10, 64)
	limit, _ := strconv.Atoi(p["limit"])
	seconds, _ := strconv.Atoi(p["timeout"])
	if limit < 1 || limit > 100 {
		limit = 100
	}
	timer := time.NewTimer(min(time.Duration(seconds)*time.Second, maxPoll))
	defer timer.Stop()
	ended := t.startPoll()
	for {
		got, arrived, set := t.take(offset, limit)
		switch {
		case set:
			return refuse(409, "Conflict: can't use getUpdates method while webhook is active; "+
				"use deleteWebhook to delete the webhook first")
		case len(got) > 0:
			return give(got)
		}
		select {
		case <-ctx.Done():
			return refuse(400, "gone")
		case <-ended:
			return refuse(409, conflictText)
		case <-timer.C:
			return give([]int{})
		case <-arrived:
		}
	}
}

func (t *Telegram) startPoll() chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.endPoll()
	t.poller = make(chan struct{})
	return t.poller
}

func (t *Telegram) endPoll() {
	if t.poller != nil {
		close(t.poller)
		t.poller = nil
	}
}

// take confirms and gives. The queue's ids rise except where they jumped.
func (t *Telegram) take(offset int64, limit int) (got []json.RawMessage, arrived chan struct{}, hooked bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if offset < 0 {
		t.queue = t.queue[max(0, len(t.queue)+int(offset)):]
	}
	for i := range t.queue {
		if t.queue[i].id == offset-1 {
			t.queue = t.queue[i+1:]
			break
		}
		if t.queue[i].id == offset {
			t.queue = t.queue[i:]
			break
		}
	}
	for _, q := range t.queue[:min(limit, len(t.queue))] {
		got = append(got, q.body)
	}
	return got, t.arrived, t.webhook.URL != ""
}

// Deliver posts a queued update to a webhook with a secret, and takes it off the queue if the answer is a 2xx. A body
// in the answer is an error, since Telegram would do what it says.
func Deliver(h http.Handler, path, secret string, update map[string]any) (status int, body string) {
	data, err := json.Marshal(update)
	if err != nil {
		panic(err)
	}
	return DeliverRaw(h, path, secret, data)
}

// DeliverRaw posts bytes to a webhook.
func DeliverRaw(h http.Handler, path, secret string, data []byte) (status int, body string) {
	r, err := http.NewRequest(http.MethodPost, path, bytes.NewReader(data))
	if err != nil {
		panic(err)
	}
	if secret != "" {
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	}
	w := newRecorder()
	h.ServeHTTP(w, r)
	return w.status(), w.body.String()
}
