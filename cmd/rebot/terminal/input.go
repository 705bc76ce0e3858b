package terminal

import (
	"bufio"
	"context"
	"errors"
	"io"
)

// MaxQuestion is how many bytes of a question are looked at; longer ones are cut.
const MaxQuestion = 4 << 10

// Lines reads in line by line. A read that waits ends with the context's error when the context does, so
// that Ctrl-C ends the program at once; the read below it goes on until the process ends.
func Lines(ctx context.Context, from io.Reader) (in *bufio.Reader, done func()) {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, from)
		w.CloseWithError(err)
	}()
	stop := context.AfterFunc(ctx, func() { w.CloseWithError(ctx.Err()) })
	return bufio.NewReader(r), func() {
		stop()
		r.Close()
	}
}

// ReadLine reads a line with its end, and keeps no more than maxQuestion bytes of it, however long it is.
func ReadLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part[:min(len(part), MaxQuestion-len(line))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(line), err
		}
	}
}
