package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"rebot/bot"
	"rebot/bot/telemetry"
)

// A probe keeps what /readyz found for readyFor, so that nobody keeps the database busy by asking.
type probe struct {
	mu    sync.Mutex
	at    time.Time
	lines []string
	ok    bool
}

const readyFor = time.Second

// readyz has a line for each part of rebot: ok, or what is wrong with it in words that anybody may read. It answers 200
// only when all is well.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	lines, ok := s.ready(r.Context())
	if !ok {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_, _ = io.WriteString(w, strings.Join(lines, "\n")+"\n") // a client that has gone away needs no answer
}

func (s *server) ready(ctx context.Context) (lines []string, ok bool) {
	select {
	case <-s.stopping:
		return []string{"rebot: it is ending"}, false
	default:
	}
	p := &s.probe
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.at) > readyFor {
		s.look(context.WithoutCancel(ctx), p)
	}
	return p.lines, p.ok
}

// look asks every part how it is.
func (s *server) look(ctx context.Context, p *probe) {
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	p.lines, p.ok = nil, true
	note := func(part, wrong, well string) {
		if wrong != "" {
			p.ok, well = false, strings.ReplaceAll(wrong, "\n", "; ")
		}
		p.lines = append(p.lines, part+": "+well)
	}
	if s.service != nil {
		wrong, well := s.library(ctx)
		note("library", wrong, well)
		alone := s.service.LeftAlone()
		for _, f := range alone[:min(len(alone), toldAlone)] {
			p.lines = append(p.lines, "left alone: "+f.Why)
		}
	}
	why, err := s.store.TryWrite(ctx)
	if err != nil {
		s.lg.Error("the database takes no write", "err", err, telemetry.Seldom(telemetry.Database))
	}
	note("store", why, "ok")
	for _, n := range s.platforms {
		wrong := ""
		if err := n.failure(); err != nil {
			wrong = err.Error()
		}
		note(n.name, wrong, "ok")
	}
	p.at = time.Now()
}

// toldAlone is how many files that are left alone are told with their reasons.
const toldAlone = 50

// library reports what keeps the bulletins from answering, or how many issues do.
func (s *server) library(ctx context.Context) (wrong, well string) {
	if err := s.service.Health(ctx); err != nil {
		return err.Error(), ""
	}
	c := s.service.Catalog()
	well = fmt.Sprintf("ok, issues %d, newest %s", len(c.Months), c.Newest())
	if s.service.Shipped() {
		well += ", the edition that ships"
	}
	if s.service.Away() {
		well += ", the folder of bulletins is away"
	}
	if alone := s.service.LeftAlone(); len(alone) > 0 {
		well += fmt.Sprintf(", files left alone %d: %s", len(alone), bot.FewNames(alone))
	}
	return "", well
}
