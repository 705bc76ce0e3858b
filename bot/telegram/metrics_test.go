package telegram

import (
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/bottest"
	"rebot/bot/telemetry"
)

func TestWhatWaitsAtTelegramAndItsTroubleAreKnownWithinAMinute(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		hooked(&w.cfg)
		w.Adapter, _ = New(w.cfg, w.service, w.inbox, w.keep, w.lg, w.hc)
		before := testutil.ToFloat64(w.metrics.WebhookErrors)
		w.running(t, func() {
			time.Sleep(time.Second)
			for range 3 {
				w.fake.Push(text(7, "氧化镝多少钱"))
			}
			w.fake.Trouble(1700000000, "Connection refused")
			time.Sleep(3 * time.Minute)
			if w.Pending() != 3 || w.WebhookError() != 1700000000 ||
				testutil.ToFloat64(w.metrics.WebhookErrors) != before+1 || w.Leads() {
				t.Errorf("%d wait, trouble at %d, counted %v, leads %v", w.Pending(), w.WebhookError(),
					testutil.ToFloat64(w.metrics.WebhookErrors)-before, w.Leads())
			}
		})
	})
}

func TestWhoPollsLeadsAndAsksWhatWaits(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			time.Sleep(time.Second)
			if !w.Leads() {
				t.Error("it does not lead")
			}
			asked := len(w.fake.Calls("getWebhookInfo"))
			time.Sleep(2 * time.Minute)
			if n := len(w.fake.Calls("getWebhookInfo")) - asked; n != 2 {
				t.Errorf("asked %d times in two minutes", n)
			}
		})
		if w.Leads() {
			t.Error("it leads when it has ended")
		}
		w.keep.owner, w.keep.until = "another", time.Now().Add(time.Hour)
		asked := len(w.fake.Calls("getWebhookInfo"))
		w.running(t, func() {
			time.Sleep(3 * time.Minute)
			if n := len(w.fake.Calls("getWebhookInfo")) - asked; w.Leads() || n > 1 { // once at the start
				t.Errorf("another polls: leads %v, asked %d times", w.Leads(), n)
			}
		})
	})
}

func TestAnAcknowledgementIsTimed(t *testing.T) {
	r := prometheus.NewRegistry()
	w := newWorld(t, hooked, func(c *Config) { c.Metrics = NewMetrics(r, telemetry.NewMetrics(r, telemetry.Labels{})) })
	bottest.Deliver(w.served(), webhookPath, "wrong", text(7, "x"))
	bottest.Deliver(w.served(), webhookPath, hookSecret, text(7, "x"))
	if n := acks(t, r); n != 1 {
		t.Errorf("%d are timed", n)
	}
}

func acks(t *testing.T, r *prometheus.Registry) (n uint64) {
	t.Helper()
	families, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() == "rebot_ack_seconds" {
			for _, m := range f.GetMetric() {
				n += m.GetHistogram().GetSampleCount()
			}
		}
	}
	return n
}
