package bottest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// stopPostgres stops what startPostgres started.
var stopPostgres = func() {}

// startPostgres starts Debian's PostgreSQL, the newest that is there, on loopback with its files in a temporary folder.
func startPostgres() (url string, err error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(found) == 0 {
		return "", errors.New("there is no /usr/lib/postgresql/*/bin")
	}
	bin := slices.MaxFunc(found, func(a, b string) int { return len(a) - len(b) })
	dir, err := os.MkdirTemp("", "rebot-postgres-")
	if err != nil {
		return "", err
	}
	attr, err := unprivileged(dir)
	if err != nil {
		return "", err
	}
	data := filepath.Join(dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
		"--locale=C", "--no-sync")
	initdb.Dir, initdb.SysProcAttr = dir, attr
	if out, err := initdb.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w: %s", err, out)
	}
	for range 5 { // a port that was free may be taken a moment later
		if url, err = serve(bin, dir, data, attr); err == nil {
			break
		}
	}
	return url, err
}

// unprivileged gives a folder to the user who is to run PostgreSQL: it refuses to run as root.
func unprivileged(dir string) (*syscall.SysProcAttr, error) {
	attr := &syscall.SysProcAttr{Pdeathsig: syscall.SIGQUIT}
	if os.Geteuid() != 0 {
		return attr, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err := errors.Join(err1, err2, os.Chown(dir, uid, gid)); err != nil {
		return nil, err
	}
	attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return attr, nil
}

// serve runs the server until stopPostgres, or until this process dies: the thread that starts it lives as long.
func serve(bin, dir, data string, attr *syscall.SysProcAttr) (string, error) {
	port, err := freePort()
	if err != nil {
		return "", err
	}
	c := exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-p", port, "-c",
		"listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off")
	c.Dir, c.SysProcAttr = dir, attr
	started, ended := make(chan error, 1), make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(ended)
		err := c.Start()
		started <- err
		if err == nil {
			_ = c.Wait() // however it ends
		}
	}()
	if err := <-started; err != nil {
		return "", err
	}
	stopPostgres = func() {
		_ = c.Process.Signal(syscall.SIGQUIT) // at once
		<-ended
		_ = os.RemoveAll(dir)
	}
	u := "postgres://postgres@127.0.0.1:" + port + "/?sslmode=disable"
	return u, answers(u, data, ended)
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port, l.Close()
}

// answers waits until the server with these files takes connections.
func answers(u, data string, ended <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for {
		err := ours(ctx, u, data)
		if err == nil {
			return nil
		}
		select {
		case <-again.C:
		case <-ended:
			return errors.New("PostgreSQL ended at its start")
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL did not answer in time: %w", err)
		}
	}
}

// ours gives no error where the server that answers has these files: one of another package's tests may have taken
// the port.
func ours(ctx context.Context, u, data string) error {
	c, err := pgx.Connect(ctx, u)
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	var has string
	if err := c.QueryRow(ctx, "SHOW data_directory").Scan(&has); err != nil {
		return err
	}
	if has != data {
		return fmt.Errorf("the server has its files in %s, not in %s", has, data)
	}
	return nil
}
