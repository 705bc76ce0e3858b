package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/api"
	"rebot/bot/web/chart"
	"rebot/index/bulletin"
)

// A boardRow is a product with its price.
type boardRow struct {
	Name, URL string
	Also      string // its name in the other language, or as it is printed
	Value     string
	Unit      string
	Before    string // the price of the month before
	Move      *moveView
	Moved     decimal.Decimal // in per cent, nothing where no change is printed
	Purity    string
	Spark     *spark
	Cite      cite
	price     decimal.Decimal
}

// A moveView is a change as people see it.
type moveView struct {
	Way     string // up, down or flat
	Text    string // without its sign
	percent decimal.Decimal
}

// A cite is where something stands, in words and as an address.
type cite struct{ Text, URL string }

// A spark is a small line without a scale.
type spark struct {
	chart.Line
	Label string
}

// A boardPage is the prices of a month.
type boardPage struct {
	Period bulletin.Period
	Unit   string // of all, empty where they have several
	Heads  []sortHead
	Rows   []boardRow
	Issues issueChoice
	File   string // the address of the same as a workbook
}

// A sortHead is a head by which a table can be sorted.
type sortHead struct {
	Key, Label, URL string
	Sort            string // of aria-sort: ascending, descending or none
	Number          bool
}

func (s *Server) board(w http.ResponseWriter, r *http.Request) {
	b, err := s.reader.Board(r.FormValue("issue"))
	if err != nil {
		s.sorry(w, r, err)
		return
	}
	p := s.newPage(r, "prices", "价格", "Prices")
	body := boardPage{Period: b.Period, Rows: s.boardRows(p, b), Issues: s.choice(p, r, b.Issue), File: workbookURL(b.Issue.String(), "")}
	if len(body.Rows) > 0 {
		body.Unit = body.Rows[0].Unit
	}
	for _, row := range body.Rows {
		if row.Unit != body.Unit {
			body.Unit = ""
		}
	}
	key, down := r.FormValue("sort"), r.FormValue("order") == "desc"
	sortRows(body.Rows, key, down)
	body.Heads = headsOf(p, r.URL.Query(), key, down)
	p.Body = body
	s.show(w, r, http.StatusOK, "board", p)
}

func (s *Server) boardRows(p *page, b api.Board) (out []boardRow) {
	for i := range b.Quotes {
		q := &b.Quotes[i]
		at := cite{whereIn(p, q.Cite.Page, [2]int{q.Cite.First, q.Cite.Last}), s.factURL(&q.Fact)}
		row := boardRow{Name: q.Printed, URL: productURL(q.Subject), Value: q.Value.Text, Unit: q.Unit, Purity: q.Purity,
			Move: moveOf(q.Changes), Cite: at, price: q.Value.Value, Spark: sparkOf(q.Trail)}
		if row.Move != nil {
			row.Moved = row.Move.percent
		}
		if en := bulletin.English(q.Subject); en != "" {
			row.Also = en
			if p.English {
				row.Name, row.Also = en, q.Printed
			}
		}
		if n := len(q.Trail); n > 1 && q.Trail[n-2].Period == q.Period.Before() {
			row.Before = q.Trail[n-2].Value.Text
		}
		out = append(out, row)
	}
	return out
}

func productURL(name string) string { return "/product/" + url.PathEscape(name) }

// moveOf is the change against the month before, nil where none is printed.
func moveOf(moves []bulletin.Move) *moveView {
	at := slices.IndexFunc(moves, func(m bulletin.Move) bool {
		return m.Of == bulletin.OnPrevious && (m.Percent.Text != "" || m.Flat)
	})
	if at < 0 {
		return nil
	}
	m := moves[at]
	if m.Percent.Text == "" {
		return &moveView{Way: "flat"}
	}
	v := &moveView{Way: "flat", Text: strings.TrimLeft(m.Percent.Text, "+-") + "%", percent: m.Percent.Value}
	switch {
	case m.Percent.Value.IsPositive():
		v.Way = "up"
	case m.Percent.Value.IsNegative():
		v.Way = "down"
	}
	return v
}

// citeOf says where a figure stands: by its page, where that can be shown, else by its lines.
func (s *Server) citeOf(p *page, f *api.Fact) cite {
	if f.Issue == 0 { // a file of the user's own
		return cite{Text: f.File + p.say(" ", ", ") + whereIn(p, 0, [2]int{f.Cite.First, f.Cite.Last})}
	}
	return cite{whereOf(p, f.Issue, f.Cite.Page, [2]int{f.Cite.First, f.Cite.Last}), s.factURL(f)}
}

// Sparks are this large, in their own units.
const sparkWidth, sparkHeight = 96, 24

func sparkOf(trail []api.Fact) *spark {
	if len(trail) < 2 {
		return nil
	}
	var points []chart.Point
	for i := range trail {
		points = append(points, chart.Point{T: float64(trail[i].Period.To.Month), V: trail[i].Value.Value.InexactFloat64()})
	}
	first, last := trail[0], trail[len(trail)-1]
	return &spark{chart.Lay(points, sparkWidth, sparkHeight, 1), first.Period.String() + " " + first.Value.Text + " → " +
		last.Period.String() + " " + last.Value.Text}
}

// sortRows sorts by a column; the order of the bulletin stays where none is named.
func sortRows(rows []boardRow, key string, down bool) {
	by := map[string]func(a, b boardRow) int{
		"name":   func(a, b boardRow) int { return strings.Compare(a.Name, b.Name) },
		"price":  func(a, b boardRow) int { return a.price.Cmp(b.price) },
		"change": func(a, b boardRow) int { return a.Moved.Cmp(b.Moved) },
	}[key]
	if by == nil {
		return
	}
	slices.SortStableFunc(rows, func(a, b boardRow) int {
		if down {
			a, b = b, a
		}
		return by(a, b)
	})
}

// headsOf are the heads of the columns, each with the address that sorts by it, or turns the order.
func headsOf(p *page, q url.Values, key string, down bool) []sortHead {
	heads := []sortHead{{Key: "name", Label: p.say("产品", "Product")},
		{Key: "price", Label: p.say("月均价", "Monthly mean"), Number: true},
		{Key: "change", Label: p.say("环比", "Change"), Number: true}}
	for i := range heads {
		h := &heads[i]
		h.Sort, q["sort"], q["order"] = "none", []string{h.Key}, []string{"desc"}
		if !h.Number {
			q["order"] = []string{"asc"}
		}
		if h.Key == key {
			h.Sort, q["order"] = "ascending", []string{"desc"}
			if down {
				h.Sort, q["order"] = "descending", []string{"asc"}
			}
		}
		h.URL = "/prices?" + q.Encode()
	}
	return heads
}
