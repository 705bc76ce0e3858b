package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// The edition that ships has sentences of its own: each citation of it says so, and none of a bulletin does.
func TestEachCitationOfTheEditionSaysWhatItIs(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "2024-11.txt"), []byte(synth.Issue(bulletin.NewMonth(2024, 11))),
		0o600); err != nil {
		t.Fatal(err)
	}
	for ask, mark := range map[string]string{
		"氧化镝多少钱":                         "示例版，非原文",
		"氧化镝和氧化铽的价格":                     "示例版，非原文",
		"price of dysprosium oxide":      "in the words of the edition that ships",
		"how much is praseodymium oxide": "in the words of the edition that ships",
	} {
		for path, is := range map[string]bool{"": true, folder: false} {
			_, said := runVerb(t.Context(), map[string]string{"REBOT_BULLETINS": path}, "ask", ask)
			n := 0
			for line := range strings.Lines(said) {
				if !strings.Contains(line, "来源：") && !strings.Contains(line, "Source: ") {
					continue
				}
				n++
				if strings.Contains(line, mark) != is {
					t.Errorf("%s of %q: %s", ask, path, line)
				}
			}
			if n == 0 {
				t.Errorf("%s of %q cites nothing: %s", ask, path, said)
			}
		}
	}
}

func TestTheEditionSaysWhatItIsInSlackToo(t *testing.T) {
	env := slackEnv(t)
	env["REBOT_BULLETINS"] = ""
	s := startServe(t, env)
	if _, body := command(t, s.addr, "canary-secret", "price 氧化镝"); !strings.Contains(body, "示例版，非原文") &&
		!strings.Contains(body, "in the words of the edition that ships") {
		t.Error(body)
	}
}

// Passages of the edition are not quotations of the newspaper that their article names: the search says so too.
func TestWhatIsFoundInTheEditionSaysWhatItIs(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "2024-11.txt"), []byte(synth.Issue(bulletin.NewMonth(2024, 11))),
		0o600); err != nil {
		t.Fatal(err)
	}
	for mark, args := range map[string][]string{
		"示例版，非原文":        {"search", "-n", "2", "氧化镝 价格"},
		`"edition":true`: {"search", "--json", "-n", "2", "氧化镝 价格"},
	} {
		for path, want := range map[string]int{"": 2, folder: 0} {
			_, said := runVerb(t.Context(), map[string]string{"REBOT_BULLETINS": path}, args...)
			if n := strings.Count(said, mark); n != want || !strings.Contains(said, "2024-11") {
				t.Errorf("%v of %q: %d marks in %s", args, path, n, said)
			}
		}
	}
}
