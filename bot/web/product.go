package web

import (
	"fmt"
	"html"
	"net/http"
	"strings"

	"rebot/bot/api"
	"rebot/bot/markup"
	"rebot/bot/web/chart"
	"rebot/index/bulletin"
)

// A productPage is what is printed of a product.
type productPage struct {
	Name, English string
	Latest        *pricePoint
	Unit          string
	Own           bool // the latest is the user's own
	Sections      []priceSection
	File          string // the address of its prices as a workbook
}

// A priceSection is prices of one kind.
type priceSection struct {
	ID, Name, Unit string
	Chart          *history
	Points         []pricePoint
}

// A pricePoint is a price with all the places that print it.
type pricePoint struct {
	Period bulletin.Period
	Value  string
	Move   *moveView
	Cites  []cite
	Differ []string // what other places print instead
}

// A history is a line over time with its scale.
type history struct {
	chart.Line
	Label       string
	First, Last string
	Hits        markup.HTML // for pointers: what each part of the line says
	Many        bool
}

func (s *Server) product(w http.ResponseWriter, r *http.Request) {
	found, err := s.reader.Product(r.PathValue("name"))
	if err != nil {
		s.sorry(w, r, err)
		return
	}
	if found.Name != r.PathValue("name") {
		http.Redirect(w, r, productURL(found.Name), http.StatusSeeOther)
		return
	}
	p := s.newPage(r, "prices", found.Name, found.Name)
	body := productPage{Name: found.Name, English: found.English, File: workbookURL("", found.Name)}
	if p.English && found.English != "" {
		p.Title, body.Name, body.English = found.English, found.English, found.Name
	}
	for i := range found.Series {
		body.Sections = append(body.Sections, s.section(p, i, &found.Series[i]))
	}
	body.Latest, body.Unit, body.Own = &body.Sections[0].Points[0], body.Sections[0].Unit, found.Series[0].Own()
	p.Body = body
	s.show(w, r, http.StatusOK, "product", p)
}

func (s *Server) section(p *page, n int, series *api.PriceSeries) priceSection {
	out := priceSection{ID: fmt.Sprintf("s%d", n+1), Name: seriesName(p, series), Unit: series.Unit,
		Chart: historyOf(p, series)}
	for i := range series.Points {
		x := &series.Points[i]
		point := pricePoint{Period: x.Period, Value: valueOf(&x.Fact), Move: moveOf(x.Changes),
			Cites: []cite{s.citeOf(p, &x.Fact)}}
		for k := range x.Also {
			also := &x.Also[k]
			c := s.citeOf(p, also)
			if v := valueOf(also); v != point.Value {
				c.Text += " (" + v + ")"
				point.Differ = append(point.Differ, v)
			}
			if point.Move == nil {
				point.Move = moveOf(also.Changes)
			}
			point.Cites = append(point.Cites, c)
		}
		out.Points = append(out.Points, point)
	}
	return out
}

func valueOf(f *api.Fact) string {
	if f.To.Text != "" {
		return f.Value.Text + "–" + f.To.Text
	}
	return f.Value.Text
}

// seriesName says what the prices of a series have in common, as the bulletin says it.
func seriesName(p *page, s *api.PriceSeries) string {
	company := s.Company
	if s.Own() {
		company = p.say("导入的自有价格，不是简报", "Imported prices of your own, not the bulletin")
	}
	words := []string{company, s.Region, p.say(s.Measure, englishMeasure(s.Measure)), s.Purity, s.Terms}
	if !s.Table {
		words = append(words, p.say("正文", "in prose"))
	}
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " · ")
}

// englishMeasure says what kind of price it is; what has no short name in English stays as it is printed.
func englishMeasure(m string) string {
	switch m {
	case bulletin.MonthMean:
		return "Monthly mean"
	case bulletin.DayMean:
		return "Daily mean"
	case bulletin.ListPrice:
		return "List price"
	}
	return m
}

// Histories are this large, in their own units: the height is that of the page, the width is stretched.
const chartWidth, chartHeight = 1000, 240

// manyPoints is how many points are marked one by one.
const manyPoints = 40

// historyOf lays out a series, nil where it has too few points for a line.
func historyOf(p *page, s *api.PriceSeries) *history {
	n := len(s.Points)
	if n < 2 {
		return nil
	}
	points := make([]chart.Point, n)
	gap := 1.0
	for i := range s.Points {
		x := &s.Points[i]
		points[n-1-i] = chart.Point{T: timeOf(x.Period), V: x.Value.Value.InexactFloat64()}
	}
	h := &history{Line: chart.Lay(points, chartWidth, chartHeight, gap), Many: n > manyPoints,
		First: s.Points[n-1].Period.String(), Last: s.Points[0].Period.String()}
	from, to := s.Points[n-1].Value.Text, s.Points[0].Value.Text
	h.Label = p.say(fmt.Sprintf("%s 至 %s 的 %d 个价格，从 %s 到 %s", h.First, h.Last, n, from, to),
		fmt.Sprintf("%d prices from %s to %s, %s to %s", n, h.First, h.Last, from, to))
	h.Hits = hitsOf(s, h.At)
	return h
}

// hitsOf are parts of the picture side by side, each with the price of the point in it. It is written here and not by
// a template, which takes long over hundreds.
func hitsOf(s *api.PriceSeries, at []chart.Spot) markup.HTML {
	var b strings.Builder
	from := 0.0
	for i := range at {
		x, to := &s.Points[len(at)-1-i], float64(chartWidth)
		if i+1 < len(at) {
			to = (at[i].X + at[i+1].X) / 2
		}
		fmt.Fprintf(&b, `<rect class="hit" x="%.2f" y="0" width="%.2f" height="%d"><title>%s  %s</title></rect>`,
			from, to-from, chartHeight, x.Period, html.EscapeString(valueOf(&x.Fact)))
		from = to
	}
	return markup.HTML(b.String()) // numbers, and a text that is escaped
}

// timeOf counts months, with days as parts of one.
func timeOf(p bulletin.Period) float64 {
	return float64(p.To.Month) + float64(p.To.Day)/32
}
