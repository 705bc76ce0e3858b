package telegram

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestAMovementIsShownAsAPictureBelowItsTable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.running(t, func() {
			ms := w.askIn(7, text(7, "氧化镝走势"), 10*time.Second)
			got := pictures(ms)
			if len(got) != 1 || !strings.Contains(got[0].Text, "月均价 (元/公斤)") || !strings.HasPrefix(got[0].File, "\x89PNG") {
				t.Fatalf("%+v", got)
			}
			if text := ms[0].Text; !strings.Contains(text, "1,773.95") || !strings.Contains(text, "1,711.90") {
				t.Errorf("its words are %q", text)
			}
			if again := pictures(w.askIn(7, text(7, "氧化镝多少钱"), 10*time.Second)); len(again) != 1 {
				t.Errorf("a price has a picture: %+v", again)
			}
		})
	})
}
