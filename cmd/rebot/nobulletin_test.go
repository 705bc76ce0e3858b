package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// An other is a text that is no bulletin, and what rebot says of it.
type other struct {
	name, said string
	text       []byte
}

// others are the texts of testdata/no-bulletin.txt.
func others(t *testing.T) (list []other) {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "no-bulletin.txt"))
	if err != nil {
		t.Fatal(err)
	}
	written := regexp.MustCompile(`\\x[0-9a-f]{2}`)
	for _, f := range a.Files {
		name, said, _ := strings.Cut(f.Name, " → ")
		text := written.ReplaceAllFunc(f.Data, func(b []byte) []byte {
			n, _ := strconv.ParseUint(string(b[2:]), 16, 8)
			return []byte{byte(n)}
		})
		list = append(list, other{name, said, []byte(strings.TrimSuffix(string(text), "\n"))})
	}
	return list
}

func TestWhatIsNoBulletinIsRefusedByWhatItIs(t *testing.T) {
	t.Parallel()
	all, refused := others(t), 0
	for _, o := range all {
		path := filepath.Join(t.TempDir(), "2024-12.txt")
		if err := os.WriteFile(path, o.text, 0o600); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		err := run(t.Context(), []string{"read", path}, func(string) string { return "" }, nil, io.Discard, &out)
		if lines := strings.Split(out.String(), "\n"); err == nil || !strings.Contains(lines[0], o.said) ||
			len(lines) != 2 {
			t.Errorf("%s: %v, %s", o.name, err, out.String())
			continue
		}
		refused++
	}
	t.Logf("%d of %d refused", refused, len(all))
}

// All of them are put beside a good issue: it goes on answering, each is told in one line, and every place where one
// looks says so, after a restart as well.
func TestServeLeavesWhatIsNoBulletinAloneAndSaysSo(t *testing.T) {
	t.Parallel()
	env, all := slackEnv(t), others(t)
	env["REBOT_BULLETINS"] = t.TempDir()
	put := func(name string, text []byte) {
		if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("2024-11.txt", []byte(synth.Issue(bulletin.NewMonth(2024, 11))))
	for i, o := range all {
		put(fmt.Sprintf("%s-%d.txt", o.name, 2030+i), o.text)
	}
	for _, start := range []string{"first", "again"} {
		s := startServe(t, env)
		readyBecomes(t, s.addr, 200, fmt.Sprintf(`library: ok, issues 1, newest 2024-11, files left alone %d: \w+`, len(all)))
		if said, err := health(t, s.addr); err != nil || !strings.Contains(said, "files left alone") {
			t.Errorf("%s: health: %s %v", start, said, err)
		}
		_, body := command(t, s.addr, "canary-secret", "status")
		if !strings.Contains(body, "can't be used: "+fmt.Sprint(len(all))) {
			t.Errorf("%s: status: %s", start, body)
		}
		if _, body := command(t, s.addr, "canary-secret", "price 氧化镝"); !strings.Contains(body, "元/公斤") {
			t.Errorf("%s: answered %s", start, body)
		}
		if err := s.stop(); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(s.log.all(), "a bulletin file is left alone"); n != len(all) {
			t.Errorf("%s: %d lines tell of %d files:\n%s", start, n, len(all), s.log.all())
		}
	}
}

func TestAFileOfDamagedLinesGivesAFewLinesAndACount(t *testing.T) {
	t.Parallel()
	env := slackEnv(t)
	env["REBOT_BULLETINS"] = t.TempDir()
	text := synth.Issue(bulletin.NewMonth(2024, 11)) + strings.Repeat("稀土稀土稀土稀土稀土稀土稀土稀土\xff价格\n", 3000)
	if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], "2024-11.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s := startServe(t, env)
	s.log.find("the index is built")
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(s.log.all(), "reading the bulletins"); n > 4 ||
		!strings.Contains(s.log.all(), "2997 more lines") {
		t.Errorf("%d lines:\n%s", n, s.log.all())
	}
}

// An operator who knows better names the file, and what is no text stays refused.
func TestAnOperatorHasATextTakenByItsName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "2024-12.issue.txt")
	for text, want := range map[string]bool{"各位同事：\n\n氧化镝的价格还没谈好。\n": true, "%PDF-1.7\n": false} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := run(t.Context(), []string{"read", path}, func(string) string { return "" }, nil, io.Discard, io.Discard)
		if (err == nil) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}
