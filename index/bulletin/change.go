package bulletin

// String prints a change the way the bulletin's tables do: a sign and a per cent sign, or 持平.
func (m *Move) String() string {
	switch {
	case m.Flat && m.Percent.Text == "":
		return "持平"
	case m.Percent.Value.IsPositive():
		return "+" + m.Percent.Text + "%"
	}
	return m.Percent.Text + "%"
}
