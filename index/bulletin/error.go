package bulletin

import "fmt"

// An Error says why a file can't be read as an issue, where, and what to do about it.
type Error struct {
	File string
	Line int // 0 where the whole file is meant
	Text string
}

// Error prints file, line and reason.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Text
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Text)
}
