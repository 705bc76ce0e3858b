package terminal

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestABarIsDrawnOnceABuildTakesASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := NewBar(&out)
		b.out = &out // as on a terminal
		for done := range 10 {
			b.Step(done, 10)
		}
		if b.End(); out.Len() > 0 {
			t.Errorf("a short build shows %q", out.String())
		}
		time.Sleep(time.Second) // of the bubble
		b.Step(5, 10)
		b.Step(6, 10) // too soon to draw again
		time.Sleep(time.Second)
		b.Step(10, 10)
		b.End()
		want := "\rreading the bulletins [###############...............] 50%" +
			"\rreading the bulletins [##############################] 100%\r\x1b[K"
		if out.String() != want {
			t.Errorf("drawn is %q", out.String())
		}
	})
}

func TestABarIsDrawnOnTerminalsOnly(t *testing.T) {
	var out strings.Builder
	if b := NewBar(&out); b.out != nil {
		t.Error("it is drawn into a file")
	}
}
