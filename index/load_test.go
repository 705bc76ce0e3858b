package index

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract"
)

const goodIssue = "2024年10月稀土价格走势\n单位：元/公斤\n产品名 纯度 2024年9月平均价 2024年10月平均价 环比\n" +
	"氧化镝 ≧99% 1808.33 1773.95 -1.90%\n（来源：测试）\n"

// What can't be read is told with its file and what to do; the issues beside it still answer.
func TestBadFilesStopNothingElse(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	outside := filepath.Join(t.TempDir(), "2023-01.txt")
	if err := os.WriteFile(outside, []byte(goodIssue), 0o644); err != nil {
		t.Fatal(err)
	}
	write("2024-10.txt", []byte(goodIssue))
	write("2024-01.txt", nil)
	write("2024-02.txt", []byte("\x00\x00\x00"))
	write("2024-03.txt", []byte(strings.Repeat("稀土", 20<<20/6)))
	write("2024-04.txt", []byte(strings.ReplaceAll(goodIssue, "1808.33 ", "")))
	write("copy-2024-10.txt", []byte(goodIssue))
	write("notes.md", []byte("not a bulletin"))
	write("b\x1b[31m\n2024-05.txt", []byte(goodIssue))
	write("bad\xff-2024-06.txt", []byte(goodIssue))
	write("2024-07.txt", []byte("\x1f\x8b\x08\x00\xff\xfe\x80\x81\xa0"))
	write("2024-08.txt", []byte("PK\x03\x04\x14\x00\x00\x00"))
	write("endless.txt", nil)
	if err := os.Truncate(filepath.Join(dir, "endless.txt"), 1<<40); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"passwd.txt": "/etc/passwd", "loop.txt": "loop.txt", "dir.txt": ".",
		"dots.txt": "../" + filepath.Base(dir) + "/2024-10.txt", "zero.txt": "/dev/zero", "nowhere.txt": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.txt"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "2023-01.txt")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "2023-02.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	checkBadFiles(t, func() (*Library, []error, error) { return Open(t.Context(), "", dir) })
	checkBadFiles(t, func() (*Library, []error, error) { return Open(t.Context(), t.TempDir(), dir) })
}

func checkBadFiles(t *testing.T, load func() (*Library, []error, error)) {
	t.Helper()
	lib, problems, err := load()
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	for _, want := range []string{"2024-01.txt: the file is empty", "2024-02.txt:1: this is not text", "2024-03.txt: the file has", "2024-04.txt",
		"copy-2024-10.txt: it is the issue of 2024-10", "2023-01.txt: it is not a regular file", "2023-02.txt: it is not a regular file",
		`"b\x1b[31m\n2024-05.txt": the name has characters`, `"bad\xff-2024-06.txt": the name has characters`, "2024-07.txt: this is a compressed file",
		"2024-08.txt: this is a ZIP archive", "notes.md: no month", "endless.txt: the file has",
		"passwd.txt: it is not a regular file", "loop.txt: it is not a regular file",
		"dir.txt: it is not a regular file", "dots.txt: it is not a regular file",
		"zero.txt: it is not a regular file", "nowhere.txt: it is not a regular file",
		"folder.txt: it is not a regular file"} {
		found := false
		for _, p := range problems {
			if strings.ContainsAny(p.Error(), "\x1b\n") || !utf8.ValidString(p.Error()) {
				t.Errorf("a problem could write to the terminal: %q", p)
			}
			found = found || strings.Contains(p.Error(), want)
		}
		if !found {
			t.Errorf("no problem says %q: %v", want, problems)
		}
	}
	qs := lib.FactsOf(bulletin.PriceFact, "氧化镝")
	if len(qs) != 2 || qs[0].Issue.Month != bulletin.NewMonth(2024, 10) {
		t.Errorf("the good issue gives %d prices, want 2", len(qs))
	}
}

func TestAFileThatCannotBeOpenedIsTold(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read every file, so one that can't be read can't be made")
	}
	dir := t.TempDir()
	for name, mode := range map[string]os.FileMode{"2024-10.txt": 0o644, "2024-09.txt": 0} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(goodIssue), mode); err != nil {
			t.Fatal(err)
		}
	}
	lib, problems, err := Open(t.Context(), "", dir)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Error(), "2024-09.txt") {
		t.Fatalf("problems %v, error %v", problems, err)
	}
	lib.Close()
}

func TestNothingToReadIsAnError(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "missing")} {
		if _, _, err := Open(t.Context(), "", path); err == nil {
			t.Errorf("%s gives no error", path)
		}
	}
}

// The month before, as an issue's column prints it, is held against that month's own issue.
func TestIssuesAreHeldAgainstEachOther(t *testing.T) {
	older, err := extract.Read("2024-10.txt", []byte(goodIssue))
	if err != nil {
		t.Fatal(err)
	}
	next := strings.NewReplacer("2024年10月", "2024年11月", "2024年9月", "2024年10月",
		"1808.33 1773.95 -1.90%", "1783.95 1711.90 -4.04%").Replace(goodIssue)
	newer, err := extract.Read("2024-11.txt", []byte(next))
	if err != nil {
		t.Fatal(err)
	}
	lib, err := NewLibrary([]*bulletin.Issue{newer, older})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	fs := lib.Findings()
	if len(fs) != 1 || fs[0].Rule != "month" || fs[0].Issue != newer || fs[0].Other != older {
		t.Errorf("findings %+v, want one between the two issues", fs)
	}
}
