package bot

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// Generation counts the bots that answered here, the one that does now included.
func (d *Service) Generation() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.generations
}

// Health reports what keeps the service from answering, or from answering well, nil if nothing does. It really
// searches.
func (d *Service) Health(ctx context.Context) (err error) {
	d.during(func(s *generation) {
		switch {
		case s.state == NotBuilt:
			err = errors.New("the index is being rebuilt")
		case len(s.engine.Catalog().Months) == 0:
			err = errors.New("no issue is loaded")
		case s.state == Unvalidated:
			err = errors.New("the bulletins failed the proof, see the log")
		default:
			if _, e := s.lib.Search(ctx, index.Query{Text: "稀土", N: 1}); e != nil {
				err = errors.New("the search is broken")
			}
		}
	})
	return err
}

// Findings is how many places the bulletins have that cannot all be right.
func (d *Service) Findings() (n int) {
	d.during(func(s *generation) { n = len(s.lib.Findings()) })
	return n
}

// A LeftAlone is a file of the watched folder that can't be used as it is, and why.
type LeftAlone struct{ File, Why string }

// LeftAlone lists the files of the watched folder that can't be used as they are.
func (d *Service) LeftAlone() []LeftAlone {
	if p := d.alone.Load(); p != nil {
		return *p
	}
	return nil
}

// Away reports whether the bulletins can't be looked at, so that it answers from what was read of them before.
func (d *Service) Away() bool { return d.away.Load() }

// SetAway notes whether the bulletins can't be looked at.
func (d *Service) SetAway(is bool) { d.away.Store(is) }

// Shipped reports whether it answers from the edition inside the binary.
func (d *Service) Shipped() bool { return d.shipped }

// SetLeftAlone notes the files of the watched folder that can't be used as they are.
func (d *Service) SetLeftAlone(files []LeftAlone) {
	shown := make([]LeftAlone, len(files))
	for i, f := range files {
		shown[i] = LeftAlone{shownText(f.File), shownText(f.Why)}
	}
	d.alone.Store(&shown)
}

func shownText(s string) string { return strings.Map(printed, strings.ToValidUTF8(s, "\uFFFD")) }

// printed stands for a character of a name where it is shown: a name may command a terminal.
func printed(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return unicode.ReplacementChar
}

// FewNames names the first files of a list, and that there are more.
func FewNames(files []LeftAlone) string {
	var names []string
	for _, f := range files[:min(len(files), fewNames)] {
		names = append(names, f.File)
	}
	if len(files) > fewNames {
		return strings.Join(names, ", ") + " …"
	}
	return strings.Join(names, ", ")
}

const fewNames = 3

// statusWord is a message that is nothing but the word: a question that has it among others is about the bulletin.
var statusWord = regexp.MustCompile(`(?i)^[/\s]*(?:status|运行状态|状态)[\s?!.。]*$`)

// AsksStatus reports whether a message asks how rebot itself is.
func AsksStatus(text string) bool {
	return statusWord.MatchString(bulletin.Simplify(norm.NFKC.String(text)))
}

// About is the intent of a question about rebot itself.
type About struct{}

// String prints status{}.
func (About) String() string { return "status{}" }

// statusInEnglish reports whether a text that asks for the status is answered in English: status alone is one of its words,
// and /status one of no language.
func statusInEnglish(ctx context.Context, text string) bool {
	chosen := languageOf(ctx).Chosen
	if strings.HasPrefix(text, "/") {
		return IsEnglish(ctx, text)
	}
	return chosen == English || chosen == "" && !strings.ContainsFunc(bulletin.Simplify(text), isHan)
}

// status reports how rebot is: what was built, what it answers from, how long answers take.
func (d *Service) status(english bool) *reply.Reply {
	a := reply.NewWriter(About{}, english)
	a.Status = reply.Helped
	a.Title = strings.TrimSpace("rebot " + d.version)
	alone := d.LeftAlone()
	a.Lead = loadedText(a, d.Catalog(), d.Rebuilding(), alone)
	if d.Away() {
		a.Lead += a.Say("简报文件夹现在读不到，按此前建好的索引回答。",
			" The folder of bulletins can't be reached: answers come from the index that was kept.")
	}
	if d.shipped {
		a.Lead += a.Say("这是随程序附带的示例版，不是原刊。", " It is the edition that ships, not the bulletin.")
	}
	n, half, most := d.times.quantiles()
	a.Details = []string{timesText(a, n, half, most), uptime(a, time.Since(d.since))}
	for _, f := range alone[:min(len(alone), fewNames)] {
		a.Details = append(a.Details, f.Why)
	}
	a.Permit(a.Title, a.Lead)
	a.Permit(a.Details...)
	return a.Reply
}

func loadedText(a reply.Writer, c *intent.Catalog, rebuilding bool, alone []LeftAlone) string {
	text := a.Say("没有载入简报。", "No issue is loaded.")
	if n := len(c.Months); rebuilding {
		text = a.Say("索引正在重建。", "The index is being rebuilt.")
	} else if n == 1 {
		text = a.Say(fmt.Sprintf("已载入 1 期简报：%s。", a.MonthName(c.Newest())),
			fmt.Sprintf("Issues loaded: 1, %s.", a.MonthName(c.Newest())))
	} else if n > 0 {
		text = a.Say(fmt.Sprintf("已载入 %d 期简报：%s至%s。", n, a.MonthName(c.Months[0]), a.MonthName(c.Newest())),
			fmt.Sprintf("Issues loaded: %d, %s to %s.", n, a.MonthName(c.Months[0]), a.MonthName(c.Newest())))
	}
	if n := len(alone); n > 0 {
		text += a.Say(fmt.Sprintf("文件夹里有 %d 个文件未能采用（%s），见日志。", n, FewNames(alone)),
			fmt.Sprintf(" Files of the folder that can't be used: %d (%s), see the log.", n, FewNames(alone)))
	}
	return text
}

func timesText(a reply.Writer, n int, half, most time.Duration) string {
	if n == 0 {
		return a.Say("还没有人提问。", "Nobody has asked yet.")
	}
	ms := func(d time.Duration) string { return fmt.Sprintf("%.2f", d.Seconds()*1000) }
	return a.Say(fmt.Sprintf("答复用时（最近 %d 问）：p50 %s 毫秒，p99 %s 毫秒。", n, ms(half), ms(most)),
		fmt.Sprintf("Answer time (last %d questions): p50 %s ms, p99 %s ms.", n, ms(half), ms(most)))
}

func uptime(a reply.Writer, d time.Duration) string {
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	return a.Say(fmt.Sprintf("已运行 %d 天 %d 小时 %d 分。", days, hours, minutes),
		fmt.Sprintf("Up %dd %dh %dm.", days, hours, minutes))
}

// times keep how long the last answers took.
type times struct {
	mu   sync.Mutex
	last [1000]time.Duration
	n    int // how many there were
}

func (t *times) add(d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last[t.n%len(t.last)] = d
	t.n++
}

// quantiles reports how many are kept, what half of them did not exceed, and what 99 of 100 did not.
func (t *times) quantiles() (n int, half, most time.Duration) {
	t.mu.Lock()
	all := slices.Clone(t.last[:min(t.n, len(t.last))])
	t.mu.Unlock()
	if n = len(all); n == 0 {
		return 0, 0, 0
	}
	slices.Sort(all)
	return n, all[(n-1)/2], all[(n*99-1)/100]
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
