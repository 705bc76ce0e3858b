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

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/extract"
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

// generation is the folder of the current generation.
func generation(t testing.TB, state string) string {
	t.Helper()
	name, err := os.ReadFile(filepath.Join(state, "index", currentFile))
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(state, "index", string(name))
}

func answersOf(t testing.TB, lib *Library) (out []string) {
	t.Helper()
	for _, q := range synth.Questions(30) {
		hits, err := lib.Search(context.Background(), Query{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			text, _, _ := Extract(q, h)
			out = append(out, fmt.Sprintf("%s %d %d %.6f %v %s", h.Issue.Month, h.Article, h.Paragraph, h.Score, h.Marks, text))
		}
	}
	return out
}

func TestAnIndexOpenedFromDiskAnswersAsTheBulletinsDo(t *testing.T) {
	folder, _ := synth.Folder(t, 4)
	state := t.TempDir()
	read, _, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	mustOpen(t, state, folder) // builds
	made := generation(t, state)
	kept := mustOpen(t, state, folder)
	if generation(t, state) != made {
		t.Error("the second opening built the index again")
	}
	for i, is := range read.Issues() {
		if !reflect.DeepEqual(is, kept.Issues()[i]) {
			t.Errorf("issue %s differs when it comes from the disk", is.Month)
		}
	}
	if want, got := answersOf(t, read), answersOf(t, kept); !reflect.DeepEqual(want, got) || len(got) == 0 {
		t.Errorf("answers from the disk differ:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAChangedFolderMakesANewIndex(t *testing.T) {
	folder, _ := synth.Folder(t, 2)
	state := t.TempDir()
	mustOpen(t, state, folder)
	month := bulletin.NewMonth(2110, 5)
	path := filepath.Join(folder, month.String()+".txt")
	changes := []struct {
		name string
		do   func() error
		want int
	}{
		{"one file more", func() error { return os.WriteFile(path, []byte(synth.Issue(month)), 0o644) }, 3},
		{"the file's text", func() error { return os.WriteFile(path, []byte(synth.Issue(month)+"\n一句新话。\n"), 0o644) }, 3},
		{"the file gone", func() error { return os.Remove(path) }, 2},
	}
	for _, c := range changes {
		before := generation(t, state)
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		if n := len(mustOpen(t, state, folder).Issues()); n != c.want {
			t.Errorf("%s: %d issues, want %d", c.name, n, c.want)
		}
		if generation(t, state) == before {
			t.Errorf("%s: the old index was opened", c.name)
		}
	}
}

func TestAFileThatWasOnlyTouchedKeepsTheIndex(t *testing.T) {
	folder, _ := synth.Folder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	before := generation(t, state)
	files, _ := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err := os.Chtimes(files[0], time.Time{}, time.Unix(1e9, 0)); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, state, folder)
	if generation(t, state) != before {
		t.Error("the index was built again")
	}
}

// damages are ways in which a disk, or a hand, spoils an index.
func damages(t *testing.T) map[string]func(folder string) error {
	flip := func(file string) func(string) error {
		return func(folder string) error {
			path := filepath.Join(folder, file)
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b[rand.IntN(len(b))] ^= 1 << rand.IntN(8)
			return os.WriteFile(path, b, 0o600)
		}
	}
	cut := func(file string) func(string) error {
		return func(folder string) error { return os.Truncate(filepath.Join(folder, file), 100) }
	}
	all := map[string]func(string) error{}
	for _, f := range []string{issuesFile, segmentFile, manifestFile} {
		all["a bit flipped in "+f], all[f+" cut short"] = flip(f), cut(f)
		all[f+" gone"] = func(folder string) error { return os.Remove(filepath.Join(folder, f)) }
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
	names, root, err := bulletinFiles(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	k := keeper{dir: filepath.Join(state, "index"), root: root, names: names}
	lib, _, err := k.open()
	if err == nil {
		lib.Close()
	}
	return err
}

func TestADamagedIndexIsBuiltAgain(t *testing.T) {
	folder, _ := synth.Folder(t, 1)
	state := t.TempDir()
	want := answersOf(t, mustOpen(t, state, folder))
	for name, damage := range damages(t) {
		if err := damage(generation(t, state)); err != nil {
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
	folder, _ := synth.Folder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	m, gen, err := readManifest(filepath.Join(state, "index"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(gen, segmentFile)
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
		if err := m.checkSegment(gen); !errors.Is(err, ErrDamaged) {
			t.Fatalf("a flipped bit passed: %v", err)
		}
	}
}

func TestAHundredFlippedBytesOfTheIndexFolderChangeNoAnswer(t *testing.T) {
	folder, _ := synth.Folder(t, 1)
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
	for _, pattern := range []string{"*", "*/*"} {
		found, _ := filepath.Glob(filepath.Join(folder, pattern))
		files = append(files, slices.DeleteFunc(found, func(f string) bool { i, err := os.Stat(f); return err != nil || i.IsDir() })...)
	}
	path = files[rand.IntN(len(files))]
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[rand.IntN(len(b))] ^= byte(1 + rand.IntN(255))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAStateFolderThatCannotBeWrittenIsAProblemNotAnEnd(t *testing.T) {
	folder, _ := synth.Folder(t, 1)
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
	folder, _ := synth.Folder(t, 1)
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
	folder, _ := synth.Folder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	before := generation(t, state)
	half := filepath.Join(state, "index", "new-123")
	if err := os.Mkdir(half, 0o700); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, state, folder)
	if generation(t, state) != before {
		t.Error("the generation changed")
	}
}

func TestTheCodecKeepsEveryFieldOfAnIssue(t *testing.T) {
	is := filled(reflect.TypeFor[bulletin.Issue](), rand.New(rand.NewPCG(3, 4))).Interface().(bulletin.Issue)
	issues, err := decodePart(string(encodeIssues([]*bulletin.Issue{&is})[0]))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(*issues[0], is) {
		t.Errorf("read back as\n%+v\nwant\n%+v", *issues[0], is)
	}
}

func TestTheCodecWritesALineOfTheFileThatIsAParagraphOnce(t *testing.T) {
	month := bulletin.NewMonth(2024, 11)
	text := synth.Issue(month)
	is, err := extract.Read(month.String()+".txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	part := encodeIssues([]*bulletin.Issue{is})[0]
	if len(part) > len(text)*3/2 {
		t.Errorf("%d bytes of text are kept in %d", len(text), len(part))
	}
	back, err := decodePart(string(part))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back[0].Articles, is.Articles) || !slices.Equal(back[0].Lines, is.Lines) || !reflect.DeepEqual(back[0].Trades, is.Trades) {
		t.Error("what was read back is not what was written")
	}
}

// filled makes a value of a type with something in every exported field.
func filled(t reflect.Type, r *rand.Rand) reflect.Value {
	v := reflect.New(t).Elem()
	if t == reflect.TypeFor[decimal.Decimal]() {
		return reflect.ValueOf(decimal.New(r.Int64(), int32(r.IntN(9)-6)))
	}
	switch t.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("字", r.IntN(1000)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(r.IntN(1000) - 500))
	case reflect.Slice:
		v.Set(reflect.Append(v, filled(t.Elem(), r), filled(t.Elem(), r)))
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(filled(t.Elem(), r))
	case reflect.Struct:
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				v.Field(i).Set(filled(t.Field(i).Type, r))
			}
		}
	}
	return v
}

func TestBrokenDataIsAnErrorAndNoPanic(t *testing.T) {
	is, err := extract.Read("canary.txt", []byte(canary))
	if err != nil {
		t.Fatal(err)
	}
	whole := encodeIssues([]*bulletin.Issue{is})[0]
	for range 2000 {
		b := append([]byte(nil), whole[:rand.IntN(len(whole))]...)
		for range rand.IntN(4) {
			if len(b) > 0 {
				b[rand.IntN(len(b))] = byte(rand.IntN(256))
			}
		}
		decodePart(string(b))
	}
}

func TestOpeningABrokenIndexLeavesItForLookingAt(t *testing.T) {
	folder, _ := synth.Folder(t, 1)
	state := t.TempDir()
	mustOpen(t, state, folder)
	if err := os.Truncate(filepath.Join(generation(t, state), segmentFile), 10); err != nil {
		t.Fatal(err)
	}
	openAnyhow(t, state, folder)
	if _, err := os.Stat(filepath.Join(state, "index", asideFolder, segmentFile)); err != nil {
		t.Errorf("the damaged index was not put aside: %v", err)
	}
}
