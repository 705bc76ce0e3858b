package mcp

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"
)

// An exchange is a pair of streams with a JSON message a line. The input ends only when all that it asked is answered: the
// protocol's library drops what is at work when the input ends, and a script pipes its questions in and closes the pipe.
type exchange struct {
	in   *bufio.Reader
	out  io.Writer
	rest []byte // of the line that is being read

	mu   sync.Mutex
	idle *sync.Cond
	open int // requests without an answer yet
}

func newExchange(in io.Reader, out io.Writer) *exchange {
	x := &exchange{in: bufio.NewReader(in), out: out}
	x.idle = sync.NewCond(&x.mu)
	return x
}

// A head has the fields that tell messages apart: a request has an id and a method, an answer only an id.
type head struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

// headOf reads the head of a message; anything else gives an empty one.
func headOf(message []byte) (h head) {
	if json.Unmarshal(message, &h) != nil {
		return head{}
	}
	return h
}

func (x *exchange) count(by int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.open += by
	x.idle.Broadcast()
}

// Read hands on a line at a time, and counts the requests.
func (x *exchange) Read(b []byte) (int, error) {
	if len(x.rest) == 0 {
		line, err := x.in.ReadBytes('\n')
		if h := headOf(line); h.ID != nil && h.Method != "" {
			x.count(1)
		}
		if x.rest = line; len(line) == 0 {
			x.wait()
			return 0, err
		}
	}
	n := copy(b, x.rest)
	x.rest = x.rest[n:]
	return n, nil
}

// wait returns when all requests are answered.
func (x *exchange) wait() {
	x.mu.Lock()
	defer x.mu.Unlock()
	for x.open > 0 {
		x.idle.Wait()
	}
}

// Write writes a message, and counts the answers.
func (x *exchange) Write(b []byte) (int, error) {
	n, err := x.out.Write(b)
	if h := headOf(b); err != nil || h.ID != nil && h.Method == "" {
		x.count(-1)
	}
	return n, err
}

// Close lets the input end.
func (x *exchange) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.open = 0
	x.idle.Broadcast()
	return nil
}
