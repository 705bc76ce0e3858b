package slack

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkFlood asks the built binary /re price 氧化镝 fifty times a second, each time as another user: for two seconds
// alone, for two beside one user who asks a thousand times a second, and so on in turns. It prints how long the others
// waited: over all, and the p99 of the median turn, which what else the machine does meanwhile disturbs less. Run it with
// -benchtime 1x.
func BenchmarkFlood(b *testing.B) {
	const turns = 15
	p := serve(b, secretSetting)
	for b.Loop() {
		var alone, beside []time.Duration
		var aloneTurns, besideTurns []float64
		var asked, refused int
		var cpu [2]time.Duration
		for turn := range turns {
			idle := p.cpu(b)
			took := p.crowd(b, fmt.Sprint("A", turn))
			cpu[0] += p.cpu(b) - idle
			alone, aloneTurns = append(alone, took...), append(aloneTurns, percentile(took, 99))
			idle = p.cpu(b)
			stop := p.flood(b)
			took = p.crowd(b, fmt.Sprint("B", turn))
			beside, besideTurns = append(beside, took...), append(besideTurns, percentile(took, 99))
			n, no := stop()
			cpu[1] += p.cpu(b) - idle
			asked, refused = asked+n, refused+no
		}
		b.Logf("p99 of each turn in ms, alone %v, beside %v", aloneTurns, besideTurns)
		slices.Sort(aloneTurns)
		slices.Sort(besideTurns)
		x, y := aloneTurns[turns/2], besideTurns[turns/2]
		b.ReportMetric(percentile(alone, 50), "p50-alone-ms")
		b.ReportMetric(percentile(beside, 50), "p50-beside-ms")
		b.ReportMetric(percentile(alone, 99), "p99-alone-ms")
		b.ReportMetric(percentile(beside, 99), "p99-beside-ms")
		b.ReportMetric(x, "turn-p99-alone-ms")
		b.ReportMetric(y, "turn-p99-beside-ms")
		b.ReportMetric(y/x, "turn-p99-ratio")
		b.ReportMetric(cpu[0].Seconds()*1000/(2*turns), "cpu-alone-ms/s")
		b.ReportMetric(cpu[1].Seconds()*1000/(2*turns), "cpu-beside-ms/s")
		b.Logf("%d questions of the flooder in %d s, %d of them refused", asked, 2*turns, refused)
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

// crowd asks fifty times a second for two seconds, each time as another user in another channel.
func (p *process) crowd(b *testing.B, name string) []time.Duration {
	took := make([]time.Duration, 100)
	var all sync.WaitGroup
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for i := range took {
		<-tick.C
		all.Go(func() {
			start := time.Now()
			body := p.slash(b, client, fmt.Sprint(name, i))
			if took[i] = time.Since(start); !strings.Contains(body, "1711.90") {
				b.Errorf("no figure: %s", body)
			}
		})
	}
	all.Wait()
	return took
}

// slash asks as a user in a channel of the same name, and gives the acknowledgement.
func (p *process) slash(b *testing.B, hc *http.Client, name string) string {
	body := strings.Replace(slashForm("C"+name, "price 氧化镝"), "U1", "U"+name, 1)
	return p.acknowledged(b, hc, body, sign("http://"+p.addr+"/slack/commands", body, testSecret, time.Now()).Header)
}

func (p *process) acknowledged(b *testing.B, hc *http.Client, form string, signed http.Header) string {
	r, err := http.NewRequestWithContext(b.Context(), http.MethodPost, "http://"+p.addr+"/slack/commands", strings.NewReader(form))
	if err != nil {
		b.Error(err)
		return ""
	}
	r.Header = signed
	resp, err := hc.Do(r)
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Errorf("%v %v", resp, err)
		return ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.Error(err)
	}
	return string(body)
}

// flood asks a thousand times a second as one user until it is stopped. Stop tells how often it asked, and how often it
// got no answer.
func (p *process) flood(b *testing.B) (stop func() (asked, refused int)) {
	hc := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxConnsPerHost: 64, MaxIdleConnsPerHost: 64}}
	form := strings.Replace(slashForm("CFLOOD", "price 氧化镝"), "U1", "UFLOOD", 1)
	signed := sign("http://"+p.addr+"/slack/commands", form, testSecret, time.Now()).Header // once: it is the binary that is measured
	end := make(chan struct{})
	ended := make(chan [2]int)
	go func() {
		var n [2]int
		var mu sync.Mutex
		var all sync.WaitGroup
		start := time.Now()
		for ; ; n[0]++ {
			next := time.NewTimer(time.Until(start.Add(time.Duration(n[0]) * time.Millisecond)))
			select {
			case <-next.C:
			case <-end:
				all.Wait()
				ended <- n
				return
			}
			all.Go(func() {
				body := p.acknowledged(b, hc, form, signed)
				mu.Lock()
				defer mu.Unlock()
				if !strings.Contains(body, "1711.90") {
					n[1]++
				}
			})
		}
	}()
	return func() (int, int) {
		close(end)
		n := <-ended
		hc.CloseIdleConnections()
		return n[0], n[1]
	}
}
