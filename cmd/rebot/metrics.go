package main

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"rebot/bot"
	"rebot/bot/slack"
	"rebot/bot/store"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
)

// metrics shows Prometheus what was counted and timed, and how things are at the moment.
func (s *server) metrics() http.Handler {
	r := s.registry
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		waiting{s})
	promauto.With(r).NewGauge(prometheus.GaugeOpts{Name: "rebot_build_info",
		Help:        "Always 1; its labels tell what was built.",
		ConstLabels: prometheus.Labels{"version": built(), "go": runtime.Version()}}).Set(1)
	gauge := func(name, help string, f func() int) {
		promauto.With(r).NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help},
			func() float64 { return float64(f()) })
	}
	if s.service != nil {
		serviceGauges(s.service, gauge)
	}
	for _, p := range s.platforms {
		platformGauges(p.platform, gauge)
	}
	return promhttp.HandlerFor(r, promhttp.HandlerOpts{
		ErrorHandling: promhttp.ContinueOnError, MaxRequestsInFlight: 4, DisableCompression: true,
		ErrorLog: slog.NewLogLogger(s.lg.With("part", "metrics").Handler(), slog.LevelWarn),
	})
}

// serviceGauges shows what is answered from.
func serviceGauges(d *bot.Service, gauge func(name, help string, f func() int)) {
	gauge("rebot_issues", "Issues of the bulletin that are answered from.",
		func() int { return len(d.Catalog().Months) })
	gauge("rebot_newest_issue_timestamp_seconds",
		"When the month of the newest issue began, in seconds since 1970; 0 for none.", func() int { return newest(d) })
	gauge("rebot_index_generation", "How many libraries answered since the start, the one that does now included.",
		d.Generation)
	gauge("rebot_findings", "Places of the bulletins that cannot both be right.", d.Findings)
	gauge("rebot_bulletin_files_left_alone", "Files of REBOT_BULLETINS that can't be used as they are.",
		func() int { return len(d.LeftAlone()) })
}

// platformGauges shows how the line to a platform is.
func platformGauges(p platform, gauge func(name, help string, f func() int)) {
	switch a := p.(type) {
	case *slack.Adapter:
		gauge("rebot_slack_sockets", "Connections of Socket Mode that are open.", a.Sockets)
	case *telegram.Adapter:
		gauge("rebot_telegram_leader", "Whether this process is the one of all replicas that polls Telegram.",
			func() int { return flag01(a.Leads()) })
		gauge("rebot_telegram_pending_updates", "Updates that waited at Telegram when it was asked last.", a.Pending)
		gauge("rebot_telegram_webhook_error_timestamp_seconds",
			"When Telegram last had trouble with the webhook, in seconds since 1970; 0 for never.", a.WebhookError)
	}
}

func flag01(b bool) int {
	if b {
		return 1
	}
	return 0
}

func newest(d *bot.Service) int {
	m := d.Catalog().Newest()
	if m == 0 {
		return 0
	}
	return int(time.Date(m.Year(), time.Month(m.Month()), 1, 0, 0, 0, 0, time.UTC).Unix())
}

// waiting asks at each scrape the platforms whether they work, and the store what waits. A store that does not answer
// leaves its figures out, and no others.
type waiting struct{ *server }

// storeTime is how long the store may take for a scrape, or a probe.
const storeTime = 2 * time.Second

var (
	platformReady = prometheus.NewDesc("rebot_platform_ready",
		"Whether nothing keeps a platform from working, as /readyz tells it.", []string{"platform"}, nil)
	storeUp      = prometheus.NewDesc("rebot_store_up", "Whether the database answered this scrape.", nil, nil)
	inboxWaiting = prometheus.NewDesc("rebot_inbox_waiting", "Events that are not handled yet.", []string{"platform"},
		nil)
	inboxOldest = prometheus.NewDesc("rebot_inbox_oldest_seconds", "How long the oldest of them waits.",
		[]string{"platform"}, nil)
	unsent = prometheus.NewDesc("rebot_deliveries_waiting",
		"Messages of digests and watches that are not sent yet, those included that are due later.",
		[]string{"platform"}, nil)
	unsentOverdue = prometheus.NewDesc("rebot_deliveries_overdue_seconds", "How long the oldest of them is overdue.",
		[]string{"platform"}, nil)
)

// Describe names what Collect gives.
func (waiting) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{platformReady, storeUp, inboxWaiting, inboxOldest, unsent, unsentOverdue} {
		ch <- d
	}
}

// Collect asks them.
func (w waiting) Collect(ch chan<- prometheus.Metric) {
	for _, p := range w.platforms {
		ch <- prometheus.MustNewConstMetric(platformReady, prometheus.GaugeValue, float64(flag01(p.failure() == nil)), p.name)
	}
	ctx, cancel := context.WithTimeout(context.Background(), storeTime)
	defer cancel()
	inbox, deliveries, err := w.store.Backlogs(ctx)
	ch <- prometheus.MustNewConstMetric(storeUp, prometheus.GaugeValue, float64(flag01(err == nil)))
	if err != nil {
		w.lg.Warn("the store did not answer a scrape", "err", err, telemetry.Seldom(telemetry.Database))
		return
	}
	w.backlog(ch, inbox, inboxWaiting, inboxOldest)
	w.backlog(ch, deliveries, unsent, unsentOverdue)
}

// backlog gives the number of what waits and the age of the oldest, for each platform.
func (w waiting) backlog(ch chan<- prometheus.Metric, list []store.Backlog, count, age *prometheus.Desc) {
	for _, p := range w.platforms {
		n, oldest := 0, time.Duration(0)
		for _, b := range list {
			if source, _, _ := strings.Cut(b.Of, "-"); source == p.name {
				n, oldest = n+b.Count, max(oldest, time.Since(b.Oldest))
			}
		}
		ch <- prometheus.MustNewConstMetric(count, prometheus.GaugeValue, float64(n), p.name)
		ch <- prometheus.MustNewConstMetric(age, prometheus.GaugeValue, oldest.Seconds(), p.name)
	}
}
