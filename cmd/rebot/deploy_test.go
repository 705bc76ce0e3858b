package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rebot/cmd/rebot/settings"
)

// deployed reads a file of deploy.
func deployed(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestDeployedRulesAndDashboardKnowTheMetrics finds each metric that an alert or a panel asks for in /metrics.
func TestDeployedRulesAndDashboardKnowTheMetrics(t *testing.T) {
	env := slackEnv(t)
	env["TELEGRAM_BOT_TOKEN"], env["TELEGRAM_API_URL"] = "1:canary", "http://127.0.0.1:9"
	_, shown := get(t, startServe(t, env).addr, "/metrics")
	for _, file := range []string{"prometheus-rules.yaml", "grafana-dashboard.json"} {
		asked := regexp.MustCompile(`\brebot_\w+`).FindAllString(deployed(t, file), -1)
		if len(asked) < 10 {
			t.Errorf("%s asks for %d metrics", file, len(asked))
		}
		for _, name := range asked {
			if !strings.Contains(shown, "\n"+name+"{") && !strings.Contains(shown, "\n"+name+" ") {
				t.Errorf("%s asks for %s, which is not there", file, name)
			}
		}
	}
}

// TestDeployedDashboardHoldsTogether looks at what Grafana would refuse or show wrongly.
func TestDeployedDashboardHoldsTogether(t *testing.T) {
	type box struct{ X, Y, W, H int }
	var board struct {
		Title, UID string
		Panels     []struct {
			ID          int
			Type, Title string
			GridPos     box
			Targets     []struct{ RefID, Expr string }
		}
	}
	if err := json.Unmarshal([]byte(deployed(t, "grafana-dashboard.json")), &board); err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for i, p := range board.Panels {
		if seen[p.ID] || p.Title == "" || p.GridPos.X+p.GridPos.W > 24 {
			t.Errorf("panel %d %q: an id twice, no title, or out of the grid %+v", p.ID, p.Title, p.GridPos)
		}
		seen[p.ID] = true
		for _, q := range board.Panels[:i] {
			a, b := p.GridPos, q.GridPos
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("%q lies over %q", p.Title, q.Title)
			}
		}
		if p.Type != "row" && len(p.Targets) == 0 {
			t.Errorf("%q asks for nothing", p.Title)
		}
	}
}

// TestDeployedSettingsAreOnes finds the variables of the units and manifests among the settings.
func TestDeployedSettingsAreOnes(t *testing.T) {
	for file, pattern := range map[string]string{
		"kubernetes.yaml": `name: ([A-Z][A-Z_]+)`, "rebot.service": `([A-Z][A-Z_]+)=/`,
	} {
		found := regexp.MustCompile(pattern).FindAllStringSubmatch(deployed(t, file), -1)
		if len(found) == 0 {
			t.Errorf("%s sets nothing", file)
		}
		for _, m := range found {
			if !slices.ContainsFunc(settings.All, func(s settings.Setting) bool { return s.Name == m[1] }) {
				t.Errorf("%s sets %s, which is no setting", file, m[1])
			}
		}
	}
	if !strings.Contains(deployed(t, "rebot.service"), "\nRestartPreventExitStatus=2\n") {
		t.Error("a wrong setting is started again and again")
	}
}
