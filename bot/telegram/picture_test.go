package telegram

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
)

// 来源 of a fact out of a PDF shows the page with the figure marked: as a photo, or as a file where Telegram takes it for none.
func TestTheSourceShowsThePage(t *testing.T) {
	for _, refused := range []bool{false, true} {
		service := bottest.Paged(t)
		synctest.Test(t, func(t *testing.T) {
			w := newWorldOf(t, service)
			w.running(t, func() {
				if refused {
					w.fake.Fault("sendPhoto", bottest.Fault{Kind: bottest.FaultRefusal, Code: 400, Text: "Bad Request: PHOTO_INVALID_DIMENSIONS"})
				}
				m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
				got := pictures(w.askIn(7, pressOf(m, key(t, m, "原文")), 20*time.Second))
				if len(got) == 0 || !strings.HasPrefix(got[0].File, "PNG of page") || !strings.Contains(got[0].File, " 1711.90") ||
					!strings.HasPrefix(got[0].Text, "2024年第11期 第") {
					t.Errorf("refused %v: the source shows %+v", refused, got)
				}
				if again := pictures(w.askIn(7, pressOf(m, key(t, m, "原文")), 20*time.Second)); len(again) != len(got) {
					t.Errorf("pressed again it shows %+v", again)
				}
				if typed := pictures(w.askIn(7, text(7, "来源"), 20*time.Second)); len(typed) != 2*len(got) {
					t.Errorf("asked for by a word the source shows %+v", typed)
				}
			})
		})
	}
}

// pictures are those of a chat's messages that have one.
func pictures(ms []bottest.Message) []bottest.Message {
	return slices.DeleteFunc(slices.Clone(ms), func(m bottest.Message) bool { return m.File == "" })
}
