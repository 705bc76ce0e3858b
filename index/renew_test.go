package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// put writes the issue of a month, with a line more, to a file of the folder.
func put(t *testing.T, folder, name string, month bulletin.Month, more string) {
	t.Helper()
	text := synth.Brief(month)
	if more != "" {
		text += "\n" + more + "\n"
	}
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// renewed renews a library as the folder is now, and closes the new one with the test.
func renewed(t *testing.T, lib *Library, state, folder string, hold ...string) (*Library, string) {
	t.Helper()
	held := map[string]bool{}
	for _, h := range hold {
		held[h] = true
	}
	next, problems, err := lib.Renew(context.Background(), state, folder, held, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { next.Close() })
	return next, fmt.Sprint(problems)
}

func monthsOf(lib *Library) (out []string) {
	for _, is := range lib.Issues() {
		out = append(out, is.Month.String())
	}
	return out
}

var november = bulletin.NewMonth(2024, 11)

// novemberFolder is a folder with one issue, and the library of it.
func novemberFolder(t *testing.T) (lib *Library, state, folder string) {
	t.Helper()
	state, folder = t.TempDir(), t.TempDir()
	put(t, folder, "2024-11.txt", november, "")
	return mustOpen(t, state, folder), state, folder
}

func TestAMonthGoesOnWhenItsFileCanNoLongerBeRead(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	if err := os.WriteFile(filepath.Join(folder, "2024-11.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "2024-12.txt", november+1, "")
	next, problems := renewed(t, lib, state, folder)
	if !slices.Equal(monthsOf(next), []string{"2024-11", "2024-12"}) ||
		!strings.Contains(problems, "2024-11.txt: the file is empty") {
		t.Errorf("months %v, problems %s", monthsOf(next), problems)
	}
	again, said, err := Open(context.Background(), state, folder) // after a restart too
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !slices.Equal(monthsOf(again), monthsOf(next)) || !strings.Contains(fmt.Sprint(said), "2024-11.txt") {
		t.Errorf("after a restart: months %v, problems %v", monthsOf(again), said)
	}
	put(t, folder, "2024-11.txt", november, "一句新话。")
	next, problems = renewed(t, next, state, folder)
	if problems != "[]" || !strings.Contains(strings.Join(next.Issue(november).Lines, ""), "一句新话") {
		t.Errorf("the mended file is not read; problems %s", problems)
	}
}

func TestAHeldFileIsNotRead(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	put(t, folder, "2024-11.txt", november, "一句新话。")
	put(t, folder, "2024-12.txt", november+1, "")
	put(t, folder, "2025-01.txt", november+2, "")
	next, problems := renewed(t, lib, state, folder, "2024-11.txt", "2025-01.txt")
	if !slices.Equal(monthsOf(next), []string{"2024-11", "2024-12"}) || problems != "[]" || next.Issue(november) == nil {
		t.Errorf("months %v, problems %s", monthsOf(next), problems)
	}
	if strings.Contains(strings.Join(next.Issue(november).Lines, ""), "一句新话") {
		t.Error("the held file was read")
	}
	if n := len(mustOpen(t, state, folder).Issues()); n != 3 {
		t.Errorf("the next start has %d issues, want all 3", n)
	}
}

func TestOfTwoFilesOfAMonthTheOneThatAnswersGoesOn(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	put(t, folder, "2024-11 copy.txt", november, "一句新话。") // before the other in the order of names
	next, problems := renewed(t, lib, state, folder)
	if next != lib || !strings.Contains(problems,
		"2024-11 copy.txt: it is the issue of 2024-11, as 2024-11.txt already is, which counts; keep one") {
		t.Errorf("another library: %v, problems %s", next != lib, problems)
	}
}

func TestALibraryIsTheSameWhenItsIssuesAre(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	before := currentFolder(t, state)
	if err := os.WriteFile(filepath.Join(folder, "new.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if next, problems := renewed(t, lib, state, folder); next != lib || !strings.Contains(problems, "new.txt: the file is empty") {
		t.Errorf("another library: %v, problems %s", next != lib, problems)
	}
	if currentFolder(t, state) != before {
		t.Error("a generation was written")
	}
}

func TestALibraryThatFailsItsProofIsNotWhatTheNextStartOpens(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	before := currentFolder(t, state)
	put(t, folder, "2024-12.txt", november+1, "")
	bad := errors.New("it knows too much")
	var proved *Library
	_, _, err := lib.Renew(context.Background(), state, folder, nil, func(l *Library) error { proved = l; return bad })
	if !errors.Is(err, bad) || currentFolder(t, state) != before {
		t.Errorf("error %v, generation %s", err, currentFolder(t, state))
	}
	if _, err := proved.Search(context.Background(), Query{Text: "稀土"}); !errors.Is(err, ErrClosed) {
		t.Errorf("it was not closed: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(state, "index", "*", "new-*")); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
}

func TestALibraryInUseOutlivesItsGeneration(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	want, gen := answersOf(t, lib), currentFolder(t, state)
	for i := range 2 {
		put(t, folder, "2024-12.txt", november+1, fmt.Sprintf("第%d稿。", i))
		renewed(t, lib, state, folder)
	}
	if _, err := os.Stat(gen); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("the first generation is still there: %v", err)
	}
	if got := answersOf(t, lib); !reflect.DeepEqual(got, want) || len(got) == 0 {
		t.Error("its answers changed")
	}
}

func TestAnIssueOfAnotherFolderStandsForNoBrokenFile(t *testing.T) {
	_, state, _ := novemberFolder(t)
	other := t.TempDir()
	put(t, other, "2024-12.txt", november+1, "")
	if err := os.WriteFile(filepath.Join(other, "2024-11.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	lib, problems, err := Open(context.Background(), state, other)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if !slices.Equal(monthsOf(lib), []string{"2024-12"}) || len(problems) != 1 {
		t.Errorf("months %v, problems %v", monthsOf(lib), problems)
	}
}
