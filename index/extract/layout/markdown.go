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
	if strings.Contains(t, "**") && strings.Count(t, "**")%2 == 0 {
		t = strings.ReplaceAll(t, "**", "")
	}
	if strings.Contains(t, `\%`) {
		t = formula.ReplaceAllString(t, "$1%")
		t = strings.ReplaceAll(strings.ReplaceAll(t, `\sim`, "~"), `\%`, "%")
	}
	return withoutPinyin(t)
}

// headedByMarks reports whether the headings of a text are marked by #. A single line with one is a comment, and so are
// sentences.
func headedByMarks(raw []string) bool {
	n := 0
	for _, l := range raw {
		if strings.HasPrefix(l, "##") {
			return true
		}
		if strings.HasPrefix(l, "# ") && !HasSentence(l) {
			n++
		}
	}
	return n > 1
}

// withoutPinyin takes out how a character is said, which a converter of scripts has set in brackets behind it: 實(shí)行.
func withoutPinyin(t string) string {
	for from := 0; ; {
		i := strings.IndexByte(t[from:], '(')
		if i < 0 {
			return t
		}
		i += from
		end := strings.IndexByte(t[i:min(len(t), i+maxSyllable)], ')')
		if from = i + 1; end > 2 && i > 2 && isSyllable(t[i+1:i+end]) {
			t, from = t[:i]+t[i+end+1:], i
		}
	}
}

// maxSyllable is how many bytes a syllable in brackets has at most.
const maxSyllable = 12

// isSyllable reports whether a text is a syllable of Chinese in Latin letters with its tone.
func isSyllable(s string) bool {
	tone := false
	for _, r := range s {
		switch {
		case strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", r):
			tone = true
		case r != 'ü' && (r < 'a' || r > 'z'):
			return false
		}
	}
	return tone
}
