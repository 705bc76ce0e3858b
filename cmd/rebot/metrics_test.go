package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMetricsTellWhatWasAskedAndHowThingsAre(t *testing.T) {
	env := slackEnv(t)
	env["TELEGRAM_BOT_TOKEN"], env["TELEGRAM_API_URL"] = "1:canary", "http://127.0.0.1:9"
	s := startServe(t, env)
	command(t, s.addr, "canary-secret", "price 氧化镝")
	var body string
	becomes(t, func() (string, bool) { // a busy database may miss a scrape
		_, body = get(t, s.addr, "/metrics")
		return body, strings.Contains(body, "rebot_store_up 1\n")
	})
	for _, want := range []string{`rebot_questions_total{intent="price",platform="slack",status="answered"} `,
		`rebot_answer_seconds_count{platform="slack"} `,
		`rebot_ack_seconds_bucket{platform="slack",le="5e-05"} `, "rebot_issues 1\n",
		"rebot_newest_issue_timestamp_seconds 1.730419", "rebot_index_generation 1\n",
		"rebot_store_up 1\n", `rebot_inbox_waiting{platform="telegram"} 0`,
		`rebot_deliveries_overdue_seconds{platform="slack"} 0`,
		`rebot_platform_ready{platform="telegram"} 0`, // nobody is there
		`rebot_platform_ready{platform="slack"} 1`,
		"rebot_slack_sockets 0\n", "rebot_telegram_leader ", "rebot_build_info{", "go_goroutines ",
		"process_resident_memory_bytes ", `rebot_panics_total{platform="slack"} 0`,
		`rebot_libraries_refused_total{check="prices"} 0`,
		`rebot_questions_refused_total{platform="telegram",why="too-fast"} 0`,
		`rebot_slack_events_ignored_total{why="not_for_it"} 0`} {
		if !strings.Contains(body, want) {
			t.Errorf("there is no %s in\n%s", want, body)
		}
	}
	if strings.Contains(body, "canary") || strings.Contains(body, "氧化镝") {
		t.Error("a secret, or what was asked, is shown")
	}
}

// TestTheDocsNameEveryMetric compares what /metrics shows with the tables of the README and of docs.
func TestTheDocsNameEveryMetric(t *testing.T) {
	env := slackEnv(t)
	env["TELEGRAM_BOT_TOKEN"], env["TELEGRAM_API_URL"] = "1:canary", "http://127.0.0.1:9"
	_, body := get(t, startServe(t, env).addr, "/metrics")
	shown, named := map[string]bool{}, map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (rebot_\w+)`).FindAllStringSubmatch(body, -1) {
		shown[m[1]] = true
	}
	for _, m := range regexp.MustCompile("`(rebot_\\w+)`").FindAllStringSubmatch(docs(t), -1) {
		named[m[1]] = true
	}
	if d := cmp.Diff(shown, named); d != "" {
		t.Errorf("shown (-) and named (+) differ:\n%s", d)
	}
}

// docs is the README with all that it sends on to.
func docs(t *testing.T) (text string) {
	t.Helper()
	more, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(more, "../../README.md") {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text += string(b)
	}
	return text
}

func TestAStoreThatFailsLeavesTheOtherMetrics(t *testing.T) {
	s := onStage(t, &stage{run: untilStopped})
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	status, body := get(t, s.addr, "/metrics")
	if status != 200 || !strings.Contains(body, "rebot_store_up 0\n") ||
		strings.Contains(body, "rebot_inbox_waiting") || !strings.Contains(body, "rebot_plans_failed_total") {
		t.Errorf("%d\n%s", status, body)
	}
}
