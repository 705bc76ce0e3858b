// Package kit builds what Slack shows beside text: charts, the forms of modals, and App Home. It sends nothing.
package kit

import (
	"strings"
	"unicode"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
)

// What a chart takes. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
const (
	maxPoints = 20
	maxTitle  = 50
	maxLabel  = 20
	maxSeries = 6
)

// Chart is a reply's chart as Slack's own block, nil where it can't be one. Slack wants a value for every label, so where values
// are missing their labels are left out, which the next one says, and the rest are bars: no line may go over a gap. Of more than
// 20 labels the last stand.
func Chart(c *reply.Chart) *slackgo.DataVisualizationBlock {
	if len(c.Series) == 0 || len(c.Series) > maxSeries {
		return nil
	}
	labels := whole(c)
	gaps := len(labels) < len(c.Labels)
	labels = labels[max(0, len(labels)-maxPoints):]
	if len(labels) < 2 {
		return nil
	}
	var series []slackgo.DataVisualizationDataSeries
	categories := categoriesOf(c, labels)
	for _, s := range c.Series {
		d := slackgo.DataVisualizationDataSeries{Name: short(s.Name, maxLabel)}
		for n, i := range labels {
			d.Data = append(d.Data, slackgo.NewDataVisualizationDataPoint(categories[n], s.Points[i].Value))
		}
		series = append(series, d)
	}
	axis := slackgo.DataVisualizationAxisConfig{YLabel: short(c.Unit, maxTitle), Categories: categories}
	var drawn slackgo.DataVisualizationChart = slackgo.NewDataVisualizationLineChart(axis, series...)
	if gaps {
		drawn = slackgo.NewDataVisualizationBarChart(axis, series...)
	}
	b := slackgo.NewDataVisualizationBlock(short(c.Title, maxTitle), drawn)
	if b.Validate() != nil {
		return nil
	}
	return b
}

// categoriesOf names what stands at each place of the axis: "… 2024-04" behind months that are left out.
func categoriesOf(c *reply.Chart, labels []int) (out []string) {
	for n, i := range labels {
		name := c.Labels[i]
		if n > 0 && labels[n-1] != i-1 {
			name = "… " + name
		}
		out = append(out, short(name, maxLabel))
	}
	return out
}

// whole lists the labels for which every series has a value.
func whole(c *reply.Chart) (out []int) {
	for i := range c.Labels {
		missing := false
		for _, s := range c.Series {
			missing = missing || i >= len(s.Points) || s.Points[i].Gap
		}
		if !missing {
			out = append(out, i)
		}
	}
	return out
}

// short is a text on one line, without what Slack could take for a mention or a link, of so many characters at most.
func short(s string, most int) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || strings.ContainsRune("<>&|", r) || Hidden(r)
	}), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// Hidden reports whether a character shows nothing, turns the direction of writing, or ends a line. U+2065 stands for
// nothing yet, among those that do.
func Hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == '\u2065'
}
