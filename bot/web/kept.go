package web

import (
	"net/http"
)

// A pageKey names a page as somebody sees it: of a library, at an address, in a language.
type pageKey struct {
	generation     int
	address        string
	english, leave bool
}

// maxKept is how many pages are kept, each of some hundred kilobytes at most.
const maxKept = 64

// kept sends a page again that was made before out of the same library. Pages that somebody sees by a signed address
// are made anew: they end.
func (s *Server) kept(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.mayLook(r) {
			next(w, r)
			return
		}
		key := pageKey{s.reader.Generation(), r.URL.RequestURI(), wantsEnglish(r), s.cfg.hasSession(r)}
		if b, ok := s.pages.Get(key); ok {
			sendPage(w, http.StatusOK, b)
			return
		}
		k := &keeper{ResponseWriter: w}
		next(k, r)
		if k.status == http.StatusOK {
			s.pages.Add(key, k.body)
		}
	}
}

// A keeper notes what is sent.
type keeper struct {
	http.ResponseWriter
	status int
	body   []byte
}

func (k *keeper) WriteHeader(status int) {
	k.status = status
	k.ResponseWriter.WriteHeader(status)
}

func (k *keeper) Write(b []byte) (int, error) {
	k.body = append(k.body, b...)
	return k.ResponseWriter.Write(b)
}

func sendPage(w http.ResponseWriter, status int, b []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	_, _ = w.Write(b) // a client that has gone away needs no answer
}
