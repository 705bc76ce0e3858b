package deliver_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
)

func TestMain(m *testing.M) { os.Exit(bottest.Run(m)) }

// childOf makes the test binary be the process that is killed: a folder or a database, and the file that notes what
// users see.
const childOf = "REBOT_TEST_COURIER"

// A paper is a platform that writes what users see into a file, a line a message, as soon as it takes it.
type paper struct {
	file  string
	parts int
	slow  time.Duration // each of the two ways, at most
}

func (p paper) SendPart(ctx context.Context, to deliver.Place, a *reply.Reply, part deliver.Part) (bool, error) {
	time.Sleep(rand.N(p.slow + 1))            // on the way there
	if err := queue.InTime(ctx); err != nil { // what was stopped until its lease had run out is not sent
		return false, err
	}
	f, err := os.OpenFile(p.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if _, err := fmt.Fprintf(f, "%s %s %d\n", to.Platform, to.Chat, part.N); err != nil {
		return false, err
	}
	time.Sleep(rand.N(p.slow + 1)) // and back
	return part.N+1 < p.parts, nil
}

// workers is how many messages a process sends at once on each of the two platforms.
const workers = 4

// dispatcherAt is a dispatcher on a store, with two platforms: one message a digest on the first, three on the second. Its
// lease is longer than a busy machine holds anything up, as one that ends before its message is noted makes a copy.
func dispatcherAt(t *testing.T, s *store.Store, file string, slow time.Duration) *deliver.Dispatcher {
	c := deliver.NewDispatcher(s, bottest.Service(t), deliver.Options{Workers: workers, Lease: 5 * time.Second,
		Poll: 20 * time.Millisecond, Log: slog.New(slog.DiscardHandler)})
	c.Add("slack", paper{file, 1, slow})
	c.Add("telegram", paper{file, 3, slow})
	if err := c.Published(t.Context(), bottest.Engine(t)); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestTheProcessThatIsKilled is not a test but the process that the tests below kill.
func TestTheProcessThatIsKilled(t *testing.T) {
	where := strings.Split(os.Getenv(childOf), "|")
	if len(where) != 3 {
		return
	}
	s := openAt(t, where[0], where[1])
	fmt.Println("working")
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	slow := 10 * time.Millisecond
	if where[1] != "" { // so that not all is sent before the second of several has started
		slow = 100 * time.Millisecond
	}
	dispatcherAt(t, s, where[2], slow).Run(ctx)
}

func openAt(t *testing.T, dir, url string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dir, url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// startChild starts a process that delivers, and returns when it is at work.
func startChild(t *testing.T, dir, url, file string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestTheProcessThatIsKilled$")
	c.Env = append(os.Environ(), childOf+"="+dir+"|"+url+"|"+file)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the process did not start")
	}
	return c
}

const subscribers = 30

// thirty subscribe, half of them on each platform: 15 of one message and 15 of three.
func thirty(t *testing.T, s *store.Store) {
	t.Helper()
	for i := range subscribers {
		p := store.Place{Platform: []string{"slack", "telegram"}[i%2], Chat: fmt.Sprint(i)}
		if err := s.Subscribe(t.Context(), store.Subscription{Kind: "digest", Place: p, Since: "2024-10"}); err != nil {
			t.Fatal(err)
		}
	}
}

const messages = subscribers/2 + subscribers/2*3

// seen counts the messages that users see, by line.
func seen(t *testing.T, file string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	out := map[string]int{}
	for line := range strings.Lines(string(data)) {
		out[line]++
	}
	return out
}

// await looks until something is so. It gives up only after a time that no busy machine needs.
func await(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); !is(); <-time.After(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// finish lets a dispatcher in this process do the rest, and checks that all is there.
func finish(t *testing.T, s *store.Store, file string) (extra int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan struct{})
	rest := dispatcherAt(t, s, file, 0)
	go func() { defer close(done); rest.Run(ctx) }()
	await(t, "the rest", func() bool { return unsent(t, s) == 0 })
	cancel()
	<-done
	got := seen(t, file)
	if len(got) != messages {
		t.Errorf("%d messages are missing", messages-len(got))
	}
	for _, n := range got {
		extra += n - 1
	}
	return extra
}

// unsent counts what the ledger says is still to be sent; 1 at least while a part is not planned yet.
func unsent(t *testing.T, s *store.Store) int {
	t.Helper()
	list, err := s.Deliveries(context.Background(), "2024-11")
	if err != nil {
		t.Fatal(err)
	}
	n := messages
	for _, d := range list {
		if d.State == store.Sent {
			n--
		}
	}
	return n
}

// TestAKillLosesNoDigestAndRepeatsOnlyWhatWasInFlight kills a process that delivers to 30 subscribers on two platforms
// at random moments. 3 times; REBOT_TEST_KILLS sets another number.
func TestAKillLosesNoDigestAndRepeatsOnlyWhatWasInFlight(t *testing.T) {
	if testing.Short() {
		t.Skip("it kills processes, and waits for the end of their leases")
	}
	killRuns(t, killRun)
}

// TestAKillOfEachOfTwoReplicasLosesNoDigest kills one of two that share a PostgreSQL, and then the other, and one of the
// two that take their place.
func TestAKillOfEachOfTwoReplicasLosesNoDigest(t *testing.T) {
	if testing.Short() {
		t.Skip("it kills processes, and waits for the end of their leases")
	}
	killRuns(t, killEachOfTwo)
}

// killRuns prints what came of so many runs.
func killRuns(t *testing.T, run func(*testing.T) (kills, extra int)) {
	t.Helper()
	runs, kills, extra := 3, 0, 0
	if n := os.Getenv("REBOT_TEST_KILLS"); n != "" {
		if _, err := fmt.Sscan(n, &runs); err != nil {
			t.Fatal(err)
		}
	}
	for range runs {
		k, x := run(t)
		kills, extra = kills+k, extra+x
	}
	t.Logf("%d runs, %d kills, %d messages: 0 missing unless told above, %d extra copies of what was in flight", runs,
		kills, runs*messages, extra)
}

func killEachOfTwo(t *testing.T) (kills, extra int) {
	url, file := bottest.Postgres(t), filepath.Join(t.TempDir(), "seen")
	s := openAt(t, "", url)
	two := func() []*exec.Cmd { return []*exec.Cmd{startChild(t, "", url, file), startChild(t, "", url, file)} }
	kill := func(r *exec.Cmd) {
		more := len(seen(t, file)) + 1 + rand.N(messages/6)
		await(t, "more messages", func() bool { return len(seen(t, file)) >= more || unsent(t, s) == 0 })
		_ = r.Process.Kill()
		_ = r.Wait()
		kills++
	}
	first := two()
	thirty(t, s)
	if err := dispatcherAt(t, s, file, 0).Plan(t.Context()); err != nil { // for both at once
		t.Fatal(err)
	}
	kill(first[0])
	kill(first[1])
	second := two()
	kill(second[0])
	await(t, "the rest", func() bool { return unsent(t, s) == 0 })
	_ = second[1].Process.Signal(syscall.SIGTERM)
	_ = second[1].Wait()
	extra = finish(t, s, file)
	if extra > kills*2*workers { // each was at it on two platforms
		t.Errorf("%d extra copies after %d kills", extra, kills)
	}
	s.Close()
	return kills, extra
}

func killRun(t *testing.T) (kills, extra int) {
	dir := t.TempDir()
	file := filepath.Join(dir, "seen")
	s := openAt(t, dir, "")
	thirty(t, s)
	s.Close()
	inFlight := 0
	for range 1 + rand.IntN(3) {
		c := startChild(t, dir, "", file)
		more := len(seen(t, file)) + 1 + rand.N(messages/4) // three times that leave a rest
		await(t, fmt.Sprint(more, " messages"), func() bool { return len(seen(t, file)) >= more })
		_ = c.Process.Kill()
		_ = c.Wait()
		s := openAt(t, dir, "")
		inFlight += unnoted(t, s, seen(t, file))
		kills++
		s.Close()
	}
	extra = finish(t, openAt(t, dir, ""), file)
	if extra > inFlight {
		t.Errorf("%d extra copies, though only %d were in flight at a kill", extra, inFlight)
	}
	return kills, extra
}

// unnoted counts the messages that users see and that the ledger does not have as sent: those in flight at the kill.
func unnoted(t *testing.T, s *store.Store, got map[string]int) int {
	t.Helper()
	return len(got) - (messages - unsent(t, s))
}

// TestOfThreeReplicasOneMayHangAndOneDie stops one of three replicas in the midst of a digest, kills another, and lets
// the first go when all is delivered.
func TestOfThreeReplicasOneMayHangAndOneDie(t *testing.T) {
	if testing.Short() {
		t.Skip("it stops and kills processes, and waits for the end of their leases")
	}
	url := bottest.Postgres(t)
	file := filepath.Join(t.TempDir(), "seen")
	s := openAt(t, "", url)
	var replicas []*exec.Cmd
	for range 3 {
		replicas = append(replicas, startChild(t, "", url, file))
	}
	thirty(t, s)
	if err := dispatcherAt(t, s, file, 0).Plan(t.Context()); err != nil { // for all at once
		t.Fatal(err)
	}
	await(t, "the midst of it", func() bool { return len(seen(t, file)) >= messages/4 })
	if err := replicas[0].Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	_ = replicas[1].Process.Kill()
	await(t, "the rest", func() bool { return unsent(t, s) == 0 })
	for _, sig := range []os.Signal{syscall.SIGCONT, syscall.SIGTERM} {
		if err := replicas[0].Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
	}
	_ = replicas[0].Wait() // until it has done what it would still do
	extra := finish(t, s, file)
	if extra > 2*2*workers { // two replicas on two platforms were at it
		t.Errorf("%d extra copies", extra)
	}
	t.Logf("%d extra copies of what was in flight", extra)
}
