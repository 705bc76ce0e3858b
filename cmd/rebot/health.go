package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rebot/cmd/rebot/settings"
)

var _ = addVerb(110, func(a *app) *cobra.Command {
	return &cobra.Command{Use: "health", Args: words(0, 0, ""),
		Short:   "ask the rebot that serves at REBOT_ADDR whether it is ready",
		Example: "  rebot health\n  docker compose exec rebot /rebot health",
		RunE:    func(*cobra.Command, []string) error { return a.health() }}
})

// health asks the rebot that serves with these settings whether it is ready, and prints what it says. What is not is an
// error, for use in a container without a shell.
func (a *app) health() error {
	ctx, cancel := context.WithTimeout(a.ctx, 4*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(settings.Addr(a.getenv))+"/readyz", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(r)
	if errors.Is(err, syscall.ECONNREFUSED) {
		return fmt.Errorf("no rebot serves at %s (REBOT_ADDR)", r.URL.Host)
	}
	if err != nil {
		return fmt.Errorf("asking rebot at REBOT_ADDR: %w", err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	if err != nil {
		return fmt.Errorf("asking rebot at REBOT_ADDR: %w", err)
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("it is not ready: %s", strings.TrimSpace(string(said)))
	}
	_, err = a.stdout.Write(said)
	return err
}

// reachable is the address by which a listener can be reached from the same machine.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("localhost", port)
	}
	return addr
}
