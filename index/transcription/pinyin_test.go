package transcription

import "testing"

func TestRunsOfHanAreKnownByTheirSound(t *testing.T) {
	for _, c := range []struct{ text, latin, want string }{
		{"金龙稀土", "jinlong", "金龙"},
		{"长汀县", "changting", "长汀"}, // 长 is read zhang too
		{"西安市", "xian", "西安"},
		{"先锋", "xian", ""}, // one character is no name
		{"金属", "jinlong", ""},
		{"Laiza", "laiza", ""},
	} {
		if got := c.text[:Pinyin(c.text, c.latin)]; got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.latin, c.text, got, c.want)
		}
	}
}
