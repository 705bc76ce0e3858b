package telemetry

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	dto "github.com/prometheus/client_model/go"
)

// metrics hold what the process counted and timed. They are of the process, as those of its memory are.
var metrics = newMetricSet()

// Metrics gives what Count and Time have noted, to be shown to Prometheus.
func Metrics() prometheus.Gatherer { return metrics.registry }

// Count adds one to a counter of the table in meters.go, with the values of its labels. What is not in the table, or has
// another number of labels, is counted as undeclared: an answer never fails over its metric.
func Count(name string, labels ...string) {
	if c := metrics.counter(name, labels); c != nil {
		c.Inc()
		return
	}
	metrics.undeclared.Inc()
}

// Time notes how long something of the table in meters.go took. What is not in the table is counted as undeclared.
func Time(name string, took time.Duration, labels ...string) {
	if t := metrics.timers[name]; t != nil {
		if o, err := t.GetMetricWithLabelValues(labels...); err == nil {
			o.Observe(took.Seconds())
			return
		}
	}
	metrics.undeclared.Inc()
}

// Counted tells how often Count was called with the name and labels.
func Counted(name string, labels ...string) int64 {
	c := metrics.counter(name, labels)
	if c == nil {
		return 0
	}
	var m dto.Metric
	if err := c.Write(&m); err != nil {
		return 0
	}
	return int64(m.GetCounter().GetValue())
}

// A metricSet is the tables of meters.go as Prometheus knows them.
type metricSet struct {
	registry   *prometheus.Registry
	counters   map[string]*prometheus.CounterVec
	timers     map[string]*prometheus.HistogramVec
	undeclared prometheus.Counter
}

func newMetricSet() *metricSet {
	s := &metricSet{prometheus.NewRegistry(), map[string]*prometheus.CounterVec{}, map[string]*prometheus.HistogramVec{},
		prometheus.NewCounter(prometheus.CounterOpts{Name: "rebot_undeclared_total", Help: "Counts and times that are in no table: a mistake in rebot."})}
	s.registry.MustRegister(s.undeclared)
	for _, m := range counters {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "rebot_" + m.name + "_total", Help: m.help}, m.labels)
		if len(m.labels) == 0 {
			c.WithLabelValues() // shown as 0 from the start, so that its first rise is seen
		}
		s.registry.MustRegister(c)
		s.counters[m.name] = c
	}
	for _, m := range timers {
		t := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "rebot_" + m.name + "_seconds", Help: m.help, Buckets: buckets}, m.labels)
		s.registry.MustRegister(t)
		s.timers[m.name] = t
	}
	return s
}

// counter gives a counter, nil where there is none of that name with so many labels.
func (s *metricSet) counter(name string, labels []string) prometheus.Counter {
	v := s.counters[name]
	if v == nil {
		return nil
	}
	c, err := v.GetMetricWithLabelValues(labels...)
	if err != nil {
		return nil
	}
	return c
}
