package store

import (
	"context"
	"errors"
	"testing"
)

func TestANoteIsTriedAgainAndMayTurnOutToBeThere(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		gives []error
		want  error
		tries int
	}{
		"at once":                      {[]error{nil}, nil, 1},
		"the third time":               {[]error{broken, broken, nil}, nil, 3},
		"never":                        {[]error{broken, broken, broken}, broken, 3},
		"the claim was gone":           {[]error{ErrLost}, ErrLost, 1},
		"done before, the answer lost": {[]error{broken, ErrLost}, nil, 2},
	} {
		tries := 0
		err := again(context.Background(), func() error { tries++; return c.gives[tries-1] })
		if !errors.Is(err, c.want) || tries != c.tries {
			t.Errorf("%s: %v after %d tries", name, err, tries)
		}
	}
}
