package reply

import (
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// What a reply takes from a line is bold there, blanks and commas aside; a number is no part of another one.
func TestWhatIsCitedIsBold(t *testing.T) {
	for _, c := range []struct{ text, cited, want string }{
		{"氧化镧 ≧99% 4.00 4.00 0.00%", "4.00", "氧化镧 ≧99% *4.00* *4.00* 0.00%"},
		{"氧化镝 | 1,773.95 | 1,711.90", "1711.90", "氧化镝 | 1,773.95 | *1,711.90*"},
		{"均价为 15.00，上月 5.00", "5.00", "均价为 15.00，上月 *5.00*"},
		{"出口 4415.5 吨。", "4415", "出口 4415.5 吨。"},
		{"共 4415。", "4415", "共 *4415*。"},
		{"出口稀土 4415.5\n吨，同比增长", "出口稀土4415.5吨", "*出口稀土 4415.5\n吨*，同比增长"},
		{"出口", "", "出口"},
	} {
		var got strings.Builder
		for _, s := range bolded(c.text, []string{c.cited}) {
			if s.Bold {
				got.WriteString("*" + s.Text + "*")
			} else {
				got.WriteString(s.Text)
			}
		}
		if got.String() != c.want {
			t.Errorf("%q with %q bold is %q, want %q", c.text, c.cited, got.String(), c.want)
		}
	}
}

// Lines are told as ranges; empty ones part no neighbours. Where a file has pages, they are told.
func TestPlacesAreToldAsRanges(t *testing.T) {
	is := &bulletin.Issue{Lines: []string{"a", "", "b", "", "c", "d", "e", "f"}}
	cite := func(lines ...int) (out []Citation) {
		for _, n := range lines {
			out = append(out, Citation{Issue: bulletin.NewMonth(2024, 11), File: "x.txt", Lines: [2]int{n, n}, issue: is})
		}
		return out
	}
	paged := cite(5, 6)
	paged[0].Page, paged[0].toPage, paged[1].Page, paged[1].toPage = 3, 4, 7, 7
	for _, c := range []struct {
		cs      []Citation
		english bool
		want    string
	}{
		{cite(5, 1, 3), false, "2024-11 期，x.txt 第 1–5 行"},
		{cite(1, 6, 8), false, "2024-11 期，x.txt 第 1、6、8 行"},
		{cite(1, 6), true, "issue 2024-11, x.txt lines 1, 6"},
		{paged, false, "2024年第11期 第 3–4、7 页，x.txt"},
		{paged, true, "issue 11 of 2024, pages 3–4, 7, x.txt"},
	} {
		if got := Where(c.cs, c.english); got != c.want {
			t.Errorf("it stands in %q, want %q", got, c.want)
		}
	}
}
