package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"rebot/bot/api"
	"rebot/index/bulletin"
)

// An issuePage is an issue as its file has it, or a part of it.
type issuePage struct {
	Issue   bulletin.Month
	File    string
	Edition bool
	Pages   int
	Page    int // that is shown, 0 for the whole text
	Picture string
	Before  string // the addresses of the pages beside it
	After   string
	AsText  string
	AsPages string
	Parts   []part
	Lines   []sheetLine
	Lit     string // which lines are lit up, in words
	Cut     bool   // only what stands near them is shown
}

// A part is an article of the issue.
type part struct{ Title, URL string }

// A sheetLine is a line of the file.
type sheetLine struct {
	N          int
	Text       string
	Title, Lit bool
	Gap        bool // lines before it are left out
	Blank      bool
}

// nearLines is how many lines around those that are cited a signed address shows.
const nearLines = 12

func (s *Server) issue(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	at, err := readPlace(r.PathValue("month"), q)
	if err != nil {
		s.sorry(w, r, api.Askedf("%w", err))
		return
	}
	all, signed := s.mayLook(r), s.cfg.isSigned(at, q)
	if !all && !signed {
		http.Redirect(w, r, "/login?"+url.Values{"to": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		return
	}
	sheet, err := s.reader.Sheet(at.issue.String())
	if err == nil && at.page > sheet.Pages {
		err = api.Askedf("there is no page %d", at.page)
	}
	if err != nil {
		s.sorry(w, r, err)
		return
	}
	p := s.newPage(r, "issues", at.issue.Chinese(), at.issue.String())
	p.Guest = !all
	body := s.sheetPage(p, &sheet, at, all)
	if at.page > 0 && s.reader.CanDraw() {
		body.Picture = pictureURL(at, q)
	}
	p.Body = body
	s.show(w, r, http.StatusOK, "issue", p)
}

// sheetPage is the part of an issue that an address asks for; who has a signed address sees only what stands near
// what it cites.
func (s *Server) sheetPage(p *page, sheet *api.Sheet, at place, all bool) issuePage {
	body := issuePage{Issue: sheet.Issue, File: sheet.File, Edition: sheet.Edition, Pages: sheet.Pages, Page: at.page,
		Cut: !all && at.page == 0, Lit: linesText(p, at)}
	last := 0
	for i := range sheet.Lines {
		l := &sheet.Lines[i]
		if at.page > 0 && l.Page != at.page || body.Cut && !at.near(l.Number, nearLines) {
			continue
		}
		body.Lines = append(body.Lines, sheetLine{N: l.Number, Text: bulletin.StripControl(l.Text), Title: l.Title,
			Lit: at.lit(l.Number), Gap: body.Cut && last > 0 && l.Number > last+1, Blank: isBlank(l.Text)})
		last = l.Number
	}
	if !all {
		return body
	}
	for _, a := range sheet.Articles {
		to := place{issue: sheet.Issue}
		if at.page > 0 && a.Lines[0] >= 1 && a.Lines[0] <= len(sheet.Lines) {
			to.page = sheet.Lines[a.Lines[0]-1].Page
		}
		body.Parts = append(body.Parts, part{a.Title, fmt.Sprintf("%s#L%d", to.address(nil), a.Lines[0])})
	}
	s.turnPages(&body, at)
	return body
}

// turnPages gives the addresses of the pages beside the one that is shown, and of the other way to show the same.
func (s *Server) turnPages(b *issuePage, at place) {
	if b.Pages == 0 {
		return
	}
	beside := func(page int) string { return place{issue: at.issue, page: page}.address(nil) }
	if at.page == 0 {
		first := 1
		b.AsPages = beside(first)
		return
	}
	b.AsText = place{issue: at.issue, lines: at.lines}.address(nil)
	if at.page > 1 {
		b.Before = beside(at.page - 1)
	}
	if at.page < b.Pages {
		b.After = beside(at.page + 1)
	}
}

// linesText says which lines are lit up.
func linesText(p *page, at place) string {
	if len(at.lines) == 0 {
		return ""
	}
	return p.say("第 "+at.at()+" 行", "line "+at.at())
}

// pictureURL is the address of the picture of a page, signed as the page's own is.
func pictureURL(at place, q url.Values) string {
	v := at.values()
	v.Set("issue", at.issue.String())
	for _, name := range []string{"until", "sig"} {
		if q.Has(name) {
			v.Set(name, q.Get(name))
		}
	}
	return "/page.png?" + v.Encode()
}

// picture draws a page of a PDF.
func (s *Server) picture(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	at, err := readPlace(q.Get("issue"), q)
	switch {
	case err != nil || at.page == 0:
		http.Error(w, "issue, page and at: there is no such page", http.StatusBadRequest)
		return
	case !s.mayLook(r) && !s.cfg.isSigned(at, q):
		http.Error(w, "give the token, or a signed address", http.StatusUnauthorized)
		return
	}
	png, err := s.reader.Picture(r.Context(), at.issue.String(), at.page, at.lines)
	switch {
	case r.Context().Err() != nil:
	case errors.Is(err, api.ErrNoPicture) || errors.Is(err, api.ErrNotLoaded):
		http.Error(w, "there is no picture of it", http.StatusNotFound)
	case err != nil:
		s.lg.WarnContext(r.Context(), "a page is not shown", "err", err)
		http.Error(w, "the page could not be drawn", http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Type", "image/png")
		w.Header().Set("Cache-Control", "private, max-age=3600")
		w.Header().Set("Content-Length", strconv.Itoa(len(png)))
		_, _ = w.Write(png) // a client that has gone away needs no answer
	}
}

// whereOf names a place in short: the issue and where in it.
func whereOf(p *page, issue bulletin.Month, page int, lines [2]int) string {
	return issue.String() + p.say(" ", ", ") + whereIn(p, page, lines)
}

// whereIn names a place in an issue: its page, or where it has none the lines.
func whereIn(p *page, page int, lines [2]int) string {
	if page > 0 {
		return p.say(fmt.Sprintf("第 %d 页", page), fmt.Sprintf("page %d", page))
	}
	text := strconv.Itoa(lines[0])
	if lines[1] > lines[0] {
		text += "–" + strconv.Itoa(lines[1])
	}
	return p.say(fmt.Sprintf("第 %s 行", text), fmt.Sprintf("line %s", text))
}
