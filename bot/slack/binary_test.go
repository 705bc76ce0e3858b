package slack

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// build builds the binary once for all tests of it.
var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rebot-slack-")
	if err != nil {
		return "", err
	}
	built = dir
	name := filepath.Join(dir, "rebot")
	out, err := exec.Command("go", "build", "-o", name, "rebot/cmd/rebot").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return name, nil
})

// built is the folder of the binary, if it was built.
var built string

func TestMain(m *testing.M) {
	if addr := os.Getenv(floodSetting); addr != "" {
		flood(os.Stdin, os.Stdout, addr)
		return
	}
	code := bottest.Run(m)
	if built != "" {
		_ = os.RemoveAll(built)
	}
	os.Exit(code)
}

// A process is the built binary serving, against a fake Slack on loopback.
type process struct {
	*fakeSlack
	t    testing.TB
	cmd  *exec.Cmd
	addr string
	env  []string
	log  *logBook
	done chan error
}

// serve starts the binary with the settings, beside those that every test has.
func serve(t testing.TB, settings ...string) *process {
	t.Helper()
	p := &process{fakeSlack: newFake(), t: t, log: &logBook{}}
	root := p.start(t)
	p.env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "REBOT_STATE=" + t.TempDir(),
		"REBOT_ADDR=127.0.0.1:0",
		"SLACK_BOT_TOKEN=" + testToken, "SLACK_API_URL=" + root + "/api/"}, settings...)
	p.launch()
	t.Cleanup(func() {
		p.kill()
		p.log.clean(t)
		if t.Failed() {
			t.Logf("it logged:\n%.20000s", p.log.String())
		}
	})
	return p
}

func (p *process) launch() {
	p.t.Helper()
	name, err := build()
	if err != nil {
		p.t.Fatal(err)
	}
	before := len(p.log.String())
	p.cmd = exec.Command(name, "serve", "--debug")
	p.cmd.Dir, p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = p.t.(interface{ TempDir() string }).TempDir(), p.env, p.log,
		p.log
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.done = make(chan error, 1)
	go func(cmd *exec.Cmd, done chan error) { done <- cmd.Wait() }(p.cmd, p.done)
	p.listening(before)
}

// listening waits until the binary says where it listens, in what it logs after so many bytes.
func (p *process) listening(before int) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), 2*time.Minute)
	defer cancel()
	for {
		_, line, _ := strings.Cut(p.log.String()[before:], `"msg":"serving","addr":"`)
		if addr, _, ok := strings.Cut(line, `"`); ok {
			p.addr = addr
			return
		}
		select {
		case err := <-p.done:
			p.t.Fatalf("it ended: %v\n%s", err, p.log)
		case <-ctx.Done():
			p.t.Fatalf("it does not listen\n%s", p.log)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// kill ends the binary at once, as a power cut does.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	select {
	case <-p.done:
	default:
		<-p.done
	}
	p.done <- nil
}

// stop ends it by SIGTERM and gives how long that took.
func (p *process) stop() time.Duration {
	start := time.Now()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-p.done:
		p.done <- nil
		if err != nil {
			p.t.Errorf("it ended with %v", err)
		}
	case <-time.After(2 * time.Minute):
		p.t.Error("it does not end")
	}
	return time.Since(start)
}

// post delivers a signed request to the binary.
func (p *process) post(path, body string) (*http.Response, error) {
	r := sign("http://"+p.addr+path, body, testSecret, time.Now())
	r.RequestURI = ""
	return client.Do(r)
}

var client = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

// answered waits until a channel has got an answer with the words.
func (p *process) answered(channel, words string) {
	p.t.Helper()
	p.await(p.t, "an answer in "+channel, func() bool {
		for _, s := range p.posts {
			if s.channel == channel && strings.Contains(s.readable(), words) {
				return true
			}
		}
		return false
	})
}

// settled waits until the binary has noted that everything is answered, so that a kill hides none of it.
func (p *process) settled() {
	p.t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; <-time.After(20 * time.Millisecond) {
		if strings.Contains(p.metrics(), `rebot_inbox_waiting{platform="slack"} 0`+"\n") {
			return
		}
		if time.Now().After(end) {
			p.t.Fatal("something is still not answered")
		}
	}
}

func (p *process) metrics() string {
	p.t.Helper()
	resp, err := client.Get("http://" + p.addr + "/metrics")
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(body)
}
