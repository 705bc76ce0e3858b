package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"rebot/index/bulletin"
)

// What a child process may take. The first start on a machine compiles PDFium, which takes many seconds.
const (
	childTime   = 2 * time.Minute
	childOutput = 16 << 20 // bytes
)

func (a *answer) empty() bool { return a.Document == nil && len(a.Picture) == 0 && a.Refused == "" }

// oneChild lets one PDF be read at a time: each takes the memory of a small program of its own.
var oneChild sync.Mutex

// An answer is the output of a child process: the text of a PDF, or a picture of a part of it.
type answer struct {
	Document *Document `json:"document,omitempty"`
	Picture  []byte    `json:"picture,omitempty"`
	Refused  string    `json:"refused,omitempty"`
}

// readPDF reads a PDF in a process of its own, unless what came out of the same bytes is kept.
func (r *Reader) readPDF(ctx context.Context, name string, f *os.File) (*Document, error) {
	if len(r.Child) == 0 {
		return nil, fileError(name, "this is a PDF, which is not read here; give its path to rebot read")
	}
	sum, err := checksum(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out := r.kept(sum)
	if out == nil {
		if out, err = r.child(ctx, f); errors.As(err, new(notStarted)) {
			return nil, fileError(name, "the PDF could not be read: %v", err)
		} else if err != nil {
			return nil, fileError(name, "the PDF could not be read: %v; print it to a PDF again", err)
		}
		r.keep(sum, out)
	}
	if out.Refused != "" {
		return nil, fileError(name, "%s", out.Refused)
	}
	if out.Document == nil {
		return nil, fileError(name, "the PDF could not be read: nothing came out of it; print it to a PDF again")
	}
	out.Document.Sum = sum
	return out.Document, nil
}

// child starts a process that works on a file. It has the file and nothing else: no variables of the environment, no arguments
// but its verb and what it is to draw.
func (r *Reader) child(ctx context.Context, f *os.File, draw ...string) (*answer, error) {
	oneChild.Lock()
	defer oneChild.Unlock()
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, childTime)
	defer cancel()
	c := exec.CommandContext(ctx, r.Child[0], slices.Concat(r.Child[1:], draw)...)
	c.Args[0] = os.Args[0]
	c.Dir = string(filepath.Separator)
	c.Env, c.Stdin = []string{childCache + "=" + r.cache()}, f
	said, told := &limited{most: childOutput, stop: cancel}, &limited{most: 4 << 10, stop: func() {}}
	c.Stdout, c.Stderr, c.WaitDelay = said, told, time.Second
	if err := c.Start(); err != nil {
		return nil, notStarted{err}
	}
	err := c.Wait()
	switch {
	case ctx.Err() == context.DeadlineExceeded:
		return nil, fmt.Errorf("it took more than %v", childTime)
	case said.over:
		return nil, errors.New("more came out of it than a bulletin can have")
	case err != nil:
		return nil, errors.New(strings.TrimSpace(fmt.Sprintf("what reads it failed (%v) %s", err, firstLine(told.text.Bytes()))))
	}
	out := new(answer)
	if err := json.Unmarshal(said.text.Bytes(), out); err != nil || out.empty() {
		return nil, fmt.Errorf("what reads it said nothing that can be read (%v)", err)
	}
	return out, nil
}

// A notStarted error says that there was no child at all, for which no file is to blame.
type notStarted struct{ error }

func (e notStarted) Error() string { return "what reads it can't be started: " + e.error.Error() }

func firstLine(b []byte) string {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return string(line)
}

// limited keeps what is written to it, up to a size.
type limited struct {
	text bytes.Buffer // no field without a name: its ReadFrom would know no limit
	most int
	stop func() // called when more is written
	over bool
}

func (l *limited) Write(b []byte) (int, error) {
	if l.over = l.over || l.text.Len()+len(b) > l.most; l.over {
		l.stop()
		return len(b), nil // the child is not kept waiting for its reader
	}
	return l.text.Write(b)
}

// childCache is the variable that tells a child where what PDFium is compiled to is kept.
const childCache = "PDFIUM_CACHE"

// Work is what a child process does with a PDF. What PDFium is compiled to is kept in the folder cache.
type Work struct {
	Read func(doc io.Reader, cache string) (*Document, error)
	Draw func(doc io.Reader, cache string, v bulletin.View) ([]byte, error)
}

// Serve is the child process: it reads the file on standard input, or draws the view of it that is its one argument, and
// prints what came out.
func Serve(args []string, in io.Reader, out io.Writer, work Work) error {
	if err := limitMemory(); err != nil {
		return err
	}
	a, err := work.do(args, io.LimitReader(in, MaxSize), os.Getenv(childCache))
	if no := (*Refusal)(nil); errors.As(err, &no) {
		a = answer{Refused: no.Text}
	} else if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(a)
}

func (w Work) do(args []string, doc io.Reader, cache string) (a answer, err error) {
	if len(args) == 0 {
		a.Document, err = w.Read(doc, cache)
		return a, err
	}
	var v bulletin.View
	if err := json.Unmarshal([]byte(args[0]), &v); err != nil {
		return a, err
	}
	a.Picture, err = w.Draw(doc, cache, v)
	return a, err
}
