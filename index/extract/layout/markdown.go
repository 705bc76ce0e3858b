package layout

import (
	"regexp"
	"strings"
)

// formula is a figure that a program set as a formula: $4.71\\%$.
var formula = regexp.MustCompile(`\$\s*([-+]?[\d.,]+(?:\s*(?:\\sim|~|-)\s*[\d.,]+)?)\s*\\%\s*\$`)

// plainMarkdown takes from a line what Markdown sets around its text: the mark of a quotation before it, the bold type of
// words, a percentage as a formula.
func plainMarkdown(t string) string {
	if strings.HasPrefix(t, ">") {
		t = strings.TrimSpace(strings.TrimLeft(t, "> "))
	}
	if strings.Count(t, "**")%2 == 0 {
		t = strings.ReplaceAll(t, "**", "")
	}
	if strings.Contains(t, `\%`) {
		t = formula.ReplaceAllString(t, "$1%")
		t = strings.ReplaceAll(strings.ReplaceAll(t, `\sim`, "~"), `\%`, "%")
	}
	return t
}
