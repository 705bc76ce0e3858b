package chart

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/go-analyze/charts"

	"rebot/bot/reply"
)

// With -pictures each picture is written into a folder, to be looked at.
var pictures = flag.String("pictures", "", "write the pictures into this folder")

func point(v float64, text string) reply.Point { return reply.Point{Value: v, Text: text} }

var gap = reply.Point{Gap: true}

var samples = map[string]*reply.Chart{
	"one": {Title: "氧化镝 · 月均价", Unit: "元/公斤", Note: "最高 1,794.90 (2024-09) · 最低 1,711.90 (2024-11)", Labels: []string{"2024-09", "2024-10", "2024-11"},
		Series: []reply.Series{{Name: "氧化镝", Points: []reply.Point{point(1794.9, "1794.90"), point(1773.95, "1773.95"), point(1711.9, "1711.90")}}}},
	"gap": {Title: "稀土出口 · 数量", Unit: "吨", Note: "最高 5,000 (2024-01) · 最低 3,900 (2024-09)", Labels: []string{"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10", "2024-11"},
		Series: []reply.Series{{Name: "稀土出口", Points: []reply.Point{point(5000, "5000"), point(4400, "4400"), gap, gap, point(4700, "4700"),
			point(4900, "4900"), gap, point(4100, "4100"), point(3900, "3900"), point(4600, "4600"), point(4415.5, "4415.5")}}}},
	"three": {Title: "走势对比", Unit: "2024年10月 = 100", Labels: []string{"2024-10", "2024-11"},
		Series: []reply.Series{{Name: "氧化镝", Points: []reply.Point{point(100, "100"), point(96.5, "96.5")}},
			{Name: "氧化铽", Points: []reply.Point{point(100, "100"), point(99.3, "99.3")}},
			{Name: "氧化镨钕", Points: []reply.Point{point(100, "100"), point(98.2, "98.2")}}}},
	"english": {Title: "Trend", Unit: "2023-12 = 100", Labels: []string{"2024-10", "2024-11"},
		Series: []reply.Series{{Name: "Dysprosium oxide", Points: []reply.Point{point(100, "100.0"), point(96.5, "96.5")}},
			{Name: "Praseodymium oxide", Points: []reply.Point{point(100, "100.0"), point(96.3, "96.3")}},
			{Name: "PrNd oxide", Points: []reply.Point{point(100, "100.0"), point(98.2, "98.2")}}}},
	"flat": {Title: "Dysprosium oxide (氧化镝) · monthly average", Unit: "yuan/kg", Note: "unchanged", Labels: []string{"2024-10", "2024-11"},
		Series: []reply.Series{{Name: "Dy2O3", Points: []reply.Point{point(4, "4.00"), point(4, "4.00")}}}},
}

func TestAChartIsAPictureOfTheSizeOfAPhone(t *testing.T) {
	for name, c := range samples {
		for _, dark := range []bool{false, true} {
			data, err := PNG(c, dark)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil || img.Bounds().Dx() != width || img.Bounds().Dy() != height {
				t.Errorf("%s: %v, %v", name, img.Bounds(), err)
			}
			if r, _, _, _ := img.At(1, 1).RGBA(); r > 0x8000 == dark {
				t.Errorf("%s, dark %v: the background is %x", name, dark, r)
			}
			if len(data) > 100<<10 {
				t.Errorf("%s: %d bytes", name, len(data))
			}
			if *pictures != "" {
				if err := os.WriteFile(filepath.Join(*pictures, fmt.Sprintf("%s-%v.png", name, dark)), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestAGapLeavesItsPartOfThePictureEmpty(t *testing.T) {
	whole := *samples["one"]
	broken := whole
	broken.Series = []reply.Series{{Name: "氧化镝", Points: []reply.Point{whole.Series[0].Points[0], gap, whole.Series[0].Points[2]}}}
	if a, b := inked(t, &whole), inked(t, &broken); b >= a {
		t.Errorf("with a gap %d pixels are drawn, without it %d", b, a)
	}
}

// inked counts the pixels that have the color of the first line.
func inked(t *testing.T, c *reply.Chart) (n int) {
	t.Helper()
	data, err := PNG(c, false)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	want := charts.GetTheme(charts.ThemeLight).GetSeriesColor(0)
	for x := range width {
		for y := range height {
			if r, g, b, _ := img.At(x, y).RGBA(); byte(r>>8) == want.R && byte(g>>8) == want.G && byte(b>>8) == want.B {
				n++
			}
		}
	}
	return n
}

func TestOneValueIsNoChart(t *testing.T) {
	c := &reply.Chart{Labels: []string{"a", "b"}, Series: []reply.Series{{Points: []reply.Point{point(1, "1"), gap}}}}
	if _, err := PNG(c, false); !errors.Is(err, ErrEmpty) {
		t.Errorf("%v", err)
	}
}

func TestTheFontHasWhatChartsWrite(t *testing.T) {
	if err := loadFont(); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"氧化镧铈镨钕钐铕钆铽镝钬铒铥镱镥钪钇 金属镨钕 钆铁 镨钕镝铁", "月均价挂牌价数量金额均价指数涨跌走势对比最高最低没有变化", "元/公斤 万元/吨 吨 亿美元 点 年月 = 100", "2024-10 −+%（）·"} {
		if got := drawable(s); got != s {
			t.Errorf("%q lacks letters: %q", s, got)
		}
	}
	if got := drawable("a\u202e😀b"); got != "ab" {
		t.Errorf("%q", got)
	}
}

// No value stands over a line, which would look like a gap.
func TestValuesHideNoPartOfALine(t *testing.T) {
	for name, c := range samples {
		bare := *c
		bare.Series = nil
		for _, s := range c.Series {
			s.Points = slices.Clone(s.Points)
			for i := range s.Points {
				s.Points[i].Text = ""
			}
			bare.Series = append(bare.Series, s)
		}
		if with, without := inked(t, c), inked(t, &bare); with != without {
			t.Errorf("%s: with values %d pixels of the line are drawn, without them %d", name, with, without)
		}
	}
}
