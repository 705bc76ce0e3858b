package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// A fate is the way a call ends.
type fate int

const (
	well     fate = iota
	timeout       // nothing is done, and no answer comes
	refusal       // refused
	thenHang      // done, and no answer comes
	fates
)

// A dice gives each kind of fault to so many of a hundred calls, and counts what it gave.
type dice struct {
	mu    sync.Mutex
	rng   *rand.Rand
	each  float64 // of 100
	on    bool
	given [fates]int
}

func (d *dice) roll() (f fate) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if x := d.rng.Float64() * 100; d.on && x < 3*d.each {
		f = timeout + fate(x/d.each)
	}
	d.given[f]++
	return f
}

func (d *dice) turn(on bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.on = on
}

func (d *dice) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := 0
	for _, n := range d.given {
		all += n
	}
	return fmt.Sprintf("%d calls: %d timed out, %d refused, %d done and hung", all, d.given[timeout], d.given[refusal],
		d.given[thenHang])
}

// A badLine stands before a fake platform. A call goes wrong before the fake has it, or after, and what was hidden from
// the caller is noted by the chat.
type badLine struct {
	*dice
	next   http.Handler
	chat   func(*http.Request, []byte) string // "" for a call that posts nothing, which may only be refused
	refuse func(http.ResponseWriter)

	noteMu sync.Mutex
	hidden map[string]*[fates]int // by the chat
}

func (l *badLine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	chat, f := l.chat(r, body), l.roll()
	if chat == "" && f != refusal {
		f = well
	}
	l.note(chat, f)
	switch f {
	case refusal:
		l.refuse(w)
		return
	case timeout:
		<-r.Context().Done()
		return
	}
	again := r.Clone(r.Context())
	again.Body = io.NopCloser(bytes.NewReader(body))
	if f == well {
		l.next.ServeHTTP(w, again)
		return
	}
	l.next.ServeHTTP(httptest.NewRecorder(), again)
	<-r.Context().Done()
}

func (l *badLine) note(chat string, f fate) {
	l.noteMu.Lock()
	defer l.noteMu.Unlock()
	if l.hidden[chat] == nil {
		l.hidden[chat] = new([fates]int)
	}
	l.hidden[chat][f]++
}

func (l *badLine) fatesOf(chat string) [fates]int {
	l.noteMu.Lock()
	defer l.noteMu.Unlock()
	if h := l.hidden[chat]; h != nil {
		return *h
	}
	return [fates]int{}
}

// badWire passes a TCP connection on to a database at addr. Whatever the client writes at once may be cut off, go
// astray, or arrive and never be answered; the connection is of no use then until the client gives it up. It gives its
// own address.
func badWire(t *testing.T, d *dice, addr string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var all sync.WaitGroup
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() { pass(ctx, d, c, addr) })
		}
	})
	t.Cleanup(func() {
		cancel()
		l.Close()
		all.Wait()
	})
	return l.Addr().String()
}

func pass(ctx context.Context, d *dice, c net.Conn, addr string) {
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	up, err := (&net.Dialer{}).DialContext(ctx, "tcp", addr)
	if err != nil {
		return
	}
	defer up.Close()
	var silent sync.Mutex // held for ever when no answer is to come back
	var back sync.WaitGroup
	back.Go(func() { answers(c, up, &silent) })
	defer back.Wait()
	defer up.Close()
	for buf := make([]byte, 64<<10); ; {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		switch f := d.roll(); f {
		case refusal:
			return
		case timeout, thenHang:
			silent.Lock()
			if f == thenHang {
				_, _ = up.Write(buf[:n])
			}
			_, _ = io.Copy(io.Discard, c) // until the client gives up
			silent.Unlock()
			return
		}
		if _, err := up.Write(buf[:n]); err != nil {
			return
		}
	}
}

func answers(c, up net.Conn, silent *sync.Mutex) {
	for buf := make([]byte, 64<<10); ; {
		n, err := up.Read(buf)
		if err == nil {
			silent.Lock()
			_, err = c.Write(buf[:n])
			silent.Unlock()
		}
		if err != nil {
			c.Close()
			return
		}
	}
}
