//go:build !linux

package bottest

import "errors"

var stopPostgres = func() {}

func startPostgres() (string, error) {
	return "", errors.New("the tests start PostgreSQL on Linux only")
}
