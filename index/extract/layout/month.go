package layout

import (
	"fmt"
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	fileMonth  = regexp.MustCompile(`(20\d{2})[^\d]{0,3}(1[0-2]|0?[1-9])(?:\D|$)`)
	titleMonth = regexp.MustCompile(`(20\d{2})年(1[0-2]|0?[1-9])月.*价格`)
)

// monthOf finds the month an issue is of: the page header's, else the file name's, else that of its price article.
// Two that disagree are an error, since every figure would stand
// under the wrong month; but a report may be of one of the three months before.
func monthOf(name string, headers []header, articles []bulletin.Article) (bulletin.Month, error) {
	month, from, line := bulletin.Month(0), "", 0
	take := func(m bulletin.Month, where string, at int) error {
		if month != 0 && m != month {
			return &bulletin.Error{File: name, Line: at,
				Text: fmt.Sprintf("%s says %s, but %s says %s; correct the wrong one", where, m, from, month)}
		}
		if month == 0 {
			month, from, line = m, where, at
		}
		return nil
	}
	for _, h := range headers {
		if h.month == 0 {
			return 0, &bulletin.Error{File: name, Line: h.line,
				Text: "the page header names a month that there is not; correct it"}
		}
		if err := take(h.month, h.where(), h.line); err != nil {
			return 0, err
		}
	}
	if m := fileMonth.FindStringSubmatch(name); m != nil {
		if err := take(bulletin.NewMonth(atoi(m[1]), atoi(m[2])), "the file name "+name, line); err != nil {
			return 0, err
		}
	}
	for _, t := range monthsInText(articles) {
		if month != 0 && t.month < month && t.month >= month-3 {
			continue // an issue prints the report of a month before, which says itself of when its figures are
		}
		if err := take(t.month, fmt.Sprintf("the text on line %d", t.line), t.line); err != nil {
			return 0, err
		}
	}
	if month == 0 {
		return 0, &bulletin.Error{File: name, Line: 0,
			Text: "no month: neither a page header, nor the file name, nor a price table names it; name the file like 2024-11.txt"}
	}
	return month, nil
}

// monthsInText lists the months that headlines and captions of price tables name.
func monthsInText(articles []bulletin.Article) []header {
	var out []header
	for _, a := range articles {
		texts := []bulletin.Paragraph{{Text: a.Title, First: a.First}}
		for _, p := range a.Paragraphs {
			if strings.HasPrefix(p.Text, "表") && isPriceTitle(p.Text) {
				texts = append(texts, p)
			}
		}
		for _, t := range texts {
			if m := titleMonth.FindStringSubmatch(Tidy(bulletin.Narrow(t.Text))); m != nil && isPriceTitle(t.Text) {
				out = append(out, header{bulletin.NewMonth(atoi(m[1]), atoi(m[2])), t.First})
			}
		}
	}
	return out
}

// isPriceTitle reports whether a headline is of an article or a table of prices of rare earths.
func isPriceTitle(s string) bool {
	_, behind, ok := strings.Cut(s, "稀土")
	return ok && bulletin.HasAny(behind, "价格走势", "价格行情", "价格对比")
}

// where names a page header, one of a document without its line.
func (h header) where() string {
	if h.line == 0 {
		return "the header of the pages"
	}
	return fmt.Sprintf("the page header on line %d", h.line)
}
