package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/store"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

func TestServeAnswersACommandAndEndsCleanly(t *testing.T) {
	s := startServe(t, slackEnv(t))
	status, body := command(t, s.addr, "canary-secret", "price 氧化镝")
	if status != http.StatusOK || !strings.Contains(body, "1711.90") {
		t.Errorf("status %d: %s", status, body)
	}
	if status, _ := command(t, s.addr, "wrong", "price 氧化镝"); status != http.StatusUnauthorized {
		t.Errorf("a wrong signature got status %d", status)
	}
	if status, body := get(t, s.addr, "/healthz"); status != 200 || body != "ok\n" {
		t.Errorf("/healthz: %d %s", status, body)
	}
	becomes(t, func() (string, bool) {
		out, err := health(t, s.addr)
		return fmt.Sprint(out, err), err == nil && strings.Contains(out, "library: ok")
	})
	if err := s.stop(); err != nil {
		t.Errorf("ending: %v", err)
	}
	if _, err := health(t, s.addr); err == nil || !strings.Contains(err.Error(), "REBOT_ADDR") {
		t.Errorf("health when it has ended: %v", err)
	}
	if log := s.log.all(); strings.Contains(log, "canary") || !strings.Contains(log, "ending") {
		t.Errorf("the log:\n%s", log)
	}
}

func TestServeAnswersFromFilesThatComeWhileItRuns(t *testing.T) {
	t.Parallel()
	env, month := slackEnv(t), bulletin.NewMonth(2024, 11)
	env["REBOT_BULLETINS"] = t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("2024-11.txt", synth.Brief(month))
	s := startServe(t, env)
	s.log.find(`"issues":1`) // which is said when the index is built
	put("empty.txt", "")
	put("2024-12.txt", synth.Brief(month+1))
	if _, ok := s.log.find("2024-12 new"); !ok {
		t.Fatal(s.log.all())
	}
	if _, body := command(t, s.addr, "canary-secret", "price 氧化镝"); !strings.Contains(body, "2024年12月") {
		t.Errorf("answered %s", body)
	}
	if err := s.stop(); err != nil {
		t.Errorf("ending: %v", err)
	}
	if n := strings.Count(s.log.all(), "empty.txt"); n != 1 {
		t.Errorf("%d lines tell of the empty file:\n%s", n, s.log.all())
	}
}

func TestADamagedIndexIsRebuiltWhileServeSaysSo(t *testing.T) {
	env := slackEnv(t)
	env["REBOT_BULLETINS"] = synth.BriefFolder(t, 3)
	s := startServe(t, env)
	if _, ok := s.log.find("the index is built"); !ok {
		t.Fatal(s.log.all())
	}
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	segments, err := filepath.Glob(filepath.Join(env["REBOT_STATE"], "index", "*", "*", "store", "*.zap"))
	if err != nil || len(segments) != 1 {
		t.Fatal(segments, err)
	}
	if err := os.Truncate(segments[0], 1000); err != nil {
		t.Fatal(err)
	}
	s = startServe(t, env)
	if _, ok := s.log.find("the index was put aside"); !ok {
		t.Error(s.log.all())
	}
	if _, ok := s.log.find("the index is built"); !ok {
		t.Error(s.log.all())
	}
	readyBecomes(t, s.addr, 200, "")
	if _, body := command(t, s.addr, "canary-secret", "price 氧化镝"); !strings.Contains(body, "元/公斤") {
		t.Errorf("answered %s", body)
	}
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
}

func TestServeEndsWhenNoBulletinCanBeRead(t *testing.T) {
	env := slackEnv(t)
	env["REBOT_BULLETINS"] = t.TempDir()
	if _, err := tryServe(t, env); err == nil || !strings.Contains(err.Error(), "there is no bulletin in") {
		t.Errorf("with an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], "x.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	env["REBOT_ADDR"] = "127.0.0.1:0"
	if _, err := tryServe(t, env); err == nil || !strings.Contains(err.Error(), "no bulletin could be read") {
		t.Errorf("with an empty file: %v", err)
	}
}

func TestServeRefusesASecondOnTheSameState(t *testing.T) {
	t.Parallel()
	env := slackEnv(t)
	startServe(t, env)
	_, err := tryServe(t, env)
	var out strings.Builder
	if code := exitCode(err, &out); code != 1 || !errors.Is(err, store.ErrInUse) {
		t.Errorf("status %d, %s", code, out.String())
	}
}

func TestServeEndsWhenItsAddressIsTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	env := slackEnv(t)
	env["REBOT_ADDR"] = l.Addr().String()
	if _, err := tryServe(t, env); exitCode(err, io.Discard) != 1 || !strings.Contains(err.Error(), "REBOT_ADDR") {
		t.Errorf("got %v", err)
	}
}

func TestAPlatformThatIsSetHalfWayIsWarnedOf(t *testing.T) {
	env := slackEnv(t)
	env["TELEGRAM_WEBHOOK_URL"] = "https://rebot.example/"
	s := startServe(t, env)
	if _, ok := s.log.find("Telegram is off"); !ok {
		t.Error(s.log.all())
	}
}

func TestWhatIsInFlightIsFinishedWhenAskedToEnd(t *testing.T) {
	began, goOn := make(chan struct{}), make(chan struct{})
	var finished bool
	s := onStage(t, &stage{
		run: func(ctx context.Context) error {
			<-ctx.Done()
			<-goOn
			finished = true
			return nil
		},
		handle: func(w http.ResponseWriter, r *http.Request) {
			close(began)
			<-goOn
			fmt.Fprint(w, "done")
		},
	})
	answer := make(chan string, 1)
	go func() {
		_, body := get(t, s.addr, "/act")
		answer <- body
	}()
	<-began
	s.stop()
	select {
	case err := <-s.ended:
		t.Fatalf("it ended with a request in flight: %v", err)
	default:
	}
	close(goOn)
	if err := <-s.ended; err != nil || <-answer != "done" || !finished {
		t.Errorf("ended with %v, platform finished: %v", err, finished)
	}
}

func TestReadyTellsWhatDoesNotWork(t *testing.T) {
	t.Parallel()
	sick := &stage{run: untilStopped, health: errors.Join(errors.New("no socket"), errors.New("no token"))}
	s := onStage(t, &stage{run: untilStopped}, sick,
		&stage{run: func(context.Context) error { return errors.New("bad token") }})
	s.log.find("a platform is off")
	readyBecomes(t, s.addr, 503, "^store: ok\nstage0: ok\nstage1: no socket; no token\nstage2: bad token\n$")
	if status, _ := get(t, s.addr, "/healthz"); status != 200 {
		t.Errorf("/healthz: %d", status)
	}
	if _, err := health(t, s.addr); err == nil || !strings.Contains(err.Error(), "stage1: no socket") {
		t.Errorf("health: %v", err)
	}
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	readyBecomes(t, s.addr, 503, "store: it takes no write\n")
}

func TestReadyHasALineForEachPart(t *testing.T) {
	env := slackEnv(t)
	env["REBOT_BULLETINS"] = synth.BriefFolder(t, 3)
	if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], "empty.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := startServe(t, env)
	s.log.find("the index is built")
	s.log.find("slack knows the bot")
	readyBecomes(t, s.addr, 200, `^library: ok, issues 3, newest \d{4}-\d\d, files left alone 1: empty.txt\n`+
		`left alone: empty.txt: the file is empty[^\n]*\nstore: ok\nslack: ok\n$`)
	if _, body := get(t, s.addr, "/metrics"); !strings.Contains(body, "rebot_bulletin_files_left_alone 1\n") {
		t.Error(body)
	}
}

func TestServeEndsWhenNoPlatformIsLeft(t *testing.T) {
	s := onStage(t, &stage{run: func(context.Context) error { return errors.New("bad token") }})
	if err := <-s.ended; err == nil || !strings.Contains(err.Error(), "stage0: bad token") {
		t.Errorf("got %v", err)
	}
}

func TestServeEndsWhenItsStateFolderIsDeletedAndConfirmsNoOrder(t *testing.T) {
	t.Parallel()
	env := slackEnv(t)
	s := startServe(t, env)
	if err := os.RemoveAll(env["REBOT_STATE"]); err != nil {
		t.Fatal(err)
	}
	if status, body := command(t, s.addr, "canary-secret", "subscribe"); status == 200 {
		t.Errorf("an order is confirmed: %s", body)
	}
	if _, ok := s.log.find("ending, since nothing can be kept any more"); !ok {
		t.Error("it is not noticed")
	}
	if err := s.stop(); !errors.Is(err, store.ErrGone) {
		t.Errorf("it ended with %v", err)
	}
}

func TestBodiesAndHeadersAreLimited(t *testing.T) {
	var got error
	s := onStage(t, &stage{run: untilStopped, handle: func(_ http.ResponseWriter, r *http.Request) {
		_,
			got = io.ReadAll(r.Body)
	}})
	r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+s.addr+"/act",
		bytes.NewReader(make([]byte, maxRequest+1)))
	if err != nil {
		t.Fatal(err)
	}
	do(t, r)
	if big := (*http.MaxBytesError)(nil); !errors.As(got, &big) {
		t.Errorf("reading the body gave %v", got)
	}
	r.Body, r.ContentLength = http.NoBody, 0
	r.Header.Set("X-Long", strings.Repeat("x", 32<<10))
	if status, _ := do(t, r); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("long headers got status %d", status)
	}
}
