package synth

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

//go:embed hostile.txt
var hostile string

// unseen finds what hostile.txt writes of bytes that nobody would see in it.
var unseen = regexp.MustCompile(`\\u[0-9a-f]{4}|\\x[0-9a-f]{2}`)

// Hostile is an issue of 2024-11 with mentions, markup, commands to the terminal, hidden and damaged characters in its
// figures, names, headlines, sources and sentences. Only the zero byte is left out, as a file with one is no text.
func Hostile() string {
	return unseen.ReplaceAllStringFunc(strings.ReplaceAll(hostile, `\u0000`, ""), func(s string) string {
		n, err := strconv.ParseUint(s[2:], 16, 32)
		if err != nil {
			panic(err) // the pattern lets nothing else through
		}
		if s[1] == 'x' {
			return string([]byte{byte(n)})
		}
		return string(rune(n))
	})
}

// HostileQuestions ask for every kind of answer that Hostile can give.
var HostileQuestions = []string{"氧化镝多少钱", "氧化铽多少钱", "氧化镨钕价格", "氧化铈多少钱", "氧化钐多少钱", "氧化钬多少钱", "氧化铒多少钱", "氧化镧纯度", "氧化钆环比",
	"氧化钕多少钱",
	"全部产品价格", "比较氧化镝和氧化钆", "跌幅前三", "涨幅前三", "氧化镝各月价格", "稀土价格指数", "指数最低是哪一天", "11月稀土出口", "稀土进口多少吨", "第二批开采指标",
	"北方稀土氧化镨钕挂牌价", "缅甸封关", "石榴石研究", "CN118655100B", "专利", "digest", "疑点", "dysprosium oxide price",
	"<!channel> \x1b[31m\u202e屁", "氧\u200b化镝多少钱"}

// poisons are the texts drawn into an issue, besides any text at all.
var poisons = []string{"<", ">", "&", "<!channel>", "<@U1>", "<#C1|x>",
	"<https://evil.example|稀土>", "</b>", "<b>", "<pre>", "</code>", "</pre>", "<a href='x'>", "&lt;!here&gt;",
	"&#60;b&#62;",
	"tg://user?id=1", "javascript:x", "@everyone", "/start@other", "#tag", "$USD", "http://a.example/",
	"a@b.example", "*", "_", "~", "`", "```", "|", "\\", "\u202e", "\u2066", "\u200b", "\ufe0f",
	"\x1b[2J", "\x00", "\xff", "\r", "\u2028", "{{.}}", "%s", "𠮷", "😀"}

// Poisoned draws a hostile issue with more mentions, markup, commands and hidden characters in the middle of its words.
func Poisoned(t *rapid.T) string {
	text := []rune(Hostile())
	for range rapid.IntRange(1, 12).Draw(t, "poisons") {
		p := rapid.OneOf(rapid.SampledFrom(poisons), rapid.StringN(1, 8, -1)).Draw(t, "poison")
		at := rapid.IntRange(60, len(text)).Draw(t, "at")
		text = append(text[:at:at], append([]rune(p), text[at:]...)...)
	}
	return strings.ReplaceAll(string(text), "\x00", "")
}
