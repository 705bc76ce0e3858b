package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rebot/bot/api"
	"rebot/index/bulletin"
)

// An issueChoice lets one go from an issue to those beside it.
type issueChoice struct {
	Path          string
	Issue         bulletin.Month
	Before, After bulletin.Month // 0 for none
	All           []bulletin.Month
}

func (s *Server) choice(_ *page, r *http.Request, issue bulletin.Month) issueChoice {
	c := issueChoice{Path: r.URL.Path, Issue: issue}
	for _, m := range s.reader.Months() {
		c.All = append(c.All, m)
		if m < issue {
			c.Before = m
		}
		if m > issue && c.After == 0 {
			c.After = m
		}
	}
	slices.Reverse(c.All)
	return c
}

// A doubtsPage is what of an issue contradicts itself.
type doubtsPage struct {
	Issues issueChoice
	Doubts []doubt
}

type doubt struct {
	Text  string
	Sides []doubtSide
}

type doubtSide struct {
	Says, Article string
	Cite          cite
}

func (s *Server) discrepancies(w http.ResponseWriter, r *http.Request) {
	issue, found, err := s.reader.Discrepancies(r.FormValue("issue"))
	if err != nil {
		s.sorry(w, r, err)
		return
	}
	p := s.newPage(r, "discrepancies", "疑点", "Discrepancies")
	body := doubtsPage{Issues: s.choice(p, r, issue)}
	for i := range found {
		d := doubt{Text: found[i].Text}
		for _, side := range []api.Side{found[i].A, found[i].B} {
			d.Sides = append(d.Sides, doubtSide{side.Says, side.Article, s.sideCite(p, &side)})
		}
		body.Doubts = append(body.Doubts, d)
	}
	p.Body = body
	s.show(w, r, http.StatusOK, "discrepancies", p)
}

func (s *Server) sideCite(p *page, x *api.Side) cite {
	at := newPlace(x.Issue, s.shownPage(x.Page), [][2]int{x.Lines})
	return cite{whereOf(p, x.Issue, x.Page, x.Lines), at.address(nil)}
}

// An accountPage is what became of the numbers of an issue.
type accountPage struct {
	api.Account
	Issues  issueChoice
	Reasons []reasonRow
	Left    []leftRow
}

type reasonRow struct {
	Unread bool
	Text   string
	N      int
}

// A leftRow is a number that was not read, and where it stands.
type leftRow struct {
	Number, Reason, Line string
	Cite                 cite
}

func (s *Server) account(w http.ResponseWriter, r *http.Request) {
	a, err := s.reader.Account(r.FormValue("issue"))
	if err != nil {
		s.sorry(w, r, err)
		return
	}
	p := s.newPage(r, "account", "数字账", "Account")
	body := accountPage{Account: a, Issues: s.choice(p, r, a.Issue)}
	for _, x := range a.Reasons {
		body.Reasons = append(body.Reasons, reasonRow{x.Status == bulletin.FigureUnread, p.reason(x.Reason), x.N})
	}
	for _, f := range a.Left {
		row := leftRow{Number: f.Text, Reason: p.reason(f.Reason), Line: f.In}
		at := [2]int{f.Line, f.Line}
		row.Cite = cite{whereOf(p, a.Issue, f.Page, at), newPlace(a.Issue, s.shownPage(f.Page), [][2]int{at}).address(nil)}
		body.Left = append(body.Left, row)
	}
	p.Body = body
	s.show(w, r, http.StatusOK, "account", p)
}

// An issueRow is an issue in the list.
type issueRow struct {
	api.Issue
	URL string
}

func (s *Server) issueList(w http.ResponseWriter, r *http.Request) {
	issues, err := s.reader.Issues()
	if err != nil {
		s.sorry(w, r, err)
		return
	}
	p := s.newPage(r, "issues", "各期", "Issues")
	var rows []issueRow
	for _, is := range issues {
		rows = append(rows, issueRow{is, "/issue/" + url.PathEscape(is.Issue.String())})
	}
	p.Body = rows
	s.show(w, r, http.StatusOK, "issues", p)
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
