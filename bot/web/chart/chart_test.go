package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALineIsLaidOut(t *testing.T) {
	l := Lay([]Point{{0, 100}, {1, 200}, {4, 150}}, 300, 100, 1)
	if l.Path != "M0 100L75 0M300 50" || l.Dots != "M0 100h0M75 0h0M300 50h0" {
		t.Errorf("%s %s", l.Path, l.Dots)
	}
	var labels []string
	for _, tick := range l.Ticks {
		labels = append(labels, tick.Label)
	}
	if !slices.Equal(labels, []string{"100", "125", "150", "175", "200"}) || l.Ticks[0].Y != 100 || l.Ticks[4].Y != 0 {
		t.Errorf("%v", l.Ticks)
	}
}

func TestOnePointAndOneValueHaveAPlace(t *testing.T) {
	if l := Lay([]Point{{7, 42}}, 300, 100, 1); l.At[0] != (Spot{150, 50}) {
		t.Errorf("%+v", l)
	}
	if l := Lay([]Point{{7, 0}, {8, 0}}, 300, 100, 1); l.At[1] != (Spot{300, 50}) {
		t.Errorf("%+v", l)
	}
	if l := Lay(nil, 300, 100, 1); l.Path != "" || l.Ticks != nil {
		t.Errorf("%+v", l)
	}
}

func TestEveryPointStandsInTheBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Float64Range(-1e6, 1e6)
		var points []Point
		for i, v := range rapid.SliceOfN(value, 1, 50).Draw(t, "values") {
			points = append(points, Point{float64(i), math.Round(v*100) / 100})
		}
		l := Lay(points, 300, 100, 1)
		for _, s := range l.At {
			if !(s.X >= 0 && s.X <= 300 && s.Y >= 0 && s.Y <= 100) {
				t.Errorf("%v of %v", s, points)
			}
		}
		if n := len(l.Ticks); n < 2 || n > steps+3 {
			t.Errorf("%d lines of the scale of %v", n, points)
		}
		if strings.Contains(l.Path, "NaN") || strings.Contains(l.Path, "e") {
			t.Errorf("no path: %s", l.Path)
		}
	})
}
