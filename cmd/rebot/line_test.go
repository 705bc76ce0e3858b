package main

import (
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// A line stands between a replica and its database. It can swallow all that is sent on it, or be cut.
type line struct {
	net.Listener
	to    string
	mu    sync.Mutex
	goes  *sync.Cond
	still bool       // it swallows: nothing goes on, and nobody is told
	cut   bool       // nobody gets a connection
	conns []net.Conn // both ends of each
	all   sync.WaitGroup
}

// newLine puts a line before a database and gives the URL by which it is reached then.
func newLine(t *testing.T, database string) (*line, string) {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	in, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &line{Listener: in, to: u.Host}
	l.goes = sync.NewCond(&l.mu)
	l.all.Go(l.serve)
	t.Cleanup(func() {
		in.Close()
		l.set(false, true)
		l.all.Wait()
	})
	u.Host = in.Addr().String()
	return l, u.String()
}

func (l *line) serve() {
	for {
		a, err := l.Accept()
		if err != nil {
			return
		}
		b, err := net.Dial("tcp", l.to)
		if err != nil {
			a.Close()
			continue
		}
		l.mu.Lock()
		if l.cut {
			a.Close()
			b.Close()
		}
		l.conns = append(l.conns, a, b)
		l.mu.Unlock()
		l.all.Go(func() { l.carry(a, b) })
		l.all.Go(func() { l.carry(b, a) })
	}
}

// carry brings what comes from one end to the other, and waits while the line is still.
func (l *line) carry(to, from net.Conn) {
	defer to.Close()
	buf := make([]byte, 32<<10)
	for {
		n, err := from.Read(buf)
		l.mu.Lock()
		for l.still {
			l.goes.Wait()
		}
		l.mu.Unlock()
		if _, failed := to.Write(buf[:n]); err != nil || failed != nil {
			return
		}
	}
}

// set makes the line still, or cuts it, or lets all go on.
func (l *line) set(still, cut bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.still, l.cut = still, cut
	if cut {
		for _, c := range l.conns {
			_ = c.Close()
		}
		l.conns = nil
	}
	l.goes.Broadcast()
}

// TestADatabaseThatIsAwayForHalfAMinuteLosesNothing takes the database away from two replicas in the midst of a digest:
// the line swallows everything, or is cut.
func TestADatabaseThatIsAwayForHalfAMinuteLosesNothing(t *testing.T) {
	if os.Getenv("REBOT_SOAK") == "" {
		t.Skip("it takes two minutes: REBOT_SOAK is not set")
	}
	for name, cut := range map[string]bool{"swallows": false, "is cut": true} {
		t.Run(name, func(t *testing.T) {
			database := bottest.Postgres(t)
			l, through := newLine(t, database)
			f := newFleet(t, database, 400)
			f.url = through
			rs := []*replica{f.start(), f.start()}
			f.taken(60)
			before := linesOf(rs)
			l.set(!cut, cut)
			time.Sleep(30 * time.Second) // it is away that long
			said := linesOf(rs) - before
			l.set(false, false)
			took := f.until(func() bool { return f.done(0) })
			f.complete(0)
			again, _ := f.copies()
			if len(again) > 2*inFlight { // of both
				t.Errorf("%d messages stand there twice", len(again))
			}
			if said > 2 { // once a minute by each
				t.Errorf("%d lines in the log while it was away:\n%s\n%s", said, rs[0].log.all(), rs[1].log.all())
			}
			t.Logf("delivered %.1f s after the database came back; %d copies of what was in flight; %d lines in both logs "+
				"while it was away", took.Seconds(), len(again), said)
		})
	}
}

// linesOf counts what replicas have logged of what goes wrong.
func linesOf(rs []*replica) (n int) {
	for _, r := range rs {
		n += strings.Count(r.log.all(), `"level":"WARN"`) + strings.Count(r.log.all(), `"level":"ERROR"`)
	}
	return n
}
