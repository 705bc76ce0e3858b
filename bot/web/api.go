package web

import (
	_ "embed"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rebot/bot"
	"rebot/bot/api"
)

// root is what the paths of the API begin with.
const root = "/api/v1/"

// description is what programs and people read to know the API.
//
//go:embed openapi.json
var description []byte

func describe(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(description) // a client that has gone away needs no answer
}

// A route is a path that gives JSON.
type route struct {
	path   string
	params []string // what may be asked with
	post   bool     // they may come as the JSON of a POST too
	serve  func(*Server, *http.Request, params) (any, error)
}

var routes = []route{
	{"ask", []string{"question", "conversation"}, true, (*Server).ask},
	{"facts", append(slices.Clip(filterParams), "limit", "offset"), false, (*Server).facts},
	{"series", filterParams, false, (*Server).series},
	{"search", []string{"text", "n", "month", "section"}, false, (*Server).search},
	{"issues", nil, false, (*Server).issues},
	{"source", []string{"issue", "first", "last"}, false, (*Server).source},
}

// endpoint serves a route.
func (s *Server) endpoint(of route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && (r.Method != http.MethodPost || !of.post) {
			w.Header().Set("Allow", map[bool]string{true: "GET, POST", false: "GET"}[of.post])
			refuse(w, http.StatusMethodNotAllowed, "the method is not one of this path")
			return
		}
		p, err := of.read(r)
		var found any
		if err == nil {
			found, err = of.serve(s, r, p)
		}
		if err != nil {
			s.failed(w, r, err)
			return
		}
		give(w, http.StatusOK, found)
	})
}

// params are what is asked with, by name.
type params map[string]string

// read reads what is asked with. A name that the path does not have is an error: to pass it over would answer another
// question.
func (of *route) read(r *http.Request) (params, error) {
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, api.Askedf("the query can't be read")
	}
	p := params{}
	for name, values := range given {
		if len(values) != 1 {
			return nil, api.Askedf("%s is given %d times", name, len(values))
		}
		p[name] = values[0]
	}
	if r.Method == http.MethodPost {
		if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
			return nil, api.Askedf("want Content-Type: application/json")
		}
		if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
			return nil, api.Askedf("the body is no object of strings")
		}
	}
	for name := range p {
		if !slices.Contains(of.params, name) {
			return nil, api.Askedf("%q is unknown here; there is %s", name, strings.Join(of.params, ", "))
		}
	}
	return p, nil
}

// number reads a number from least to most; what is not given is the other.
func (p params) number(name string, otherwise, least, most int) (int, error) {
	text, given := p[name]
	if !given {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, api.Askedf("%s: want a number from %d to %d", name, least, most)
	}
	return n, nil
}

// failed says what is wrong: with the request, or here.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case api.IsAsked(err):
		refuse(w, http.StatusBadRequest, err.Error())
	case errors.Is(err, api.ErrNotLoaded):
		refuse(w, http.StatusNotFound, err.Error())
	case errors.Is(err, api.ErrRebuilding):
		w.Header().Set("Retry-After", "5")
		refuse(w, http.StatusServiceUnavailable, err.Error())
	case r.Context().Err() != nil: // who asked has gone away
	default:
		s.lg.ErrorContext(r.Context(), "a request could not be answered", "path", r.URL.Path, "err", err)
		refuse(w, http.StatusInternalServerError, "the search is broken")
	}
}

func notThere(w http.ResponseWriter, _ *http.Request) {
	refuse(w, http.StatusNotFound, "there is no such path; "+root+"openapi.json has them all")
}

// refuse says why there is no answer.
func refuse(w http.ResponseWriter, status int, why string) {
	give(w, status, map[string]string{"error": why})
}

// give writes JSON in which marks and formulas stay as they are: it goes into no page.
func give(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // a client that has gone away needs no answer
}

// longestName is how long the name of a conversation may be, in bytes.
const longestName = 100

func (s *Server) ask(r *http.Request, p params) (any, error) {
	question, key := p["question"], p["conversation"]
	switch {
	case strings.TrimSpace(question) == "":
		return nil, api.Askedf("question is missing")
	case bot.IsTooLong(question):
		return nil, api.Askedf("the question is too long")
	case len(key) > longestName:
		return nil, api.Askedf("the name of the conversation is too long")
	case key != "":
		key = Platform + "/" + key
	}
	return s.reader.Ask(r.Context(), Platform, key, question), nil
}
