package lexicon

import (
	"slices"
	"testing"
)

func TestListsAreReadInTheirOrderAndMistakesInThemAreSaid(t *testing.T) {
	got := map[string][]string{}
	if err := readLists("# of what\na list 好 \"most \"\n 强\nb list 难\n", got); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got["a"], []string{"好", "most ", "强"}) || !slices.Equal(got["b"], []string{"难"}) {
		t.Errorf("read %q", got)
	}
	for _, bad := range []string{"a list", "a attr 好", " 好", "a list 好\na list 强"} {
		if readLists(bad, map[string][]string{}) == nil {
			t.Errorf("%q is no mistake", bad)
		}
	}
}
