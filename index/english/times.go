package english

import (
	"slices"
	"strings"
)

// partOf gives the words for the parts of a time: of a month, and of any longer one.
var partOf = map[string][2]string{
	"early":  {"上旬", "初"},
	"mid":    {"中旬", "年中"},
	"middle": {"中旬", "年中"},
	"late":   {"下旬", "底"},
	"end":    {"底", "底"},
	"start":  {"初", "初"},
}

// parted joins the words for a part of a time with it: early June, the end of 2027.
func parted(ws []word) (out []word) {
	for i := 0; i < len(ws); i++ {
		part, n := ws[i].part(ws[i+1:])
		if n == 0 {
			out = append(out, ws[i])
			continue
		}
		w := ws[i+n]
		w.chinese, w.from = strings.TrimSuffix(w.chinese, "年")+part, ws[i].from
		if !strings.HasSuffix(ws[i+n].chinese, "月") && !strings.Contains(part, "年") {
			w.chinese = ws[i+n].chinese + part
		}
		out = append(out, w)
		i += n
	}
	return out
}

// part gives what a word adds to the time behind it, and how many words on that stands, none where it is no part of one.
func (w *word) part(behind []word) (string, int) {
	first, _, _ := strings.Cut(w.text, " ")
	if first == "beginning" {
		first = "start"
	}
	said, ok := partOf[first]
	n := 1
	if ok && len(behind) > 1 && behind[0].is(of) {
		n = 2
	}
	if !ok || len(behind) < n || !behind[n-1].is(period) {
		return "", 0
	}
	switch t := behind[n-1].chinese; {
	case strings.HasSuffix(t, "月"):
		return said[0], n
	case slices.Contains([]string{"今年", "明年", "去年"}, t), strings.HasSuffix(t, "年"):
		return said[1], n
	}
	return "", 0
}
