package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// A typist sits at a terminal where rebot runs.
type typist struct {
	t    *testing.T
	cmd  *exec.Cmd
	keys *os.File
	mu   sync.Mutex
	seen bytes.Buffer
	more chan struct{} // signalled when it has shown something
	all  chan error    // how it ended
}

// atTerminal runs rebot at a terminal of its own.
func atTerminal(t *testing.T, env []string, args ...string) *typist {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminal can be made:", err)
	}
	t.Cleanup(func() { _ = keys.Close() })
	n, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(keys.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(int(keys.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 40, Col: 120})
	}
	if err != nil {
		t.Fatal(err)
	}
	screen, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	w := &typist{t: t, cmd: exec.Command("rebot", args...), keys: keys, more: make(chan struct{}, 1), all: make(chan error, 1)}
	w.cmd.Env = append(othersEnv(), append(env, "TERM=xterm")...)
	w.cmd.Stdin, w.cmd.Stdout, w.cmd.Stderr = screen, screen, screen
	w.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	go w.watch()
	go func() { w.all <- w.cmd.Wait() }()
	return w
}

func (w *typist) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := w.keys.Read(buf)
		w.mu.Lock()
		w.seen.Write(buf[:n])
		w.mu.Unlock()
		select {
		case w.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (w *typist) text() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seen.String()
}

// types presses keys, and returns when a text has come that was not there before.
func (w *typist) types(keys, want string) {
	w.t.Helper()
	before := len(w.text())
	if _, err := w.keys.WriteString(keys); err != nil {
		w.t.Fatal(err)
	}
	w.sees(before, want)
}

func (w *typist) sees(from int, want string) {
	w.t.Helper()
	tooLong := time.After(time.Minute)
	for !strings.Contains(w.text()[from:], want) {
		select {
		case <-w.more:
		case <-tooLong:
			w.t.Fatalf("%q did not come; the screen has %q", want, w.text()[from:])
		}
	}
}

// ends waits until it has ended, and gives its status.
func (w *typist) ends() int {
	w.t.Helper()
	select {
	case err := <-w.all:
		var exit *exec.ExitError
		if err == nil {
			return 0
		} else if errors.As(err, &exit) {
			return exit.ExitCode()
		}
		w.t.Fatal(err)
	case <-time.After(time.Minute):
		w.t.Fatal("it goes on")
	}
	return -1
}

// TestAtATerminalLinesAreEdited takes a character back, brings a line back by the arrow up, and completes a name by Tab.
func TestAtATerminalLinesAreEdited(t *testing.T) {
	state := t.TempDir()
	w := atTerminal(t, []string{"REBOT_STATE=" + state}, "chat")
	w.sees(0, "> ")
	w.types("氧化铽xx\x7f\x7f\r", "5885.00")
	w.types("\x1b[A\r", "5885.00")
	w.types("中钇富\t", "中钇富铕矿")
	w.types("\r", "17.46")
	w.types("exit\r", "")
	if code := w.ends(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	kept := filepath.Join(state, "history")
	text, err := os.ReadFile(kept)
	if err != nil || !strings.Contains(string(text), "氧化铽\n中钇富铕矿\n") {
		t.Errorf("the history has %q (%v)", text, err)
	}
	if info, err := os.Stat(kept); err == nil && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the history: %v", info.Mode())
	}
}

// TestCtrlCEndsWhatRunsAtATerminal presses Ctrl-C where a line is typed, and in a build.
func TestCtrlCEndsWhatRunsAtATerminal(t *testing.T) {
	for name, c := range map[string]struct {
		args  []string
		until string
	}{
		"chat":  {[]string{"chat"}, "> "},
		"ask -": {[]string{"ask", "-"}, ""},
		"build": {[]string{"ask", "--bulletins", slowBulletins(t), "氧化镝"}, "reading the bulletins"},
	} {
		t.Run(name, func(t *testing.T) {
			w := atTerminal(t, []string{"REBOT_STATE=" + t.TempDir()}, c.args...)
			if c.until == "" {
				w.types("氧化镝多少钱\r", "1711.90")
			} else {
				w.sees(0, c.until)
			}
			w.types("氧化\x03", "")
			if code := w.ends(); code != interrupted {
				t.Errorf("it ended with %d; the screen has %q", code, w.text())
			}
		})
	}
}

// slowBulletins is a folder that takes some seconds to read.
func slowBulletins(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for i := range 80 {
		m := bulletin.NewMonth(2018, 1) + bulletin.Month(i)
		if err := os.WriteFile(filepath.Join(folder, m.String()+".txt"), []byte(synth.Issue(m)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
