package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// Named lists what an answer names where it names several, in order: what was lifted out of its first sentence, else what
// stands there in quotation marks side by side.
func Named(r Result) []string {
	for _, p := range r.Parts {
		if !p.Found || len(p.Quotes) == 0 {
			continue
		}
		if strings.ContainsAny(p.Value, "、和") && !strings.ContainsAny(p.Value, "0123456789") {
			return proper(pieces(p.Value))
		}
		for _, q := range p.Quotes {
			if all := marked(q.Text); len(all) > 1 {
				return all
			}
		}
	}
	return nil
}

// proper are those of some pieces that have letters enough for a name.
func proper(pieces []string) []string {
	return slices.DeleteFunc(pieces, func(s string) bool { return len([]rune(s)) < 2 || !bulletin.HasHan(s) })
}

// marked lists what stands in quotation marks side by side: “A”“B”.
func marked(text string) (out []string) {
	for _, part := range strings.SplitAfter(text, "”") {
		before, in, ok := strings.Cut(part, "“")
		switch {
		case !ok || !strings.HasSuffix(in, "”"):
			continue
		case len(out) > 0 && strings.Trim(before, "、和及 ") != "":
			if len(out) > 1 {
				return out
			}
			out = nil
		}
		out = append(out, strings.TrimSuffix(in, "”"))
	}
	return out
}
