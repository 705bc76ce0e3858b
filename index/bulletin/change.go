package bulletin

import "strings"

// String prints a change the way the bulletin's tables do: a sign and a per cent sign, or 持平.
func (c *Change) String() string {
	switch {
	case c == nil:
		return ""
	case c.Flat && c.Percent.Text == "":
		return strings.TrimPrefix(c.About, "持平") + "持平"
	}
	sign := ""
	if c.Percent.Value.IsPositive() {
		sign = "+"
	}
	return sign + c.Percent.Text + "%"
}
