package web

import (
	"bytes"
	"net/http"
	"net/url"

	"rebot/bot/api"
)

// workbook gives the facts that a filter selects, as /api/v1/facts does, in a file that spreadsheets open.
func (s *Server) workbook(w http.ResponseWriter, r *http.Request) {
	p, err := (&route{params: filterParams}).read(r)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	facts, err := s.reader.Facts(p.filter())
	if err != nil {
		s.failed(w, r, err)
		return
	}
	name := p["kind"]
	if name == "" {
		name = "facts"
	}
	var b bytes.Buffer
	if err := api.Table(name, facts).Write(&b); err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	w.Header().Set("Content-Disposition", `attachment; filename="rebot.xlsx"`)
	_, _ = w.Write(b.Bytes()) // a client that has gone away needs no answer
}

// workbookURL is where the prices of an issue, or of a product, are given as a workbook.
func workbookURL(issue, product string) string {
	q := url.Values{"kind": {"price"}}
	if issue != "" {
		q.Set("issue", issue)
	}
	if product != "" {
		q.Set("subject", product)
	}
	return "/export.xlsx?" + q.Encode()
}
