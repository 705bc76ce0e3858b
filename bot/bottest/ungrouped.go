package bottest

import "regexp"

var inGroups = regexp.MustCompile(`\d{1,3}(?:,\d{3})+`)

// Ungrouped is a text with the digits of its figures as the source has them: 1,711.90 is 1711.90.
func Ungrouped(s string) string {
	return inGroups.ReplaceAllStringFunc(s, func(n string) string {
		return regexp.MustCompile(",").ReplaceAllString(n, "")
	})
}
