package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A victim is rebot serve as a process of its own, which others attack.
type victim struct {
	addr string
	pid  int
}

func startVictim(t *testing.T) victim {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "rebot", "serve") // the test binary, see TestMain
	cmd.Env = othersEnv()
	for k, v := range slackEnv(t) {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	cmd.Env = append(cmd.Env, "REBOT_ADDR=127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Wait() }) // the context of the test has ended by then
	log := readLines(stderr)
	addr, ok := log.listens()
	if !ok {
		t.Fatal(log.all())
	}
	return victim{addr, cmd.Process.Pid}
}

// resident is how many bytes of memory the process holds, 0 where nobody tells.
func (v victim) resident(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", v.pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kb, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kb << 10
}

// dial opens a connection of an attacker's and sends the beginning of something.
func (v victim) dial(t *testing.T, begin string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", v.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := io.WriteString(c, begin); err != nil {
		t.Fatal(err)
	}
	return c
}

// othersAreAnswered asks as Slack does, and gives how long the answers took.
func (v victim) othersAreAnswered(t *testing.T, n int) (took []time.Duration) {
	t.Helper()
	for i := range n {
		start := time.Now()
		status, body := commandOf(t, v.addr, "canary-secret", "price 氧化镝", fmt.Sprint(time.Now().UnixNano()))
		if status != http.StatusOK || !strings.Contains(body, "1711.90") {
			t.Fatalf("question %d is answered %d %.100s", i, status, body)
		}
		took = append(took, time.Since(start))
	}
	return took
}

func figures(took []time.Duration) string {
	slices.SortFunc(took, cmp.Compare)
	return fmt.Sprintf("p50 %v, p99 %v", took[len(took)/2].Round(10*time.Microsecond),
		took[len(took)*99/100].Round(10*time.Microsecond))
}

const (
	attackers = 500
	start     = "POST /slack/events HTTP/1.1\r\nHost: x\r\n"
)

// TestSlowClientsHoldUpNobody opens 500 connections of each kind, and asks meanwhile. Each that never ends its request
// is cut off by the server.
func TestSlowClientsHoldUpNobody(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits until 1,500 slow clients are cut off")
	}
	for _, c := range []struct{ name, begin string }{
		{"headers, a byte a second", start + "X-A: "},
		{"bodies, a byte a second", start + "Content-Length: 100000\r\n\r\n{"},
		{"chunks, a byte a second", start + "Transfer-Encoding: chunked\r\n\r\n40\r\n{"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v := startVictim(t)
			before := v.resident(t)
			alone := v.othersAreAnswered(t, 100)
			var ended sync.WaitGroup
			for range attackers {
				conn := v.dial(t, c.begin)
				ended.Go(func() { drip(conn) })
			}
			amid := v.othersAreAnswered(t, 300)
			grown := v.resident(t) - before
			if grown > 100<<20 {
				t.Errorf("it holds %d MB more", grown>>20)
			}
			ended.Wait() // which is never, unless the server ends it
			t.Logf("alone %s; beside %d such clients %s, and %d MB more memory", figures(alone), attackers,
				figures(amid), grown>>20)
		})
	}
}

// drip sends a byte a second until the other side has had enough.
func drip(c net.Conn) {
	over := make(chan struct{})
	go func() {
		defer close(over)
		_, _ = io.Copy(io.Discard, c) // until it is closed
	}()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-over:
			return
		case <-tick.C:
			_, _ = io.WriteString(c, "a")
		}
	}
}

func TestIdleClientsHoldUpNobody(t *testing.T) {
	t.Parallel()
	v := startVictim(t)
	before := v.resident(t)
	for range attackers {
		c := v.dial(t, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		if status, _ := response(t, bufio.NewReader(c)); status != http.StatusOK {
			t.Fatalf("/healthz: %d", status)
		}
	}
	took := v.othersAreAnswered(t, 300)
	t.Logf("beside %d idle connections %s, and %d MB more memory", attackers, figures(took), (v.resident(t)-before)>>20)
}

// endless is a body without an end.
type endless struct{ sent atomic.Int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.sent.Add(int64(len(p))) > 100<<20 {
		return 0, io.EOF
	}
	return copy(p, bytes.Repeat([]byte("x"), len(p))), nil
}

func TestBodiesOfAHundredMegabytesAreNotKept(t *testing.T) {
	t.Parallel()
	v := startVictim(t)
	v.othersAreAnswered(t, 50)
	before := v.resident(t)
	var sent int64
	for i := range 20 {
		body := &endless{}
		r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+v.addr+"/slack/events", body)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			r.ContentLength = 100 << 20
		}
		// else the connection was cut in the middle, as it should be
		if res, err := http.DefaultClient.Do(r); err == nil {
			res.Body.Close()
			if res.StatusCode < 400 {
				t.Errorf("it is answered %d", res.StatusCode)
			}
		}
		sent = max(sent, body.sent.Load())
	}
	grown := v.resident(t) - before
	if grown > 64<<20 || sent > 50<<20 { // of two thousand: the collector lets garbage grow to the size of what lives
		t.Errorf("of 20 bodies of 100 MB up to %d MB were taken; it holds %d MB more", sent>>20, grown>>20)
	}
	t.Logf("of 20 bodies of 100 MB at most %.1f MB were taken; %.1f MB more memory, %s", float64(sent)/(1<<20),
		float64(grown)/(1<<20), figures(v.othersAreAnswered(t, 100)))
}

// Requests that are no good HTTP are refused, and what hides behind one is not taken for another request.
func TestBrokenRequestsAreRefused(t *testing.T) {
	t.Parallel()
	v := startVictim(t)
	hidden := "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
	for name, text := range map[string]string{
		"two lengths":      start + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello" + hidden,
		"a negative one":   start + "Content-Length: -1\r\n\r\n" + hidden,
		"two codings":      start + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + hidden,
		"unknown coding":   start + "Transfer-Encoding: gzip\r\n\r\n" + hidden,
		"a bad chunk":      start + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n" + hidden,
		"no host":          "GET /healthz HTTP/1.1\r\n\r\n" + hidden,
		"two hosts":        "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + hidden,
		"a space in names": start + "Content-Length : 5\r\n\r\nhello" + hidden,
		"long headers":     start + strings.Repeat("X-A: "+strings.Repeat("x", 1000)+"\r\n", 1000) + "\r\n",
		"a long path":      "GET /" + strings.Repeat("a", 1<<20) + " HTTP/1.1\r\nHost: x\r\n\r\n",
		"no HTTP":          "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + strings.Repeat("\x00", 500),
	} {
		c, err := net.Dial("tcp", v.addr)
		if err != nil {
			t.Fatal(err)
		}
		go func() { _, _ = io.WriteString(c, text) }() // the server may close before it is all sent
		in := bufio.NewReader(c)
		status, _ := response(t, in)
		again, _ := response(t, in)
		if status != 0 && status < 400 || again != 0 {
			t.Errorf("%s: %d, and then %d", name, status, again)
		}
		c.Close()
	}
	v.othersAreAnswered(t, 10)
}

func TestPipelinedRequestsAreAnsweredInTurn(t *testing.T) {
	t.Parallel()
	v := startVictim(t)
	c := v.dial(t, strings.Repeat("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"+start+"Content-Length: 2\r\n\r\n{}", 100))
	in := bufio.NewReader(c)
	for i := range 100 {
		ok, _ := response(t, in)
		unsigned, _ := response(t, in)
		if ok != http.StatusOK || unsigned != http.StatusUnauthorized {
			t.Fatalf("pair %d: %d and %d", i, ok, unsigned)
		}
	}
}

// response reads one answer, status 0 where the connection ends instead.
func response(t *testing.T, in *bufio.Reader) (status int, body string) {
	t.Helper()
	res, err := http.ReadResponse(in, nil)
	if err != nil {
		return 0, ""
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(text)
}
