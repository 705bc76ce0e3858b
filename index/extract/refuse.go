package extract

import (
	"fmt"
	"path/filepath"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// isIssue reports whether a text is one of a bulletin: it has the bulletin's name or a header of its pages, an article with its source, a table
// of prices, or a figure of the trade that is understood whole.
func (r *reader) isIssue() bool {
	if r.Headed || len(r.Patents) > 0 {
		return true
	}
	for i := range r.Articles {
		if r.Articles[i].Source != "" {
			return true
		}
	}
	for i := range r.Facts {
		switch r.Facts[i].Kind {
		case bulletin.PriceFact, bulletin.IndexFact, bulletin.TradeFact, bulletin.QuotaFact:
			return true
		default:
			if f := &r.Facts[i]; strings.Contains(f.Subject, "稀土") || isProduct(f.Subject) ||
				f.Kind == bulletin.CompanyFact && bulletin.HasAny(f.Company, "稀土", "磁") {
				return true // its output, its stock, the results of its firms
			}
		}
	}
	return false
}

// isProduct reports whether a name is that of a product of the trade.
func isProduct(name string) bool {
	t := words.Tokens(name, bulletin.NewMonth(2024, 1))
	return len(t) == 1 && t[0].Class == lexicon.Product
}

// refuseOther refuses a text that is not a bulletin's, and says what it begins with, so that one sees what it is.
func (r *reader) refuseOther() error {
	if r.isIssue() || takenByName(r.File) {
		return nil
	}
	ext := filepath.Ext(r.File)
	stem := strings.TrimSuffix(r.File, ext)
	return &bulletin.Error{File: r.File, Line: r.TextLines[0].N,
		Text: fmt.Sprintf("this is no bulletin but a text that begins “%s”: it has "+
			"no article with its source (来源), no table of prices and no figure of the trade; put the text of an issue in it, or remove it, "+
			"or call it %s.issue%s to have it read as one all the same", beginning(r.TextLines[0].Text), stem, ext)}
}

// takenByName reports whether an operator named a file as an issue, whatever is in it.
func takenByName(file string) bool {
	stem := strings.TrimSuffix(file, filepath.Ext(file))
	return strings.EqualFold(filepath.Ext(stem), ".issue")
}

// beginning is enough of a line to see what it is.
func beginning(line string) string {
	if rs := []rune(line); len(rs) > 40 {
		return string(rs[:40]) + "…"
	}
	return line
}
