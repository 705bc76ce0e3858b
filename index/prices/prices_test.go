package prices

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"

	"rebot/bot/bottest/golden"
	"rebot/index/bulletin"
)

// Each file of testdata has tables, and behind each what is read out of it, or what is wrong with it. -update writes that.
func TestTablesReadAsWritten(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("there are none")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			want, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: want.Comment}
			for _, f := range want.Files {
				if strings.HasSuffix(f.Name, ".csv") {
					got.Files = append(got.Files, f, txtar.File{Name: "read", Data: []byte(readText(f.Name, f.Data))})
				}
			}
			golden.Check(t, file, string(txtar.Format(got)))
		})
	}
}

func readText(name string, data []byte) string {
	is, err := Read(name, data)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, f := range is.Facts {
		fmt.Fprintf(&b, "%s %s %s %s %s %s, lines %d–%d\n", f.Subject, f.Company, f.Measure, f.Period, f.Value.Text, f.Unit,
			f.Cite.First, f.Cite.Last)
	}
	return b.String()
}

const table = "产品,月份,价格,单位\n氧化镝,2023-05,2150.00,元/公斤\n"

func TestWhatSpreadsheetsWriteIsRead(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a byte order mark": "\ufeff" + table, "GB18030": gb,
		"carriage returns": strings.ReplaceAll(table, "\n", "\r\n")} {
		is, err := Read("a.csv", []byte(text))
		if err != nil || len(is.Facts) != 1 || is.Lines[1] != "氧化镝,2023-05,2150.00,元/公斤" {
			t.Errorf("%s: %+v, %v", name, is, err)
		}
	}
	for name, text := range map[string]string{"no text": "PK\x03\x04\x00\x00", "too long": strings.Repeat("\n", MaxSize+1)} {
		if _, err := Read("a.csv", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), "a.csv: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	many := "product,period,value,unit\n" + strings.Repeat("x,x,x,x\n", 100)
	if _, err := Read("a.csv", []byte(many)); strings.Count(err.Error(), "\n") != maxErrors ||
		!strings.Contains(err.Error(), "a.csv: 80 more lines") {
		t.Errorf("of a hundred bad lines it says %v", err)
	}
}

func TestAFileIsKeptReplacedAndForgottenWhole(t *testing.T) {
	f := FolderIn(t.TempDir())
	file := filepath.Join(t.TempDir(), "mine.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	held := func() string {
		t.Helper()
		all, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, is := range all {
			from, to, n := Span(is)
			out += fmt.Sprintf("%s %d %s %s %d;", is.File, len(is.Facts), from, to, n)
		}
		return out
	}
	if held() != "" || f.Stamp() != "" {
		t.Errorf("before the first import there is %q", held())
	}
	write(table)
	if _, err := f.Import(file); err != nil || held() != "mine.csv 1 2023-05 2023-05 1;" {
		t.Errorf("%v, %q", err, held())
	}
	stamp := f.Stamp()
	write(table + "氧化镝,2023-06,x,元/公斤\n")
	if _, err := f.Import(file); err == nil || held() != "mine.csv 1 2023-05 2023-05 1;" || f.Stamp() != stamp {
		t.Errorf("of a file with an error is kept %q: %v", held(), err)
	}
	write(table + "氧化铽,2023-06,8000,元/公斤\n")
	if _, err := f.Import(file); err != nil || held() != "mine.csv 2 2023-05 2023-06 2;" || f.Stamp() == stamp {
		t.Errorf("%v, %q", err, held())
	}
	for _, name := range []string{"../mine.csv", "other.csv"} {
		if err := f.Remove(name); err == nil {
			t.Errorf("%s is forgotten", name)
		}
	}
	if err := f.Remove("mine.csv"); err != nil || held() != "" {
		t.Errorf("%v, %q", err, held())
	}
	if _, err := f.Import(filepath.Join(t.TempDir(), "mine.xlsx")); err == nil || !strings.Contains(err.Error(), ".csv") {
		t.Errorf("a spreadsheet: %v", err)
	}
	if _, err := Folder("").Import(file); err == nil {
		t.Error("it is kept nowhere")
	}
	if is, _ := f.Import(file); is.Articles[0].Source != bulletin.OwnPrices || is.Articles[0].Title != "mine" || is.Month != 0 {
		t.Errorf("%+v", is.Articles)
	}
}
