package intent

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// covers tells whether a short name stands for a subject of the issues.
func covers(subject, name string) bool {
	return subject == name || slices.Contains(parts(subject), name) || strings.HasSuffix(subject, name) || strings.HasPrefix(subject, name) && name != "稀土"
}

// longestShared is the longest run of characters that stands in both texts.
func longestShared(a, b string) (best string) {
	for i := range b {
		for j := range b[i:] {
			run := b[i : i+j+size(b[i+j:])]
			if len(run) <= len(best) {
				continue
			}
			if !strings.Contains(a, run) {
				break
			}
			best = run
		}
	}
	return best
}

// size is how many bytes the first character of a text is long.
func size(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// subject finds what the question asks the trade of: a name of the issues in full, another word for one, or the name
// that shares most with the question, so that 重稀土 is 重稀土氧化物 and not 稀土.
func (q *query) subject() string {
	full := ""
	for _, s := range q.catalog.Subjects {
		if strings.Contains(q.folded, s.folded) {
			full = s.name
			break
		}
	}
	best, shared := full, utf8.RuneCountInString(full)
	for _, s := range q.catalog.sharing(q.folded) { // fewer than three count for nothing
		if n := utf8.RuneCountInString(longestShared(q.folded, s.folded)); n > max(shared, 2) {
			best, shared = s.name, n
		}
	}
	if best != "" && (full == "" || best != full) && shared > 2 || full != "" && full != "稀土" {
		return best
	}
	for _, n := range tradeNames {
		if q.has(n.words) && !(n.name == "货物贸易" && q.has(rareEarth)) { // 稀土出口总额 is of rare earths
			if s := q.covered(n.name); s != "" {
				return s
			}
		}
	}
	for _, s := range q.catalog.Subjects {
		if slices.ContainsFunc(s.parts, func(part string) bool { return strings.Contains(q.folded, part) }) {
			return s.name
		}
	}
	return full
}

// covered finds the customs' name that holds a shorter one.
func (q *query) covered(name string) string {
	for _, s := range q.catalog.Subjects {
		if s.name == name {
			return name
		}
	}
	for _, s := range q.catalog.Subjects {
		if slices.Contains(s.parts, name) || strings.HasSuffix(s.name, name) || strings.HasPrefix(s.name, name) {
			return s.name
		}
	}
	return ""
}

// parts are the names that a joint one is made of: 未锻轧铜 and 铜材 of 未锻轧铜及铜材.
func parts(subject string) []string {
	ps := strings.Split(bulletin.Fold(subject), "及")
	if len(ps) < 2 {
		return nil
	}
	return slices.DeleteFunc(ps, func(s string) bool { return len([]rune(s)) < 2 || strings.HasPrefix(s, "其") })
}

func (q *query) partner() string {
	for _, p := range q.catalog.Partners {
		if strings.Contains(q.folded, p.folded) {
			return p.name
		}
	}
	for _, n := range partnerNames {
		if !q.has(n.words) {
			continue
		}
		for _, p := range q.catalog.Partners {
			if strings.Contains(p.name, n.name) {
				return p.name
			}
		}
	}
	return ""
}

var (
	theirExport = compile(`(对|向|到)(中国|我国|华)的?出口|exports? (of .{0,20})?to china|china'?s? imports? from`)
	theirImport = compile(`(从|自)(中国|我国|华)的?进口|imports? (of .{0,20})?from china`)
)

func (q *query) direction() string {
	switch { // who sells is not us: 美国对中国出口 is our import
	case q.has(theirExport):
		return "进口"
	case q.has(theirImport):
		return "出口"
	}
	switch rest := scan(replaced(q.folded, "", bothWays)); {
	case rest.has(inward) && rest.has(outward):
		return ""
	case rest.has(outward):
		return "出口"
	case rest.has(inward):
		return "进口"
	case q.has(bothWays):
		return "进出口"
	}
	return ""
}
