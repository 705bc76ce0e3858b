package api

import (
	"errors"
	"fmt"
)

// ErrNotLoaded says that an issue is asked for which is not loaded.
var ErrNotLoaded = errors.New("the issue is not loaded")

// An Asked error says what of what was asked for can't be, in words for who asked.
type Asked struct{ error }

// Unwrap gives the reason.
func (a Asked) Unwrap() error { return a.error }

// Askedf makes an Asked error.
func Askedf(format string, args ...any) error { return Asked{fmt.Errorf(format, args...)} }

// IsAsked reports whether an error is about what was asked for, and not about what is wrong here.
func IsAsked(err error) bool {
	var a Asked
	return errors.As(err, &a)
}
