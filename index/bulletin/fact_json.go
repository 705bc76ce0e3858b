package bulletin

import "encoding/json"

// jsonFact is a Fact as `rebot read --json` prints it: every field stands there, and lists are never null.
type jsonFact struct {
	Kind      FactKind   `json:"kind"`
	Subject   string     `json:"subject"`
	Printed   string     `json:"printed"`
	Measure   string     `json:"measure"`
	Period    Period     `json:"period"`
	Value     string     `json:"value"`
	To        string     `json:"to"`
	Unit      string     `json:"unit"`
	Changes   []jsonMove `json:"changes"`
	Company   string     `json:"company"`
	Region    string     `json:"region"`
	Partner   string     `json:"partner"`
	Direction string     `json:"direction"`
	Batch     string     `json:"batch"`
	Scope     string     `json:"scope"`
	Purity    string     `json:"purity"`
	Maker     string     `json:"maker"`
	Terms     string     `json:"terms"`
	Restated  string     `json:"restated"`
	Table     bool       `json:"table"`
	Article   int        `json:"article"`
	Page      int        `json:"page"`
	Lines     [2]int     `json:"lines"`
}

type jsonMove struct {
	Percent string `json:"percent"`
	Amount  string `json:"amount,omitempty"`
	Unit    string `json:"unit,omitempty"`
	Of      string `json:"of"`
	Base    Period `json:"base"`
	Flat    bool   `json:"flat,omitempty"`
	About   string `json:"about,omitempty"`
}

// MarshalJSON writes the fact as the contract of the command line has it.
func (f Fact) MarshalJSON() ([]byte, error) {
	j := jsonFact{
		Kind: f.Kind, Subject: f.Subject, Printed: f.Printed, Measure: f.Measure, Period: f.Period, Value: f.Value.Text,
		To: f.To.Text, Unit: f.Unit, Company: f.Company, Region: f.Region, Partner: f.Partner, Direction: f.Direction,
		Batch: f.Batch, Scope: f.Scope,
		Purity: f.Purity, Maker: f.Maker, Terms: f.Terms, Restated: f.Restated, Table: f.Table, Article: f.Cite.Article, Page: f.Cite.Page,
		Lines: [2]int{f.Cite.First, f.Cite.Last}, Changes: make([]jsonMove, 0, len(f.Changes)),
	}
	for _, m := range f.Changes {
		j.Changes = append(j.Changes, jsonMove{m.Percent.Text, m.Amount.Text, m.Unit, m.Of, m.Base, m.Flat, m.About})
	}
	return json.Marshal(j)
}
