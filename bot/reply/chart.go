package reply

import "strings"

// A Chart is values over time, to be drawn: each series has a point for each label, or a gap. All that it shows stands in the
// reply too, with its place.
type Chart struct {
	Title  string
	Unit   string // of the values; where they are indexed, what is 100
	Note   string // when it was highest and lowest, for a picture that has no room for the values of points
	Labels []string
	Series []Series
}

// A Series is the values of one thing.
type Series struct {
	Name   string
	Points []Point
}

// A Point is one value; one that is not printed is a gap, which nothing fills.
type Point struct {
	Value float64
	Text  string // as the reply shows it
	Gap   bool
}

// Range gives the lowest and the highest value of some series.
func Range(series ...Series) (low, high float64) {
	first := true
	for _, s := range series {
		for _, p := range s.Points {
			if p.Gap {
				continue
			}
			if first {
				low, high, first = p.Value, p.Value, false
			}
			low, high = min(low, p.Value), max(high, p.Value)
		}
	}
	return low, high
}

// levels are the heights that a sparkline has.
var levels = []rune("▁▂▃▄▅▆▇█")

// Sparkline draws a series in one line of text; a gap is a point.
func (s Series) Sparkline() string {
	low, high := Range(s)
	var b strings.Builder
	for _, p := range s.Points {
		switch {
		case p.Gap:
			b.WriteRune('·')
		case low == high:
			b.WriteRune(levels[len(levels)/2])
		default:
			b.WriteRune(levels[int((p.Value-low)/(high-low)*float64(len(levels)-1)+0.5)])
		}
	}
	return b.String()
}

// Sparklines draws each series in a line of its own, with its name where there are several.
func (c *Chart) Sparklines() (out []string) {
	for _, s := range c.Series {
		line := s.Sparkline()
		if len(c.Series) > 1 {
			line += " " + s.Name
		}
		out = append(out, line)
	}
	return out
}

// Draws reports whether there is a chart to draw, of numbers that all pass the number gate.
func (a *Reply) Draws() bool {
	if a.Chart == nil {
		return false
	}
	shown := []string{a.Chart.Caption(), a.Chart.Note}
	for _, s := range a.Chart.Series {
		shown = append(shown, s.Name)
		for _, p := range s.Points {
			shown = append(shown, p.Text)
		}
	}
	return len(a.Check(strings.Join(append(shown, a.Chart.Labels...), "\n"))) == 0
}

// Caption says what a chart shows.
func (c *Chart) Caption() string { return c.Title + " (" + c.Unit + ")" }
