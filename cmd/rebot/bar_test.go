package main

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestABarIsDrawnOnceABuildTakesASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := newBar(&out)
		b.out = &out // as on a terminal
		for done := range 10 {
			b.step(done, 10)
		}
		if b.end(); out.Len() > 0 {
			t.Errorf("a short build shows %q", out.String())
		}
		time.Sleep(time.Second) // of the bubble
		b.step(5, 10)
		b.step(6, 10) // too soon to draw again
		time.Sleep(time.Second)
		b.step(10, 10)
		b.end()
		want := "\rreading the bulletins [###############...............] 50%" +
			"\rreading the bulletins [##############################] 100%\r\x1b[K"
		if out.String() != want {
			t.Errorf("drawn is %q", out.String())
		}
	})
}

func TestABarIsDrawnOnTerminalsOnly(t *testing.T) {
	var out strings.Builder
	if b := newBar(&out); b.out != nil {
		t.Error("it is drawn into a file")
	}
}
