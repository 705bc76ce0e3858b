package main

import (
	"bufio"
	"context"
	"errors"
	"io"
)

// maxQuestion is how many bytes of a question are looked at; longer ones are cut.
const maxQuestion = 4 << 10

// lines reads standard input line by line. A read that waits ends with the context's error when the context does, so
// that Ctrl-C ends the program at once; the read below it goes on until the process ends.
func (a *app) lines() (in *bufio.Reader, done func()) {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, a.stdin)
		w.CloseWithError(err)
	}()
	stop := context.AfterFunc(a.ctx, func() { w.CloseWithError(a.ctx.Err()) })
	return bufio.NewReader(r), func() {
		stop()
		r.Close()
	}
}

// readLine reads a line with its end, and keeps no more than maxQuestion bytes of it, however long it is.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxQuestion-len(line))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(line), err
		}
	}
}
