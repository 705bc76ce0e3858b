package kit

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAHomeSaysHowManyEntriesItDoesNotList(t *testing.T) {
	for more, want := range map[int]string{0: "", 3: "还有 3 项没有列出"} {
		view := Home(false, true, make([]Entry, maxEntries+more))
		shown, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(view.Blocks.BlockSet); n > 100 { // https://docs.slack.dev/reference/views
			t.Errorf("%d blocks", n)
		}
		if got := strings.Contains(string(shown), "没有列出"); got != (want != "") || !strings.Contains(string(shown), want) {
			t.Errorf("%d more: %s", more, shown)
		}
	}
}

func TestAHomeWithoutEntriesSaysItInBothLanguages(t *testing.T) {
	shown, err := json.Marshal(Home(false, false, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"新订阅", "Subscribe", "我的订阅和提醒 · My", "write /re subscribe in a channel.", `"value":"zh\n`, `"value":"en\n`} {
		if !strings.Contains(string(shown), want) {
			t.Errorf("%q is missing in %s", want, shown)
		}
	}
	for english, want := range map[bool]string{false: "New alert", true: "提醒"} {
		if shown, _ = json.Marshal(Home(english, true, nil)); strings.Contains(string(shown), want) {
			t.Errorf("%q in %s", want, shown)
		}
	}
	if shown, _ = json.Marshal(Home(true, true, make([]Entry, 1))); strings.Contains(string(shown), "订阅") {
		t.Errorf("Chinese in %s", shown)
	}
}
