// Package chart draws a reply's chart as a PNG, for where a platform has no chart of its own.
package chart

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-analyze/charts"
	"github.com/mattn/go-runewidth"

	"rebot/bot/reply"
)

// Of a phone that is 360 points wide the picture has two pixels for each, so that letters of 22 are of 11 points there.
const (
	width, height = 720, 460
	small, large  = 20, 26
	manyLabels    = 5
	labelWidth    = 130 // of the value beside the last point
	titleWidth    = 48  // columns of a title in large letters
)

//go:embed font/chart.ttf.gz
var fontFile []byte

const fontName = "rebot"

// loadFont unpacks the font once: the subset of an open one that font.sh makes.
var loadFont = sync.OnceValue(func() error {
	z, err := gzip.NewReader(bytes.NewReader(fontFile))
	if err != nil {
		return err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	return charts.InstallFont(fontName, data)
})

// ErrEmpty means that there are not two values to draw.
var ErrEmpty = errors.New("a chart of fewer than two values")

// PNG draws a chart, on dark or on light. A gap breaks the line: nothing is drawn where nothing is printed.
func PNG(c *reply.Chart, dark bool) ([]byte, error) {
	if err := loadFont(); err != nil {
		return nil, err
	}
	values, points := valuesOf(c)
	if points < 2 {
		return nil, ErrEmpty
	}
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: width, Height: height})
	if err := p.LineChart(options(c, values, dark)); err != nil {
		return nil, err
	}
	return p.Bytes()
}

// valuesOf gives the values of each series, and how many there are.
func valuesOf(c *reply.Chart) (out [][]float64, points int) {
	for _, s := range c.Series {
		var vs []float64
		for _, p := range s.Points {
			if p.Gap {
				vs = append(vs, charts.GetNullValue())
				continue
			}
			vs, points = append(vs, p.Value), points+1
		}
		out = append(out, vs)
	}
	return out, points
}

func options(c *reply.Chart, values [][]float64, dark bool) charts.LineChartOption {
	o := charts.NewLineChartOptionWithData(values)
	text := func(size float64) charts.FontStyle {
		return charts.FontStyle{Font: charts.GetFont(fontName), FontSize: size}
	}
	o.Theme = charts.GetTheme(charts.ThemeLight)
	if dark {
		o.Theme = charts.GetTheme(charts.ThemeDark)
	}
	o.Padding = charts.NewBox(16, 16, 36, 12)
	if len(c.Series) == 1 {
		o.Padding.Right = max(o.Padding.Right, labelWidth-width/max(len(c.Labels), 1)/2)
	}
	title := drawable(c.Caption())
	o.Title = charts.TitleOption{Text: title, FontStyle: text(large)}
	if runewidth.StringWidth(title) > titleWidth {
		o.Title.FontStyle = text(small * titleWidth / float64(max(runewidth.StringWidth(title)-8, titleWidth)))
	}
	o.Legend = charts.LegendOption{Show: charts.Ptr(true), FontStyle: text(small),
		Offset: charts.OffsetStr{Left: charts.PositionLeft, Top: "54"}}
	o.XAxis.Labels, o.XAxis.LabelCount, o.XAxis.LabelFontStyle = thinned(c.Labels), len(c.Labels), text(small)
	low, high, step := axis(reply.Range(c.Series...))
	o.YAxis = []charts.YAxisOption{{Min: &low, Max: &high, LabelCount: int(math.Round((high-low)/step)) + 1,
		LabelFontStyle: text(small), ValueFormatter: rounded(step)}}
	o.LineStrokeWidth, o.Symbol = 4, charts.Symbol{Shape: charts.SymbolDot, Size: 5}
	for i := range o.SeriesList {
		o.SeriesList[i].Name = drawable(named(c.Series[i]))
		if c.Note != "" {
			o.SeriesList[i].Name, o.SeriesList[i].Label = drawable(c.Note), charts.SeriesLabel{Show: charts.Ptr(true),
				FontStyle: text(small), LabelFormatter: newest(c.Series[i]), Distance: 12}
		}
	}
	return o
}

// thinned leaves out labels that would stand in each other's way; the last one stays.
func thinned(labels []string) []string {
	every := (len(labels) + manyLabels - 1) / manyLabels
	out := make([]string, len(labels))
	for i := range labels {
		if (len(labels)-1-i)%every == 0 {
			out[i] = labels[i]
		}
	}
	return out
}

// named is a series with its newest value, if the last month has one: beside the last points values would cover each other.
func named(s reply.Series) string {
	if last := s.Points[len(s.Points)-1]; !last.Gap {
		return s.Name + " " + reply.GroupedCell(last.Text)
	}
	return s.Name
}

// newest writes the value of the last point behind it, where no line runs. The library tells the value and not the point, so one
// that stood before is not written.
func newest(s reply.Series) charts.SeriesLabelFormatter {
	last := s.Points[len(s.Points)-1]
	again := slices.ContainsFunc(s.Points[:len(s.Points)-1], func(p reply.Point) bool { return !p.Gap && p.Value == last.Value })
	return func(_ int, _ string, v float64) (string, *charts.LabelStyle) {
		if last.Gap || again || v != last.Value {
			return "", nil
		}
		return reply.GroupedCell(last.Text), nil
	}
}

// axis gives the ends of a scale beyond the lowest and the highest value, and its step, in round numbers.
func axis(low, high float64) (from, to, step float64) {
	room := (high - low) / 2.5
	if room == 0 {
		room = math.Max(math.Abs(high)/20, 1)
	}
	step = math.Pow(10, math.Floor(math.Log10(room)))
	for _, n := range []float64{5, 2} {
		if room/step >= n {
			step *= n
			break
		}
	}
	from, to = math.Floor((low-step/2)/step)*step, math.Ceil((high+step/2)/step)*step
	if low >= 0 {
		from = math.Max(from, 0)
	}
	return from, to, step
}

// rounded writes the numbers of a scale with the decimals that its step has.
func rounded(step float64) func(float64) string {
	decimals := max(0, int(-math.Floor(math.Log10(step))))
	return func(v float64) string { return reply.GroupedCell(strconv.FormatFloat(v, 'f', decimals, 64)) }
}

// drawable leaves out what the font has no letter for.
func drawable(s string) string {
	font := charts.GetFont(fontName)
	return strings.Map(func(r rune) rune {
		if font.Index(r) == 0 {
			return -1
		}
		return r
	}, s)
}
