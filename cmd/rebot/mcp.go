package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"rebot/bot/api"
	"rebot/bot/mcp"
)

var _ = addVerb(100, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "mcp [flags]", Args: words(0, 0, ""),
		Short:   "serve the tools of the Model Context Protocol on standard input and output",
		Example: "  rebot mcp --bulletins ./bulletins"}
	f := bulletinFlagsOf(c)
	_ = c.Flags().MarkHidden("json") // all that it says is JSON
	c.RunE = func(*cobra.Command, []string) error { return a.mcp(f) }
	return c
})

// mcp serves the tools to one client on standard input and output, until the input ends.
func (a *app) mcp(f *bulletinFlags) error {
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	kept := &receipts{app: a}
	defer kept.close()
	service := a.service(lib, f, kept)
	err = mcp.New(api.NewReader(service), built()).Run(a.ctx, a.stdin, a.stdout)
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
