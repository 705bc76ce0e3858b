package index

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// startsFile has a line for each start since the program last ended by itself.
const startsFile = "starts"

// So many starts in so short a time that none of them ended by itself make the index suspect: a segment can be read such
// that the process dies, which nothing in the process can notice.
const (
	badStarts = 3
	badTime   = 5 * time.Minute
)

// Started notes that a program that answers from the index starts, and puts the index aside when the last three did not
// end by themselves, all within five minutes. Then it is true, and the index will be built anew. What can't be noted is not
// counted.
func Started(state, path string, now time.Time) (suspect bool) {
	dir, err := setFolder(state, path)
	if err != nil {
		return false
	}
	k := generationStore{dir: dir}
	file := filepath.Join(k.dir, startsFile)
	text, _ := os.ReadFile(file)
	var recent []string
	for line := range strings.Lines(string(text)) {
		if at, err := time.Parse(time.RFC3339, strings.TrimSpace(line)); err == nil && now.Sub(at) < badTime {
			recent = append(recent, line)
		}
	}
	if suspect = len(recent) >= badStarts; suspect {
		k.putAside()
		recent = nil
	}
	if os.MkdirAll(k.dir, 0o700) == nil {
		_ = os.WriteFile(file, []byte(strings.Join(recent, "")+now.UTC().Format(time.RFC3339)+"\n"), 0o600)
	}
	return suspect
}

// Ended notes that the program ended by itself.
func Ended(state, path string) {
	if dir, err := setFolder(state, path); err == nil {
		_ = os.Remove(filepath.Join(dir, startsFile))
	}
}
