package slack

import (
	"strings"
	"testing"

	slackgo "github.com/slack-go/slack"
)

func TestAMovementIsShownAsAChartBesideItsTable(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝走势"))
		m := w.shows(t, postMessage, `"type":"data_visualization"`, `"type":"table"`, "1773.95", "1711.90")
		if blocks := toJSON(m.blocks); !strings.Contains(blocks, `"value":1711.9`) || !strings.Contains(blocks, `"2024-11"`) {
			t.Errorf("%s", blocks)
		}
	})
}

func TestOnceSlackRefusedAChartItIsALineOfText(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.order(postMessage, fakeReply{kind: "error", code: "invalid_blocks"})
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝走势"))
		w.shows(t, postMessage, "█▁", "1711.90")
		w.deliver("/slack/events", mention("E2", "C1", "2.1", "比较氧化镝和氧化铽走势"))
		m := w.shows(t, postMessage, "96.5", `"type":"table"`)
		if blocks := toJSON(m.blocks); strings.Contains(blocks, string(slackgo.MBTDataVisualization)) {
			t.Errorf("%s", blocks)
		}
	})
}
