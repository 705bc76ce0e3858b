package main

import (
	"errors"
	"io"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/mcp"
)

// mcp serves the tools to one client on standard input and output, until the input ends.
func (a *app) mcp(args []string) error {
	f := newAskFlags("mcp")
	if err := f.Parse(args); err != nil || f.NArg() != 0 {
		return usageError{"mcp [--bulletins PATH]"}
	}
	lib, err := a.library(*f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	service := bot.NewService(lib, bot.Ready, bot.Config{Version: built()})
	err = mcp.New(api.NewReader(service), built()).Run(a.ctx, a.stdin, a.stdout)
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
