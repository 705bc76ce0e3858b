package api

import (
	"strconv"

	"rebot/bot/sheet"
	"rebot/index"
	"rebot/index/bulletin"
)

// A Record is a patent or a paper of an issue, with the place it stands at. A paper has a title alone.
type Record struct {
	Title     string `json:"title"`
	Number    string `json:"number,omitempty"`
	Date      string `json:"date,omitempty"`
	Inventors string `json:"inventors,omitempty"`
	Page      int    `json:"page"`
	Lines     [2]int `json:"lines"`
	Origin
}

// Patents lists the patents that the issues print, or one of them where a month is named.
func Patents(lib *index.Library, month string) ([]Record, error) {
	return records(lib, month, func(is *bulletin.Issue) (out []Record) {
		for _, p := range is.Patents {
			r := recordOf(is, p.Title, p.Cite)
			r.Number, r.Date, r.Inventors = p.Number, p.Date, p.Inventors
			out = append(out, r)
		}
		return out
	})
}

// Papers lists the papers likewise.
func Papers(lib *index.Library, month string) ([]Record, error) {
	return records(lib, month, func(is *bulletin.Issue) (out []Record) {
		for _, p := range is.Papers {
			out = append(out, recordOf(is, p.Title, p.Cite))
		}
		return out
	})
}

func recordOf(is *bulletin.Issue, title string, c bulletin.Cite) Record {
	return Record{Title: title, Page: c.Page, Lines: [2]int{c.First, c.Last}, Origin: originOf(is, c.Article)}
}

func records(lib *index.Library, month string, of func(*bulletin.Issue) []Record) ([]Record, error) {
	issues, out := lib.Issues(), []Record{}
	if month != "" {
		is, err := issueOf(lib, month)
		if err != nil {
			return nil, err
		}
		issues = []*bulletin.Issue{is}
	}
	for _, is := range issues {
		out = append(out, of(is)...)
	}
	return out, nil
}

// RecordTable is records for a spreadsheet, a row each with its place.
func RecordTable(name string, list []Record) *sheet.Table {
	t := &sheet.Table{Name: name, Head: []string{"issue", "title", "number", "date", "inventors", "article", "source", "file",
		"first_line", "last_line"}, Numbers: []bool{8: true, 9: true}}
	for _, r := range list {
		t.Rows = append(t.Rows, []string{r.Issue.String(), r.Title, r.Number, r.Date, r.Inventors, r.Article, r.Source, r.File,
			strconv.Itoa(r.Lines[0]), strconv.Itoa(r.Lines[1])})
	}
	return t
}
