package bulletin

import "strings"

// SamePurity reports whether two grades are the same: ≧99.9% is 99.9% is 3N. One that is empty fits any.
func SamePurity(a, b string) bool {
	return a == "" || b == "" || mainPurity(inPercent(a)) == mainPurity(inPercent(b))
}

// inPercent writes 4N as 99.99% and 3N5 as 99.95%.
func inPercent(s string) string {
	if len(s) < 2 || s[1] != 'N' || s[0] < '2' || s[0] > '6' {
		return s
	}
	n := "99." + strings.Repeat("9", int(s[0]-'2'))
	return strings.TrimSuffix(n+s[2:], ".") + "%"
}

// mainPurity is the grade without its sign and the shares of elements behind it: 99% of ≧99%Gd75%±2%.
func mainPurity(s string) string {
	s = strings.TrimLeft(s, "≧≥>＞= ")
	if i := strings.Index(s, "%"); i >= 0 {
		s = s[:i]
	}
	return s
}
