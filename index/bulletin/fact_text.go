package bulletin

import "strings"

// String prints a fact as a line for people: the dimensions that it has, then its changes in brackets.
func (f *Fact) String() string {
	value := f.Value.Text
	if f.To.Text != "" {
		value += "~" + f.To.Text
	}
	out := []string{string(f.Kind), f.Subject, f.Company, f.Region, f.Partner, f.Direction, f.Batch, f.Scope,
		f.Measure, f.Period.String(), value + " " + f.Unit, f.Purity, f.Terms, f.Maker}
	for i := range f.Changes {
		out = append(out, "("+f.Changes[i].text()+")")
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

// text is a change with its base: +3.50% 环比 2024-10.
func (m *Move) text() string {
	size := m.String()
	if m.Percent.Text == "" && m.Amount.Text != "" {
		size = m.Amount.Text + " " + m.Unit
	}
	return strings.Join(strings.Fields(strings.Join([]string{m.About, size, m.Of, m.Base.String()}, " ")), " ")
}
