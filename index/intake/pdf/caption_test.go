package pdf

import (
	"strings"
	"testing"

	"rebot/index/intake"
)

// What stands over a table in a few lines is one line, as other formats have it; a sentence over one is no caption. A line here is
// a paragraph's end behind ¶, and a row behind |.
func TestACaptionIsOneLine(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"前文。¶/表1 价格对比（单/位：吨）¶/产品|", "前文。¶/表1 价格对比（单位：吨）¶/产品|"},
		{"表1 价格对比/（单位：吨）¶/产品|/氧化镝|", "表1 价格对比（单位：吨）¶/产品|/氧化镝|"},
		{"价格上涨，/业内看好。/详见下表：¶/产品|", "价格上涨，/业内看好。/详见下表：¶/产品|"},
		{"一/二/三/四¶/产品|", "一/二/三/四¶/产品|"},
		{"产品|/表2¶/产品|", "产品|/表2¶/产品|"},
		{"产品|", "产品|"},
	} {
		var in []intake.Line
		for _, s := range strings.Split(c.in, "/") {
			in = append(in, intake.Line{Text: strings.TrimRight(s, "¶|"), Ends: strings.HasSuffix(s, "¶"), Row: strings.HasSuffix(s, "|")})
		}
		var out []string
		for _, l := range joinCaptions(in) {
			text := l.Text
			switch {
			case l.Row:
				text += "|"
			case l.Ends:
				text += "¶"
			}
			out = append(out, text)
		}
		if got := strings.Join(out, "/"); got != c.want {
			t.Errorf("%s becomes %s, want %s", c.in, got, c.want)
		}
	}
}
