package kit

import (
	"fmt"
	"strings"
	"testing"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
)

func chartOf(values ...float64) *reply.Chart {
	c := &reply.Chart{Title: "氧化镝 · 月均价", Unit: "元/公斤", Series: []reply.Series{{Name: "氧化镝"}}}
	for i, v := range values {
		c.Labels = append(c.Labels, fmt.Sprintf("m%02d", i))
		c.Series[0].Points = append(c.Series[0].Points, reply.Point{Value: v, Gap: v < 0})
	}
	return c
}

func TestAChartOfAllMonthsIsALine(t *testing.T) {
	b := Chart(chartOf(1, 2, 3))
	line, ok := b.Chart.(*slackgo.DataVisualizationLineChart)
	if !ok || len(line.AxisConfig.Categories) != 3 || line.Series[0].Data[2].Value != 3 {
		t.Errorf("%+v", b)
	}
}

func TestNoLineGoesOverAGap(t *testing.T) {
	b := Chart(chartOf(1, -1, 3))
	bars, ok := b.Chart.(*slackgo.DataVisualizationBarChart)
	if !ok || strings.Join(bars.AxisConfig.Categories, " ") != "m00 … m02" {
		t.Errorf("%+v", b)
	}
}

func TestAChartKeepsToSlacksLimits(t *testing.T) {
	long := chartOf(make([]float64, 40)...)
	long.Title, long.Unit, long.Series[0].Name = strings.Repeat("题", 80), strings.Repeat("单", 80), "<!channel> "+strings.Repeat("名", 40)
	b := Chart(long)
	line := b.Chart.(*slackgo.DataVisualizationLineChart)
	if err := b.Validate(); err != nil || len(line.Series[0].Data) != maxPoints || line.AxisConfig.Categories[19] != "m39" ||
		strings.ContainsAny(line.Series[0].Name, "<>") {
		t.Errorf("%v, %+v", err, line)
	}
	if Chart(chartOf(1)) != nil || Chart(chartOf(1, -1)) != nil || Chart(&reply.Chart{}) != nil {
		t.Error("a chart of one value")
	}
	twice := chartOf(1, 2)
	twice.Series = append(twice.Series, twice.Series[0])
	if Chart(twice) != nil {
		t.Error("two series of one name, which Slack refuses")
	}
}
