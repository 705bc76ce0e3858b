package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// around sets a text between the header and the price table of an issue that is sound but for it.
func around(text string) []byte {
	return []byte("离子型稀土信息简报 2024年 第11期\n\n" + text + "\n\n（来源：测试）\n\n2024年11月稀土价格走势\n\n" +
		"表1 2024年11月稀土产品平均价格（单位：元/公斤）\n\n产品名 纯度 2024年10月平均价 2024年11月平均价 环比\n\n" +
		"氧化镝 ≧99% 1773.95 1711.90 -3.50%\n\n（来源：测试）\n")
}

// Whatever a file is stuffed with, reading it ends, and what is sound in it is read. Before there were limits, the long
// paragraphs here took minutes each.
func TestNoFileTakesForEver(t *testing.T) {
	mega := func(s string) string { return strings.Repeat(s, 1<<16/len(s)) }
	many := func(s string) string { return strings.Repeat(strings.Repeat(s, 3000/len(s))+"\n\n", 15) }
	for name, text := range map[string]string{
		"names":                  mega("氧化镝"),
		"names and a unit":       mega("氧化镝") + "元/公斤",
		"prices":                 mega("氧化镝均价为1元/公斤，"),
		"trade":                  mega("稀土出口1.1吨，"),
		"quotas":                 mega("第二批轻稀土开采指标1吨，"),
		"readings":               mega("价格指数最高点11月3日为1点，"),
		"brackets":               mega("（"),
		"nested":                 mega("((") + mega("))"),
		"digits":                 mega("9"),
		"a price of many digits": "氧化镨均价为" + mega("9") + "元/公斤",
		"stops":                  mega("."),
		"blanks":                 mega("1 ")[:40_000],
		"commas":                 mega("1,"),
		"quotation marks":        mega("“《"),
		"sources":                mega("（来源：x）\n"),
		"empty lines":            strings.Repeat("\n", 100_000),
		"headlines":              mega("2024年11月稀土价格走势\n"),
		"cells":                  "氧化镨 " + strings.Repeat("1.5 ", 10_000),
		"columns":                "产品名 " + strings.Repeat("2024年11月平均价 ", 10_000) + "\n氧化镨 1 2",
		"one headline":           mega("稀土出口增6.8%，") + "\n\n正文。",
		"an exponent":            "表1 价格（单位：元/公斤）\n产品名 2024年11月平均价\n氧化镨 1e999999999",
		"paragraphs":             many("氧化镝元/公斤"),
	} {
		t.Run(name, func(t *testing.T) {
			is, err := Read("2024-11.txt", around(text))
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			for _, f := range is.Facts {
				if len(f.Value.Text) > bulletin.MaxDigits {
					t.Errorf("a figure of %d digits is read", len(f.Value.Text))
				}
				if f.Subject == "氧化镝" && f.Value.Text == "1711.90" {
					found++
				}
			}
			if found != 1 || len(is.Problems) > bulletin.MaxProblems+1 {
				t.Errorf("the sound price is read %d times, with %d problems", found, len(is.Problems))
			}
		})
	}
}

func TestAFileOfTooManyFiguresIsRefused(t *testing.T) {
	var rows strings.Builder
	for i := range maxFacts * 6 / 10 {
		fmt.Fprintf(&rows, "氧化镨 ≧99%% %d.10 %d.20 1.00%%\n\n", i, i+1)
	}
	text := strings.Replace(string(around("某公司说。")), "氧化镝 ", rows.String()+"氧化镝 ", 1)
	if _, err := Read("2024-11.txt", []byte(text)); err == nil ||
		!strings.Contains(err.Error(), "more than 5000 figures") {
		t.Errorf("got %v", err)
	}
	if _, err := Read("2024-11.txt", around(strings.Repeat("稀", 20<<20/3))); err == nil ||
		!strings.Contains(err.Error(), "an issue is far smaller") {
		t.Errorf("a line of 20 MB: %v", err)
	}
}

// One bit of a file is turned at a time, in the bytes of a table, of prose and of trade. Nobody can notice a digit that
// becomes another, or a blank that becomes one; whatever else happens, no number is read that was not printed.
func TestAFlippedBitGivesNoFigureThatWasNotPrinted(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "bits-2024-11.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(string(data), "\n==\n")
	printed := figuresOf(t, []byte(text))
	if len(printed) < 10 {
		t.Fatalf("only these are read at all: %v", printed)
	}
	for bit := range 8 {
		if testing.Short() && bit%4 != 0 {
			continue
		}
		t.Run(fmt.Sprint("bit ", bit), func(t *testing.T) {
			t.Parallel()
			for i := range text {
				b := []byte(text)
				b[i] ^= 1 << bit
				if couldBePrinted(text[i], b[i]) || (i+bit)%3 != 0 || text[i] >= utf8.RuneSelf && i%3 != 0 { // a third will do, and of Han a ninth
					continue
				}
				for f := range figuresOf(t, b) {
					if !printed[f] {
						t.Errorf("byte %d, %q for %q: %s is read, line %q", i, b[i], text[i], f, lineAt(b, i))
					}
				}
			}
		})
	}
}

// couldBePrinted tells a flip after which the text is as good as before.
func couldBePrinted(was, is byte) bool {
	number := func(b byte) bool { return bulletin.IsDigit(b) || b == '.' || b == ',' || b == '-' || b == '+' }
	return number(was) && number(is) || (was == ' ' || was == '%') && bulletin.IsDigit(is) || was == '0' && is == ' ' ||
		was == '%' && is == '$'
}

// figuresOf lists the numbers that are read out of a text, each with its unit.
func figuresOf(t *testing.T, text []byte) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	is, err := Read("2024-11.txt", text)
	if err != nil {
		return out
	}
	add := func(a bulletin.Amount, unit string) {
		if a.Text != "" {
			out[a.Text+unit] = true
		}
	}
	for _, f := range is.Facts {
		add(f.Value, f.Unit)
		add(f.To, f.Unit)
		for _, m := range f.Changes {
			add(m.Percent, "%")
			add(m.Amount, m.Unit)
		}
	}
	return out
}

func lineAt(text []byte, at int) string {
	from := strings.LastIndexByte(string(text[:at]), '\n') + 1
	to := strings.IndexByte(string(text[at:]), '\n')
	if to < 0 {
		to = len(text) - at
	}
	return string(text[from : at+to])
}
