package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rebot/index/synth"
)

// BenchmarkStart starts the built binary over 240 synthetic issues, ends it as soon as /readyz says 200, and starts it
// again: first without an index, then with the one that is kept. It reports the longest time from start to ready, and
// the median.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	binary := buildBinary(b, dir)
	bulletins, _ := synth.Folder(b, 240)
	env := append(othersEnv(), "REBOT_BULLETINS="+bulletins, "REBOT_STATE="+filepath.Join(dir, "state"))
	for k, v := range slackEnv(b) {
		if k != "REBOT_STATE" {
			env = append(env, k+"="+v)
		}
	}
	without := startToReady(b, binary, env)
	var kept []time.Duration
	for b.Loop() {
		for range 7 {
			kept = append(kept, startToReady(b, binary, env))
		}
	}
	slices.Sort(kept)
	b.ReportMetric(float64(without.Milliseconds()), "ms-without-index")
	b.ReportMetric(float64(kept[len(kept)/2].Milliseconds()), "ms-median")
	b.ReportMetric(float64(kept[len(kept)-1].Milliseconds()), "ms-longest")
}

// startToReady starts serve and stops it when it is ready.
func startToReady(b *testing.B, binary string, env []string) time.Duration {
	b.Helper()
	addr := freeAddr(b)
	cmd := exec.Command(binary, "serve")
	cmd.Dir, cmd.Env = filepath.Dir(binary), append(env, "REBOT_ADDR="+addr)
	start := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
	defer cancel()
	if err := untilReady(ctx, addr); err != nil {
		b.Errorf("it was not ready within a minute: %v", err)
	}
	took := time.Since(start)
	_ = cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		b.Errorf("it ended with %v", err)
	}
	return took
}

// untilReady asks /readyz until it says 200.
func untilReady(ctx context.Context, addr string) (err error) {
	for {
		r, bad := http.NewRequestWithContext(ctx, "GET", "http://"+addr+"/readyz", nil)
		if bad != nil {
			return bad
		}
		res, failed := http.DefaultClient.Do(r)
		if failed == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return nil
			}
			failed = errors.New(res.Status)
		}
		if ctx.Err() != nil {
			return errors.Join(err, failed)
		}
		err = failed
		time.Sleep(2 * time.Millisecond) // a measure, not a test
	}
}

// buildBinary builds the program that is tested.
func buildBinary(t testing.TB, dir string) string {
	t.Helper()
	binary := filepath.Join(dir, "rebot")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

func freeAddr(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
