package bulletin

import (
	"strings"

	"github.com/shopspring/decimal"
)

// NumberPattern is how the bulletin prints a number, thousands set apart or not.
const NumberPattern = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`

// MaxDigits is the length of the longest number that is read. Nothing that is counted has so many digits.
const MaxDigits = 30

// isNumber reports whether a text is a number: digits in threes with commas or without, then perhaps a point and more. One
// that begins with a zero before other digits has lost something.
func isNumber(s string) bool {
	whole, fraction, point := strings.Cut(s, ".")
	head, groups, parted := strings.Cut(whole, ",")
	if !AllDigits(head) || parted && len(head) > 3 || point && !AllDigits(fraction) || len(head) > 1 && head[0] == '0' {
		return false
	}
	for parted {
		head, groups, parted = strings.Cut(groups, ",")
		if len(head) != 3 || !AllDigits(head) {
			return false
		}
	}
	return true
}

// AllDigits reports whether a text is one or more digits and nothing else.
func AllDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// ParseAmount reads a number as the bulletin prints it. The digits are kept; the commas between thousands go.
func ParseAmount(s string) (Amount, bool) {
	s = strings.ReplaceAll(Narrow(strings.TrimSpace(s)), "−", "-")
	if !IsAmount(s) {
		return Amount{}, false
	}
	s = strings.ReplaceAll(strings.TrimPrefix(s, "+"), ",", "")
	v, err := decimal.NewFromString(s)
	return Amount{s, v}, err == nil
}

// IsAmount reports whether a text in plain letters is a number as the bulletin prints it, with a sign before it or not.
func IsAmount(s string) bool { return len(s) <= MaxDigits && isNumber(unsigned(s)) }

func unsigned(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
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
