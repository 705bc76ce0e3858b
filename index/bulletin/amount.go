package bulletin

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// NumberPattern is how the bulletin prints a number, thousands set apart or not.
const NumberPattern = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`

var wholeNumber = regexp.MustCompile(`^[+-]?` + NumberPattern + `$`)

// MaxDigits is the length of the longest number that is read. Nothing that is counted has so many digits.
const MaxDigits = 30

// ParseAmount reads a number as the bulletin prints it. The digits are kept; the commas between thousands go.
func ParseAmount(s string) (Amount, bool) {
	s = strings.ReplaceAll(Narrow(strings.TrimSpace(s)), "−", "-")
	if len(s) > MaxDigits || !wholeNumber.MatchString(s) {
		return Amount{}, false
	}
	s = strings.ReplaceAll(strings.TrimPrefix(s, "+"), ",", "")
	v, err := decimal.NewFromString(s)
	return Amount{s, v}, err == nil
}

// Places counts the digits after the point: how exactly the source prints the number.
func (a Amount) Places() int32 {
	if i := strings.IndexByte(a.Text, '.'); i >= 0 {
		return int32(len(a.Text) - i - 1)
	}
	return 0
}

// Neg is the amount with its sign turned.
func (a Amount) Neg() Amount {
	if strings.HasPrefix(a.Text, "-") {
		return Amount{a.Text[1:], a.Value.Neg()}
	}
	return Amount{"-" + a.Text, a.Value.Neg()}
}

// MarshalText makes an Amount stand in JSON as the source prints it.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.Text), nil }

// UnmarshalText reads what MarshalText writes.
func (a *Amount) UnmarshalText(b []byte) (err error) {
	a.Text = string(b)
	a.Value, err = decimal.NewFromString(a.Text)
	return err
}
