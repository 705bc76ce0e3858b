package telemetry

import (
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
)

func TestEverySeriesExistsAtZeroFromTheStart(t *testing.T) {
	r := prometheus.NewRegistry()
	NewMetrics(r, Labels{Platforms: []string{"slack", "telegram"}, Kinds: []string{"price"},
		Statuses: []string{"answered", "help"},
		Reasons:  []string{"busy"}, Checks: []string{"counts"}})
	err := testutil.GatherAndCompare(r, strings.NewReader(`# HELP rebot_questions_total Questions that people asked, by platform, kind of intent, and status of the answer.
# TYPE rebot_questions_total counter
rebot_questions_total{intent="price",platform="slack",status="answered"} 0
rebot_questions_total{intent="price",platform="slack",status="help"} 0
rebot_questions_total{intent="price",platform="telegram",status="answered"} 0
rebot_questions_total{intent="price",platform="telegram",status="help"} 0
# HELP rebot_plans_failed_total Times that the deliveries of an issue could not be planned.
# TYPE rebot_plans_failed_total counter
rebot_plans_failed_total 0
`), "rebot_questions_total", "rebot_plans_failed_total")
	if err != nil {
		t.Error(err)
	}
}
