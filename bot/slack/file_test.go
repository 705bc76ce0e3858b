package slack

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

// uploads are the files that a channel was shown.
func (w *world) uploads() (out []string) {
	for _, p := range w.pictures() {
		out = append(out, p.text)
	}
	return out
}

func TestATableIsGivenAsAFileByAButtonAndByAWord(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := offersFile(t, "重稀土价格")
		w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("重稀土价格", actFile, "2", false)))
		settle(5 * time.Second)
		w.deliver("/slack/events", strings.Replace(mention("E2", "C1", "1.2", "导出"), `"ts":"1.2"`, `"ts":"1.2","thread_ts":"1.1"`, 1))
		settle(5 * time.Second)
		got := w.uploads()
		if len(got) != 2 {
			t.Fatalf("%d files: %q", len(got), got)
		}
		for _, text := range got {
			if !strings.Contains(text, "氧化镝,1711.90,元/公斤,-3.50%") {
				t.Errorf("a file of %s", text)
			}
		}
	})
}

func TestWithoutTheScopeATableIsText(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.order("api/files.getUploadURLExternal", fakeReply{kind: "error", code: "missing_scope"}, fakeReply{kind: "error", code: "missing_scope"})
		w.run(t)
		w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("重稀土价格", actFile, "1", false)))
		w.shows(t, postMessage, "氧化镝,1711.90,元/公斤,-3.50%")
		w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("重稀土价格", actFile, "2", true)))
		w.shows(t, "response_url", "氧化镝,1711.90,元/公斤,-3.50%")
	})
}

// What one alone asked for as a file comes in their direct message, where nobody else sees it.
func TestATableForOneAloneComesInTheirDirectMessage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("重稀土价格", actFile, "2", true)))
		w.shows(t, "response_url", "rebot-2024-11.csv 已发到与我的私信")
		if got := w.pictures(); len(got) != 1 || !strings.HasPrefix(got[0].channel, "D") || !strings.Contains(got[0].text, "1711.90") {
			t.Errorf("%+v", got)
		}
	})
}

// A table of all that a name can mean is a table like another.
func TestATableOfSeveralMeaningsCanBeHadAsAFile(t *testing.T) {
	bubble(t, func(t *testing.T) { offersFile(t, "镝价格") })
}

// offersFile asks for a table, whose reply has the button for its file.
func offersFile(t *testing.T, question string) *world {
	w := newWorld(t, httpOnly)
	w.run(t)
	w.deliver("/slack/events", mention("E1", "C1", "1.1", question))
	w.shows(t, postMessage, `"action_id":"file"`)
	return w
}
