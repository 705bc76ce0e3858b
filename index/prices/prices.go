// Package prices reads price histories of the user's own: tables of one price a line, with a head. What is read stands beside
// the bulletin and is never taken for it: each price is of OwnPrices, and its place is a line of the user's file. All or
// nothing of a file is taken; what of it can't be is an error with file and line.
package prices

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rebot/index/bulletin"
)

// A file may have so many bytes, and so many errors of it are told.
const (
	MaxSize   = 8 << 20
	maxErrors = 20
)

// Read reads a file of prices as an issue of no month, which has a fact for each line.
func Read(name string, data []byte) (*bulletin.Issue, error) {
	if len(data) > MaxSize {
		return nil, &bulletin.Error{File: name, Text: fmt.Sprintf("it has more than %d bytes", MaxSize)}
	}
	text, err := decoded(data)
	if err != nil {
		return nil, &bulletin.Error{File: name, Text: err.Error()}
	}
	r := &reader{is: &bulletin.Issue{File: name, Lines: strings.Split(strings.TrimRight(text, "\n"), "\n")},
		seen: map[string]int{}}
	r.table(text)
	if len(r.errs) == 0 && len(r.is.Facts) == 0 {
		r.fail(0, "it has no prices: under the head there is a line for each")
	}
	if len(r.errs) > maxErrors {
		r.errs = append(r.errs[:maxErrors], &bulletin.Error{File: name, Text: fmt.Sprintf("%d more lines can't be read",
			len(r.errs)-maxErrors)})
	}
	r.is.Articles = []bulletin.Article{{Title: strings.TrimSuffix(name, filepath.Ext(name)), Kind: bulletin.Prices,
		Source: bulletin.OwnPrices, First: 1, Last: len(r.is.Lines), Paragraphs: rows(r.is.Lines)}}
	return r.is, errors.Join(r.errs...)
}

// rows are the lines of a table, as those of an issue's are kept, so that one is shown with the head.
func rows(lines []string) []bulletin.Paragraph {
	out := make([]bulletin.Paragraph, len(lines))
	for i, l := range lines {
		out[i] = bulletin.Paragraph{Text: l, First: i + 1, Last: i + 1, Row: true}
	}
	return out
}

// decoded is a file as UTF-8, which spreadsheets in China often do not write.
func decoded(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		var err error
		if data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data); err != nil || bytes.ContainsRune(data, '\uFFFD') {
			return "", errors.New("it is neither in UTF-8 nor in GB18030; save it as CSV UTF-8")
		}
	}
	if bytes.ContainsRune(data, 0) {
		return "", errors.New("it is no text; save the table as CSV")
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n"), nil
}

// A reader gathers the prices of a file, and what is wrong with it.
type reader struct {
	is   *bulletin.Issue
	head head
	seen map[string]int // the line of each price, by what it is of
	errs []error
}

func (r *reader) fail(line int, format string, args ...any) {
	r.errs = append(r.errs, &bulletin.Error{File: r.is.File, Line: line, Text: fmt.Sprintf(format, args...)})
}

// table reads the head, and then a price of each line.
func (r *reader) table(text string) {
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = separator(text), -1, true
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			r.fail(bad.Line, "it is no line of a table: %v", bad.Err)
			return
		}
		line, _ := in.FieldPos(0)
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case r.head != nil:
			r.row(line, cells)
		case !r.readHead(line, cells):
			return
		}
	}
}

// separator is what stands between the cells of a table, by its first line.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	for _, s := range []rune{',', '\t', ';'} {
		if strings.ContainsRune(first, s) {
			return s
		}
	}
	return ','
}

// row reads the price of a line. Blank lines are passed over.
func (r *reader) row(line int, cells []string) {
	if !slices.ContainsFunc(cells, func(c string) bool { return c != "" }) {
		return
	}
	if len(cells) != len(r.head) {
		r.fail(line, "it has %d cells, and the head has %d", len(cells), len(r.head))
		return
	}
	last := line + strings.Count(strings.Join(cells, ""), "\n")
	f := bulletin.Fact{Kind: bulletin.PriceFact, Company: bulletin.OwnPrices, Table: true,
		Cite: bulletin.Cite{First: line, Last: last}}
	for i, column := range r.head {
		if column == nil {
			continue
		}
		if err := column(&f, cells[i]); err != nil {
			r.fail(line, "%v", err)
			return
		}
	}
	if f.Measure == "" {
		f.Measure = measureOf(f.Period)
	}
	key := strings.Join([]string{f.Subject, f.Measure, f.Period.String()}, " ")
	if other, twice := r.seen[key]; twice {
		r.fail(line, "%s stands in line %d already", key, other)
		return
	}
	r.seen[key] = line
	r.is.Facts = append(r.is.Facts, f)
}
