package reload

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	_ "rebot/index/search/disk"
	"rebot/index/synth"
)

// A watched folder is a Reloader over a folder of a test's, and what it logs.
type watched struct {
	*Reloader
	t      *testing.T
	folder string
	log    *strings.Builder
	looks  int
}

var november = bulletin.NewMonth(2024, 11)

// watchNovember watches a folder with one issue.
func watchNovember(t *testing.T) *watched {
	t.Helper()
	w := &watched{t: t, folder: t.TempDir(), log: new(strings.Builder)}
	w.write("2024-11.txt", issueOf(november))
	var err error
	w.Reloader, err = Open(t.Context(), Config{State: t.TempDir(), Path: w.folder,
		Service: bot.Config{TimeLimit: time.Hour}, // how long an answer takes on a busy machine is not what is tested
		Log:     slog.New(slog.NewTextHandler(w.log, nil))})
	if err == nil {
		err = w.rebuild(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	w.log.Reset()
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func issueOf(m bulletin.Month) string { return synth.Brief(m) }

// beginningOf is an issue cut off before its prices.
func beginningOf(m bulletin.Month) string { return issueOf(m)[:1600] }

// write writes a file in place, with a time of its own, since a test may be faster than the clock of the disk.
func (w *watched) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
	w.looks++
	if err := os.Chtimes(path, time.Time{}, time.Unix(1.7e9+int64(w.looks), 0)); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) remove(name string) {
	w.t.Helper()
	if err := os.Remove(filepath.Join(w.folder, name)); err != nil {
		w.t.Fatal(err)
	}
}

// settle looks until what is in the folder has settled and once more.
func (w *watched) settle() {
	for range 3 {
		w.look(w.t.Context())
	}
}

// months are those that can be asked about.
func (w *watched) months() string {
	var out []string
	for _, m := range w.service.Catalog().Months {
		out = append(out, m.String())
	}
	return strings.Join(out, " ")
}

// logged counts the lines with a part in them.
func (w *watched) logged(part string) int { return strings.Count(w.log.String(), part) }

func (w *watched) answer(text string) string {
	return reply.Text(w.service.Ask(context.Background(), "", text))
}

// wantMonths fails when others can be asked about.
func (w *watched) wantMonths(want string) {
	w.t.Helper()
	if got := w.months(); got != want {
		w.t.Errorf("months %s, want %s\n%s", got, want, w.log)
	}
}

func TestAFileThatAppearsIsAnsweredFrom(t *testing.T) {
	w := watchNovember(t)
	w.write("2024-12.txt", issueOf(november+1))
	w.look(t.Context())
	w.wantMonths("2024-11") // it may still be written
	w.look(t.Context())
	w.wantMonths("2024-11 2024-12")
	if got := w.answer("氧化镝多少钱"); !strings.Contains(got, "2024年12月") {
		t.Errorf("answered %s", got)
	}
	if w.logged("2024-12 new") != 1 {
		t.Error(w.log)
	}
}

func TestAFileThatIsRenamedInIsAnsweredFrom(t *testing.T) {
	w := watchNovember(t)
	w.write("coming.tmp", issueOf(november+1))
	w.settle()
	w.wantMonths("2024-11")
	if err := os.Rename(filepath.Join(w.folder, "coming.tmp"), filepath.Join(w.folder, "2024-12.txt")); err != nil {
		t.Fatal(err)
	}
	w.settle()
	w.wantMonths("2024-11 2024-12")
}

func TestAHalfWrittenFileIsLeftAloneAndHoldsUpNoOther(t *testing.T) {
	w := watchNovember(t)
	text := issueOf(november + 1)
	w.write("2025-01.txt", issueOf(november+2))
	for i := range 4 { // it grows between the looks
		w.write("2024-12.txt", text[:(i+1)*len(text)/5])
		w.look(t.Context())
	}
	w.wantMonths("2024-11 2025-01")
	w.write("2024-12.txt", text)
	w.settle()
	w.wantMonths("2024-11 2024-12 2025-01")
}

func TestAFileThatIsWrittenAnewInPlaceAnswersAsBeforeMeanwhile(t *testing.T) {
	w := watchNovember(t)
	before := w.answer("氧化镝多少钱")
	w.write("2024-11.txt", issueOf(november)[:500])
	w.write("2025-01.txt", issueOf(november+2))
	w.look(t.Context())
	w.write("2024-11.txt", beginningOf(november))
	w.look(t.Context())
	w.wantMonths("2024-11 2025-01")
	if got := w.answer("2024年11月氧化镝多少钱"); got != before {
		t.Errorf("answered\n%s\nwant\n%s", got, before)
	}
}

func TestABadFileIsLeftAloneWithOneLineUntilItChanges(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "binary": "\x7fELF\x00\x01\x02", "no month": "今天天气很好。\n"} {
		t.Run(name, func(t *testing.T) {
			w := watchNovember(t)
			gen, counted := w.lib, testutil.ToFloat64(w.cfg.Metrics.BulletinsLeftAlone)
			w.write("bad.txt", text)
			w.settle()
			w.write("2024-12.txt", issueOf(november+1)) // makes a new library
			w.settle()
			if n := w.logged("a bulletin file is left alone"); n != 1 || w.logged("bad.txt:") != 1 ||
				testutil.ToFloat64(w.cfg.Metrics.BulletinsLeftAlone) != counted+1 || gen == w.lib {
				t.Errorf("%d lines, counted %v:\n%s", n, testutil.ToFloat64(w.cfg.Metrics.BulletinsLeftAlone)-counted,
					w.log)
			}
			w.write("bad.txt", text+" ")
			w.settle()
			if n := w.logged("a bulletin file is left alone"); n != 2 {
				t.Errorf("after it changed: %d lines\n%s", n, w.log)
			}
			w.wantMonths("2024-11 2024-12")
		})
	}
}

func TestAMonthGoesOnWhenItsFileBreaks(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "binary": "\x7fELF\x00\x01\x02"} {
		t.Run(name, func(t *testing.T) {
			w := watchNovember(t)
			before := w.answer("氧化镝多少钱")
			w.write("2024-11.txt", text)
			w.settle()
			w.write("2025-01.txt", issueOf(november+2))
			w.settle()
			w.wantMonths("2024-11 2025-01")
			if got := w.answer("2024年11月氧化镝多少钱"); got != before {
				t.Errorf("answered\n%s\nwant\n%s", got, before)
			}
			if w.logged("what it said before goes on") != 1 {
				t.Error(w.log)
			}
		})
	}
}

// price is the mean of the newest month that the table of prices gives.
func (w *watched) price(product string) string {
	w.t.Helper()
	for _, f := range w.lib.FactsOf(bulletin.PriceFact, product) {
		if f.Table && f.Measure == bulletin.MonthMean && f.Period == bulletin.MonthOf(f.Issue.Month) {
			return f.Value.Text
		}
	}
	w.t.Fatalf("there is no price of %s", product)
	return ""
}

func TestARevisionIsAnsweredFrom(t *testing.T) {
	w := watchNovember(t)
	was := w.answer("氧化镝多少钱")
	price := w.price("氧化镝")
	w.write("2024-11.txt", strings.ReplaceAll(issueOf(november), price, "1234.56"))
	w.settle()
	if got := w.answer("氧化镝多少钱"); !strings.Contains(was, price) || !strings.Contains(got, "1234.56") {
		t.Errorf("answered %s, before %s", got, was)
	}
	if w.logged("2024-11 revised") != 1 {
		t.Error(w.log)
	}
}

func TestARemovedFileTakesItsMonthAlong(t *testing.T) {
	w := watchNovember(t)
	w.write("2024-12.txt", issueOf(november+1))
	w.settle()
	w.remove("2024-12.txt")
	w.look(t.Context())
	w.wantMonths("2024-11 2024-12") // it may be on its way back
	w.settle()
	w.wantMonths("2024-11")
	if w.logged("2024-12 gone") != 1 {
		t.Error(w.log)
	}
}

func TestAnEmptyOrMissingFolderLeavesTheLibrary(t *testing.T) {
	w := watchNovember(t)
	before := w.answer("氧化镝多少钱")
	w.remove("2024-11.txt")
	w.settle()
	if err := os.Remove(w.folder); err != nil {
		t.Fatal(err)
	}
	w.settle()
	if w.answer("氧化镝多少钱") != before || w.logged("the bulletins are away") != 1 ||
		!w.service.Away() {
		t.Errorf("answered %s\n%s", w.answer("氧化镝多少钱"), w.log)
	}
	if err := os.Mkdir(w.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	w.write("2024-12.txt", issueOf(november+1))
	w.settle()
	w.wantMonths("2024-12")
	if w.service.Away() || w.logged("the bulletins are back") != 1 {
		t.Error("they are back, and called away", w.log)
	}
}

// A folder that is away at a start, as on a disk that is not there yet, is answered for by the index that is kept.
func TestAFolderThatIsAwayAtAStartIsAnsweredForFromTheIndex(t *testing.T) {
	for name, take := range map[string]func(folder string) error{
		"missing": func(folder string) error { return os.Rename(folder, folder+".away") },
		"empty": func(folder string) error {
			return errors.Join(os.Rename(folder, folder+".away"), os.Mkdir(folder, 0o700))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := watchNovember(t)
			before := w.answer("氧化镝多少钱")
			if err := take(w.folder); err != nil {
				t.Fatal(err)
			}
			again, err := Open(t.Context(), w.cfg)
			if err != nil {
				t.Fatal(err)
			}
			w.Reloader = again
			if w.answer("氧化镝多少钱") != before || w.logged("the bulletins are away") != 1 ||
				!strings.Contains(w.answer("status"), "can't be reached") {
				t.Errorf("answered %s\nstatus %s\n%s", w.answer("氧化镝多少钱"), w.answer("status"), w.log)
			}
			if err := errors.Join(os.RemoveAll(w.folder), os.Rename(w.folder+".away", w.folder)); err != nil {
				t.Fatal(err)
			}
			w.write("2024-12.txt", issueOf(november+1))
			w.settle()
			w.wantMonths("2024-11 2024-12")
			if w.service.Away() || w.logged("2024-12 new") != 1 {
				t.Error(w.log)
			}
		})
	}
	if _, err := Open(t.Context(), Config{State: t.TempDir(), Path: filepath.Join(t.TempDir(), "none")}); err == nil {
		t.Error("it starts with neither bulletins nor an index")
	}
}

func TestTwoFilesOfAMonthAreSaidAndTheOneThatAnswersGoesOn(t *testing.T) {
	w := watchNovember(t)
	before := w.answer("氧化镝多少钱")
	price := w.price("氧化镝")
	w.write("2024-11 copy.txt", strings.ReplaceAll(issueOf(november), price, "1234.56"))
	w.settle()
	if got := w.answer("氧化镝多少钱"); got != before ||
		w.logged("2024-11 copy.txt: it is the issue of 2024-11, as 2024-11.txt already is") != 1 {
		t.Errorf("answered %s\n%s", got, w.log)
	}
	w.remove("2024-11.txt")
	w.settle()
	if got := w.answer("氧化镝多少钱"); !strings.Contains(got, "1234.56") {
		t.Errorf("when the first is gone: %s\n%s", got, w.log)
	}
}

func TestLookingAtWhatDidNotChangeMakesNothing(t *testing.T) {
	w := watchNovember(t)
	lib := w.lib
	w.settle()
	w.write("2024-11.txt", issueOf(november)) // the same bytes at another time
	w.settle()
	if w.lib != lib || w.log.Len() > 0 {
		t.Error(w.log)
	}
}

// A month goes, since a new one is analyzed by workers of Bleve's, which are outside the bubble.
func TestAWatcherLooksUntilItIsToEnd(t *testing.T) {
	w := watchNovember(t)
	w.write("2024-12.txt", issueOf(november+1))
	w.settle()
	w.wantMonths("2024-11 2024-12")
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			if err := w.Run(ctx); err != nil {
				t.Error(err)
			}
			close(ended)
		}()
		w.remove("2024-12.txt")
		time.Sleep(2*lookEvery + time.Millisecond) // of the bubble
		synctest.Wait()
		w.wantMonths("2024-11")
		cancel()
		<-ended
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
}
