package main

import (
	"fmt"
	"runtime/debug"
)

// stamped is the version that .ci/build gives the linker, empty in builds by hand.
var stamped string

// built names what was built: as it was stamped, else as Go knows the module.
func built() string {
	if stamped != "" {
		return stamped
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "devel"
}

// version prints what was built.
func (a *app) version(args []string) error {
	_, err := fmt.Fprintln(a.stdout, "rebot", built())
	return err
}
