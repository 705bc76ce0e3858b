// Package chart lays out lines over time: where points and the lines of a scale stand. It draws nothing itself, and
// knows no colour and no language.
package chart

import (
	"fmt"
	"math"
	"strings"
)

// A Point is a value at a time, such as a month counted from any other.
type Point struct{ T, V float64 }

// A Line is points laid out in a box, from the top left corner.
type Line struct {
	Width, Height float64
	Path          string // of SVG: a move to each point that begins a run, a line to each other
	Dots          string // of SVG: a line without length at each point
	At            []Spot // of the points, in order
	Ticks         []Tick // of the scale of values, the lowest first
}

// A Spot is where a point stands.
type Spot struct{ X, Y float64 }

// A Tick is a line of a scale with the value that it stands for.
type Tick struct {
	Y     float64
	Label string
}

// Lay lays out points, the oldest first. Points that stand further apart than gap, which is greater than 0, are not
// joined.
func Lay(points []Point, width, height, gap float64) Line {
	l := Line{Width: width, Height: height}
	if len(points) == 0 {
		return l
	}
	low, high, step := scaleOf(points)
	first, span := points[0].T, points[len(points)-1].T-points[0].T
	y := func(v float64) float64 { return round(height * (high - v) / (high - low)) }
	var path, dots strings.Builder
	for i, p := range points {
		s := Spot{width / 2, y(p.V)}
		if span > 0 {
			s.X = round(width * (p.T - first) / span)
		}
		command := "L"
		if i == 0 || p.T-points[i-1].T > gap {
			command = "M"
		}
		fmt.Fprintf(&path, "%s%g %g", command, s.X, s.Y)
		fmt.Fprintf(&dots, "M%g %gh0", s.X, s.Y)
		l.At = append(l.At, s)
	}
	for v := low; v < high+step/2; v += step {
		l.Ticks = append(l.Ticks, Tick{y(v), label(v, step)})
	}
	l.Path, l.Dots = path.String(), dots.String()
	return l
}

// steps is how many parts a scale has at most.
const steps = 4

// scaleOf is a scale of round numbers that holds all values, with its step. It need not begin at nothing: it is the
// changes that a line shows.
func scaleOf(points []Point) (low, high, step float64) {
	low, high = points[0].V, points[0].V
	for _, p := range points {
		low, high = min(low, p.V), max(high, p.V)
	}
	if low == high {
		by := max(math.Abs(low)/100, 0.01)
		low, high = low-by, high+by
	}
	least := (high - low) / steps
	unit := math.Pow(10, math.Floor(math.Log10(least)))
	for _, n := range []float64{1, 2, 2.5, 5, 10} {
		if step = n * unit; step >= least {
			break
		}
	}
	return math.Floor(low/step) * step, math.Ceil(high/step) * step, step
}

// label prints a value with as many digits as the step needs.
func label(v, step float64) string {
	digits := 0
	for s := step; digits < 4 && math.Abs(s-math.Round(s)) > 1e-9*step; digits++ {
		s *= 10
	}
	return fmt.Sprintf("%.*f", digits, v+0) // no -0
}

func round(v float64) float64 { return math.Round(v*10) / 10 }
