package telegram

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
)

func TestATableIsGivenAsAFileByAButtonAndByAWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "重稀土价格"), 5*time.Second))
			w.askIn(7, pressOf(m, key(t, m, "CSV")), 5*time.Second)
			got := pictures(w.askIn(7, text(7, "导出"), 5*time.Second))
			if len(got) != 2 {
				t.Fatalf("%d files", len(got))
			}
			for _, m := range got {
				if !strings.Contains(m.File, "氧化镝,1711.90,元/公斤,-3.50%") {
					t.Errorf("a file of %s", m.File)
				}
			}
			for _, why := range []string{"Bad Request: DOCUMENT_INVALID", "Bad Request: not enough rights to send documents to the chat"} {
				w.fake.Fault("sendDocument", bottest.Fault{Kind: bottest.FaultRefusal, Code: 400, Text: why})
				if m := last(w.askIn(7, text(7, "导出"), 8*time.Second)); m.File != "" || !strings.Contains(m.Text, "氧化镝,1711.90") {
					t.Errorf("%s: it shows %+v", why, m)
				}
			}
		})
	})
}

// A table of all that a name can mean is a table like another.
func TestATableOfSeveralMeaningsCanBeHadAsAFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "镝价格"), 5*time.Second))
			got := pictures(w.askIn(7, pressOf(m, key(t, m, "CSV")), 5*time.Second))
			if len(got) != 1 || !strings.Contains(got[0].File, "镝铁,1681.67") {
				t.Errorf("files %+v", got)
			}
		})
	})
}
