package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// mustOpen opens the library of a folder and closes it with the test.
func mustOpen(t testing.TB, state, folder string) *Library {
	t.Helper()
	lib, problems := openAnyhow(t, state, folder)
	if len(problems) > 0 {
		t.Fatalf("Open: problems %v", problems)
	}
	return lib
}

// openAnyhow opens the library of a folder, whatever problems there are, and closes it with the test.
func openAnyhow(t testing.TB, state, folder string) (*Library, []error) {
	t.Helper()
	lib, problems, err := Open(context.Background(), state, folder)
	if err != nil {
		t.Fatalf("Open: %v, problems %v", err, problems)
	}
	t.Cleanup(func() { lib.Close() })
	return lib, problems
}

// currentFolder is the folder of the current generation.
func currentFolder(t testing.TB, state string) string {
	t.Helper()
	current := one(t, state, "index/*/"+currentFile)
	name, err := os.ReadFile(current)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(filepath.Dir(current), string(name))
}

func answersOf(t testing.TB, lib *Library) (out []string) {
	t.Helper()
	for _, q := range synth.Questions(30) {
		hits, err := lib.Search(context.Background(), Query{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			out = append(out, fmt.Sprintf("%s %d %d %.6f %v %s", h.Issue.Month, h.Article, h.Paragraph, h.Score, h.Marks,
				h.Passage().Text))
		}
	}
	return out
}

func TestAnIndexOpenedFromDiskAnswersAsTheBulletinsDo(t *testing.T) {
	folder := synth.BriefFolder(t, 4)
	state := t.TempDir()
	read, _, err := Open(t.Context(), "", folder)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	mustOpen(t, state, folder) // builds
	made := currentFolder(t, state)
	kept := mustOpen(t, state, folder)
	if currentFolder(t, state) != made {
		t.Error("the second opening built the index again")
	}
	for i, is := range read.Issues() {
		is.Figures = nil // the account has it
		if !reflect.DeepEqual(is, kept.Issues()[i]) {
			t.Errorf("issue %s differs when it comes from the disk", is.Month)
		}
	}
	if want, got := answersOf(t, read), answersOf(t, kept); !reflect.DeepEqual(want, got) || len(got) == 0 {
		t.Errorf("answers from the disk differ:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAChangedFolderMakesANewIndex(t *testing.T) {
	folder := synth.BriefFolder(t, 2)
	state := t.TempDir()
	mustOpen(t, state, folder)
	month := bulletin.NewMonth(2110, 5)
	path := filepath.Join(folder, month.String()+".txt")
	changes := []struct {
		name string
		do   func() error
		want int
	}{
		{"one file more", func() error { return os.WriteFile(path, []byte(synth.Brief(month)), 0o644) }, 3},
		{"the file's text", func() error { return os.WriteFile(path, []byte(synth.Brief(month)+"\n一句新话。\n"), 0o644) }, 3},
		{"the file gone", func() error { return os.Remove(path) }, 2},
	}
	for _, c := range changes {
		before := currentFolder(t, state)
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		if n := len(mustOpen(t, state, folder).Issues()); n != c.want {
			t.Errorf("%s: %d issues, want %d", c.name, n, c.want)
		}
		if currentFolder(t, state) == before {
			t.Errorf("%s: the old index was opened", c.name)
		}
	}
}

func TestAFileThatWasOnlyTouchedKeepsTheIndex(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	before := currentFolder(t, state)
	files, _ := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err := os.Chtimes(files[0], time.Time{}, time.Unix(1e9, 0)); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, state, folder)
	if currentFolder(t, state) != before {
		t.Error("the index was built again")
	}
}

// one is the only file of a folder that matches a pattern.
func one(t testing.TB, folder, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s of %s are %v, %v", pattern, folder, found, err)
	}
	return found[0]
}

// damages are ways in which a disk, or a hand, spoils an index.
func damages(t *testing.T) map[string]func(folder string) error {
	flip := func(file string) func(string) error {
		return func(folder string) error {
			path := one(t, folder, file)
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b[rand.IntN(len(b))] ^= 1 << rand.IntN(8)
			return os.WriteFile(path, b, 0o600)
		}
	}
	cut := func(file string) func(string) error {
		return func(folder string) error { return os.Truncate(one(t, folder, file), 100) }
	}
	all := map[string]func(string) error{}
	for name, pattern := range map[string]string{"the passages": "store/*.zap", "the snapshots": "store/root.bolt",
		"the settings": "index_meta.json", "the manifest": manifestFile} {
		all["a bit flipped in "+name], all[name+" cut short"] = flip(pattern), cut(pattern)
		all[name+" gone"] = func(folder string) error { return os.Remove(one(t, folder, pattern)) }
	}
	all["a generation gone"] = os.RemoveAll
	all["CURRENT empty"] = func(folder string) error {
		return os.WriteFile(filepath.Join(filepath.Dir(folder), currentFile), nil, 0o600)
	}
	all["CURRENT leading out"] = func(folder string) error {
		return os.WriteFile(filepath.Join(filepath.Dir(folder), currentFile), []byte("../.."), 0o600)
	}
	return all
}

// openKept opens the current generation and builds none.
func openKept(t *testing.T, state, folder string) error {
	k, err := storeOf(state, folder)
	if err != nil {
		t.Fatal(err)
	}
	defer k.folder.Close()
	lib, _, err := k.open()
	if err == nil {
		lib.Close()
	}
	return err
}

func TestADamagedIndexIsBuiltAgain(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	want := answersOf(t, mustOpen(t, state, folder))
	for name, damage := range damages(t) {
		if err := damage(currentFolder(t, state)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := openKept(t, state, folder); err == nil || errors.Is(err, errStale) {
			t.Errorf("%s: opening says %v", name, err)
		}
		lib, problems := openAnyhow(t, state, folder)
		if len(problems) != 1 || !errors.Is(problems[0], ErrDamaged) {
			t.Errorf("%s: the problems are %v", name, problems)
		}
		if got := answersOf(t, lib); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the answers changed", name)
		}
	}
}

func TestEveryFlippedBitOfTheIndexIsSeen(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	k := generationStore{dir: filepath.Dir(currentFolder(t, state))}
	gen, err := k.current()
	if err != nil {
		t.Fatal(err)
	}
	path := one(t, gen.folder, "store/*.zap")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		b := append([]byte(nil), whole...)
		b[rand.IntN(len(b))] ^= 1 << rand.IntN(8)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := gen.check(); !errors.Is(err, ErrDamaged) {
			t.Fatalf("a flipped bit passed: %v", err)
		}
	}
}

func TestAHundredFlippedBytesOfTheIndexFolderChangeNoAnswer(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	want := answersOf(t, mustOpen(t, state, folder))
	bytes := 100
	if testing.Short() {
		bytes = 5
	}
	for range bytes {
		file := flipAByte(t, filepath.Join(state, "index"))
		lib, problems, err := Open(context.Background(), state, folder)
		if err != nil || slices.ContainsFunc(problems, func(p error) bool { return !errors.Is(p, ErrDamaged) }) {
			t.Fatalf("a byte of %s flipped: %v, problems %v", file, err, problems)
		}
		if !reflect.DeepEqual(answersOf(t, lib), want) {
			t.Errorf("a byte of %s flipped: the answers changed", file)
		}
		lib.Close()
	}
}

// flipAByte changes one byte of one file somewhere in a folder: each file, however short, is as likely as the others.
func flipAByte(t *testing.T, folder string) (path string) {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*", "*/*", "*/*/*", "*/*/*/*"} {
		found, _ := filepath.Glob(filepath.Join(folder, pattern))
		files = append(files, slices.DeleteFunc(found, func(f string) bool {
			i, err := os.Stat(f)
			return err != nil || i.IsDir() || i.Size() == 0
		})...)
	}
	path = files[rand.IntN(len(files))]
	flipAByteOf(t, path)
	return path
}

func flipAByteOf(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[rand.IntN(len(b))] ^= byte(1 + rand.IntN(255))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAStateFolderThatCannotBeWrittenIsAProblemNotAnEnd(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(state, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	lib, problems, err := Open(context.Background(), state, folder)
	if err != nil || len(problems) != 1 {
		t.Fatalf("error %v, problems %v; want one problem", err, problems)
	}
	defer lib.Close()
	if len(answersOf(t, lib)) == 0 {
		t.Error("the library finds nothing")
	}
}

func TestFilesThatCannotBeReadAreStillSaidWhenTheIndexIsOpened(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	if err := os.WriteFile(filepath.Join(folder, "empty.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	state := t.TempDir()
	var said [2]string
	for i := range said {
		lib, problems, err := Open(context.Background(), state, folder)
		if err != nil {
			t.Fatal(err)
		}
		defer lib.Close()
		said[i] = fmt.Sprint(problems)
	}
	if said[0] != said[1] || !strings.Contains(said[1], "empty.txt") {
		t.Errorf("problems are %s, then %s", said[0], said[1])
	}
}

func TestWhatAKilledBuildLeavesIsNotOpened(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	before := currentFolder(t, state)
	half := filepath.Join(filepath.Dir(before), "new-123")
	if err := os.Mkdir(half, 0o700); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, state, folder)
	if currentFolder(t, state) != before {
		t.Error("the generation changed")
	}
}

func TestOpeningABrokenIndexLeavesItForLookingAt(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	if err := os.Truncate(one(t, currentFolder(t, state), "store/*.zap"), 10); err != nil {
		t.Fatal(err)
	}
	openAnyhow(t, state, folder)
	one(t, state, "index/*/"+asideFolder+"/store/*.zap")
}
