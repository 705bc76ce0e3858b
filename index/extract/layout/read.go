// Package layout turns the bytes of a file into the articles and paragraphs of an issue, and finds its month. It refuses what
// is no text, or more than an issue can be.
package layout

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// A Text is an issue that has its articles, but no facts yet.
type Text struct {
	*bulletin.Issue
	TextLines []Line       // those that carry text: no page headers, addresses or section names
	Pages     map[int]bool // lines, counted from 0, that belong to the page: its number, what stands at its head or foot
	Headed    bool         // the text or one of its pages begins with the name of the bulletin
}

// Read lays the bytes of a file out. The name is the file's, for its month and for messages.
func Read(name string, data []byte) (*Text, error) {
	name = filepath.Base(name)
	if err := CheckName(name); err != nil {
		return nil, err
	}
	raw, problems, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	if err := refuseColumns(name, raw); err != nil {
		return nil, err
	}
	lines, headers, pages := textLines(raw)
	is := &bulletin.Issue{File: name, Format: bulletin.PlainText, Lines: raw, Problems: problems}
	return layOut(is, lines, headers, pages, layoutOf(lines))
}

// layOut cuts the lines of an issue into articles, and finds its month.
func layOut(is *bulletin.Issue, lines []Line, headers []header, pages map[int]bool, how setting) (_ *Text, err error) {
	if err := refuseMass(is.File, lines); err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, &bulletin.Error{File: is.File, Line: 0,
			Text: "no text but page headers and addresses; put the bulletin's text in it"}
	}
	is.Articles = articles(lines, how)
	if is.Month, err = monthOf(is.File, headers, is.Articles); err != nil {
		return nil, err
	}
	headed := len(headers) > 0 || strings.HasPrefix(lines[0].Text, BulletinName) || pages[firstText(is.Lines)]
	return &Text{is, lines, pages, headed}, nil
}

// firstText is the place of the first line with text.
func firstText(lines []string) int {
	return slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) != "" })
}

// CheckName tells why a file's name can't stand in a citation and a log as it is, such as one with a new line or a command
// to the terminal in it.
func CheckName(name string) error {
	if utf8.ValidString(name) && name == strings.Map(visible, strings.ReplaceAll(name, "\t", "\n")) {
		return nil
	}
	return &bulletin.Error{File: strconv.Quote(name), Line: 0,
		Text: "the name has characters that show nothing or can't be read; rename the file"}
}
