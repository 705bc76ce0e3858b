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
	"sync"
	"time"
)

// What a child process may take. The first start on a machine compiles PDFium, which takes many seconds.
const (
	childTime   = 2 * time.Minute
	childOutput = 16 << 20 // bytes
)

// oneChild lets one PDF be read at a time: each takes the memory of a small program of its own.
var oneChild sync.Mutex

// An answer is the output of a child process.
type answer struct {
	Document *Document `json:"document,omitempty"`
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
		if out, err = r.child(ctx, f); err != nil {
			return nil, fileError(name, "the PDF could not be read: %v; print it to a PDF again", err)
		}
		r.keep(sum, out)
	}
	if out.Refused != "" {
		return nil, fileError(name, "%s", out.Refused)
	}
	return out.Document, nil
}

// child starts a process that reads a file. It has the file and nothing else: no variables of the environment, no arguments
// but its verb.
func (r *Reader) child(ctx context.Context, f *os.File) (*answer, error) {
	oneChild.Lock()
	defer oneChild.Unlock()
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, childTime)
	defer cancel()
	c := exec.CommandContext(ctx, r.Child[0], r.Child[1:]...)
	c.Args[0] = os.Args[0]
	c.Dir = string(filepath.Separator)
	c.Env, c.Stdin = []string{childCache + "=" + r.cache()}, f
	said, told := &limited{most: childOutput, stop: cancel}, &limited{most: 4 << 10, stop: func() {}}
	c.Stdout, c.Stderr, c.WaitDelay = said, told, time.Second
	err := c.Run()
	switch {
	case ctx.Err() == context.DeadlineExceeded:
		return nil, fmt.Errorf("it took more than %v", childTime)
	case said.over:
		return nil, errors.New("more came out of it than a bulletin can have")
	case err != nil:
		return nil, fmt.Errorf("what reads it failed (%v) %s", err, firstLine(told.text.Bytes()))
	}
	out := new(answer)
	if err := json.Unmarshal(said.text.Bytes(), out); err != nil || out.Document == nil && out.Refused == "" {
		return nil, fmt.Errorf("what reads it said nothing that can be read (%v)", err)
	}
	return out, nil
}

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

// Serve is the child process: it reads the file on standard input with read, and prints what came out.
func Serve(in io.Reader, out io.Writer, read func(doc io.Reader, cache string) (*Document, error)) error {
	if err := limitMemory(); err != nil {
		return err
	}
	a, err := answer{}, error(nil)
	a.Document, err = read(io.LimitReader(in, MaxSize), os.Getenv(childCache))
	if no := (*Refusal)(nil); errors.As(err, &no) {
		a = answer{Refused: no.Text}
	} else if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(a)
}
