package slack

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkFlood asks the built binary /re price 氧化镝 fifty times a second, each time as another user: for half a second
// alone, for half a second beside one user who asks a thousand times a second, and so on in turns, so that what else
// the machine does meanwhile falls on both alike. It prints how long the others waited. Run it with -benchtime 1x.
func BenchmarkFlood(b *testing.B) {
	const turns = 60
	p := serve(b, secretSetting)
	for b.Loop() {
		var took [2][]time.Duration
		var cpu [2]time.Duration
		f := startFlooder(b, p.addr)
		for turn := range 2 * turns {
			beside, before := turn%2, p.cpu(b)
			f.on(b, beside == 1)
			took[beside] = append(took[beside], p.crowd(b, fmt.Sprint(turn, "X"))...)
			cpu[beside] += p.cpu(b) - before
		}
		asked, refused := f.end(b)
		for i, name := range []string{"alone", "beside"} {
			for _, n := range []int{50, 90, 99} {
				b.ReportMetric(percentile(took[i], n), fmt.Sprintf("p%d-%s-ms", n, name))
			}
			b.ReportMetric(cpu[i].Seconds()*1000/(turns/2), "cpu-"+name+"-ms/s")
		}
		b.ReportMetric(percentile(took[1], 99)/percentile(took[0], 99), "p99-ratio")
		b.Logf("%d questions of the flooder in %d s, %d of them refused", asked, turns/2, refused)
	}
}

// cpu is how much time of a processor the binary has used, in hundredths of a second, as Linux counts them.
func (p *process) cpu(b *testing.B) time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		b.Log(err) // there is no such file elsewhere
		return 0
	}
	f := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

func percentile(took []time.Duration, n int) float64 {
	slices.Sort(took)
	return float64(took[len(took)*n/100].Microseconds()) / 1000
}

// crowd asks fifty times a second for half a second, each time as another user in another channel.
func (p *process) crowd(b *testing.B, name string) []time.Duration {
	took := make([]time.Duration, 25)
	var all sync.WaitGroup
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for i := range took {
		<-tick.C
		all.Go(func() {
			start := time.Now()
			body, err := slash(p.addr, fmt.Sprint(name, i))
			if took[i] = time.Since(start); err != nil || !strings.Contains(body, "1711.90") {
				b.Errorf("no figure: %v %s", err, body)
			}
		})
	}
	all.Wait()
	return took
}

// slash asks as a user in a channel of the same name, and gives the acknowledgement.
func slash(addr, name string) (string, error) {
	form := strings.Replace(slashForm("C"+name, "price 氧化镝"), "U1", "U"+name, 1)
	r := sign("http://"+addr+"/slack/commands", form, testSecret, time.Now())
	r.RequestURI = ""
	resp, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("status %d", resp.StatusCode)
	}
	return string(body), err
}

// floodSetting makes the test's own program the flooder of an address.
const floodSetting = "REBOT_TEST_FLOOD"

// A flooder is a process of its own, so that it takes none of the time of the process that measures.
type flooder struct {
	tell io.WriteCloser
	told io.Reader
	cmd  *exec.Cmd
}

func startFlooder(b *testing.B, addr string) *flooder {
	f := &flooder{cmd: exec.Command(os.Args[0])}
	f.cmd.Env = append(os.Environ(), floodSetting+"="+addr)
	var err error
	if f.tell, err = f.cmd.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	if f.told, err = f.cmd.StdoutPipe(); err != nil {
		b.Fatal(err)
	}
	if err := f.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	return f
}

// on lets it ask, or not.
func (f *flooder) on(b *testing.B, yes bool) {
	if _, err := fmt.Fprintln(f.tell, yes); err != nil {
		b.Error(err)
	}
}

// end ends it. It reports how often it asked, and how often it got no answer.
func (f *flooder) end(b *testing.B) (asked, refused int) {
	_ = f.tell.Close()
	if _, err := fmt.Fscan(f.told, &asked, &refused); err != nil {
		b.Error(err)
	}
	_ = f.cmd.Wait()
	return asked, refused
}

// flood asks a thousand times a second as one user, while the last line that came in is true.
func flood(in io.Reader, out io.Writer, addr string) {
	var asked, refused, on atomic.Int64
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(in); lines.Scan(); {
			on.Store(0)
			if lines.Text() == "true" {
				on.Store(1)
			}
		}
	}()
	var all sync.WaitGroup
	defer func() {
		all.Wait()
		fmt.Fprintln(out, asked.Load(), refused.Load())
	}()
	for last := time.Now(); ; {
		select {
		case <-ended:
			return
		case <-time.After(time.Millisecond):
		}
		due := time.Since(last) / time.Millisecond
		last = last.Add(due * time.Millisecond)
		for range int64(due) * on.Load() {
			all.Go(func() {
				asked.Add(1)
				if body, err := slash(addr, "FLOOD"); err != nil || !strings.Contains(body, "1711.90") {
					refused.Add(1)
				}
			})
		}
	}
}
