package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txt"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 4000)])
	}
	f.Add([]byte("氧化镝 ≧99% 1 2 3%\x00"))
	f.Add([]byte("\xff\xfe1\x00\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		is, err := Read("2024-11.txt", data)
		if err != nil {
			if !strings.Contains(err.Error(), "2024-11.txt") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		for _, q := range is.Facts {
			c := q.Cite
			if c.First < 1 || c.Last > len(is.Lines) || c.First > c.Last || c.Article >= len(is.Articles) {
				t.Fatalf("%s %s is cited at %+v of %d lines", q.Subject, q.Value.Text, c, len(is.Lines))
			}
			lines := bulletin.Narrow(strings.Join(is.Lines[c.First-1:c.Last], "\n"))
			if !strings.Contains(strings.ReplaceAll(lines, ",", ""), q.Value.Text) {
				t.Errorf("%s %s does not stand on its lines %d to %d: %q", q.Subject, q.Value.Text, c.First, c.Last,
					lines)
			}
		}
	})
}
