package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
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

var _ = addVerb(120, func(a *app) *cobra.Command {
	return &cobra.Command{Use: "version", Args: words(0, 0, ""), Short: "print the version", Example: "  rebot version",
		RunE: func(*cobra.Command, []string) error { return a.version() }}
})

func (a *app) version() error {
	_, err := fmt.Fprintln(a.stdout, "rebot", built())
	return err
}
