package web

import (
	"net/http"
	"slices"

	"rebot/bot/api"
)

// filterParams are what facts are chosen by.
var filterParams = []string{"kind", "subject", "measure", "period", "company", "partner", "direction", "issue", "own"}

func (p params) filter() api.Filter {
	return api.Filter{Kind: p["kind"], Subject: p["subject"], Measure: p["measure"], Period: p["period"],
		Company: p["company"], Partner: p["partner"], Direction: p["direction"], Issue: p["issue"],
		Own: p["own"]}
}

// How many facts are given at once, and how many may be asked for.
const (
	manyFacts = 500
	maxFacts  = 5000
)

// factsFound are some of the facts that were found, and how many there are.
type factsFound struct {
	Facts []api.Fact `json:"facts"`
	Total int        `json:"total"`
}

func (s *Server) facts(_ *http.Request, p params) (any, error) {
	limit, err := p.number("limit", manyFacts, 1, maxFacts)
	if err != nil {
		return nil, err
	}
	offset, err := p.number("offset", 0, 0, 1<<30)
	if err != nil {
		return nil, err
	}
	all, err := s.reader.Facts(p.filter())
	if err != nil {
		return nil, err
	}
	from := min(offset, len(all))
	return factsFound{slices.Clip(all[from:min(from+limit, len(all))]), len(all)}, nil
}

func (s *Server) series(_ *http.Request, p params) (any, error) {
	found, err := s.reader.Series(p.filter())
	return factsFound{found, len(found)}, err
}

// maxHits is how many passages may be asked for.
const maxHits = 100

func (s *Server) search(r *http.Request, p params) (any, error) {
	n, err := p.number("n", 10, 1, maxHits)
	switch {
	case err != nil:
		return nil, err
	case p["text"] == "":
		return nil, api.Askedf("text is missing")
	}
	hits, err := s.reader.Search(r.Context(), p["text"], n, p["month"], p["section"])
	if err != nil {
		return nil, err
	}
	return struct {
		Question string    `json:"question"`
		Hits     []api.Hit `json:"hits"`
	}{p["text"], hits}, nil
}

func (s *Server) issues(*http.Request, params) (any, error) {
	issues, err := s.reader.Issues()
	return struct {
		Issues []api.Issue `json:"issues"`
	}{issues}, err
}

func (s *Server) source(_ *http.Request, p params) (any, error) {
	first, err := p.number("first", 0, 1, 1<<30)
	if err == nil && first == 0 {
		err = api.Askedf("first is missing: the number of a line, from 1")
	}
	if err != nil {
		return nil, err
	}
	last, err := p.number("last", first, 1, 1<<30)
	if err != nil {
		return nil, err
	}
	return s.reader.Source(p["issue"], first, last)
}
