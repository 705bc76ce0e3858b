package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"

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

// program names this build so that no other has the same name: one that was built of files nobody committed is named by
// the checksum of the program.
var program = sync.OnceValue(func() string {
	name := built()
	if stamped != "" || !strings.Contains(name, "dirty") && !strings.Contains(name, "devel") {
		return name
	}
	self, err := os.Executable()
	if err != nil {
		return name
	}
	f, err := os.Open(self)
	if err != nil {
		return name
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return name
	}
	return name + " " + hex.EncodeToString(h.Sum(nil)[:8])
})

var _ = addVerb(120, func(a *app) *cobra.Command {
	return &cobra.Command{Use: "version", Args: words(0, 0, ""), Short: "print the version", Example: "  rebot version",
		RunE: func(*cobra.Command, []string) error { return a.version() }}
})

func (a *app) version() error {
	_, err := fmt.Fprintln(a.stdout, "rebot", built())
	return err
}
