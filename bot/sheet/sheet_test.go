package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var prices = Table{Name: "2024年11月 [价格]", Head: []string{"产品", "均价", "环比", "编号"}, Numbers: []bool{false, true, true, false},
	Rows: [][]string{{"氧化镝", "1711.90", "-3.50%", "001"}, {"=1+1", "1,711.90", "–", "&<>\""}, {"氧化镧", "+4.00", "0%", "\x01"},
		{"长", "1234567890123456789", "−2", ""}, {"来源：某协会《某文》（第 1 行）"}}}

func written(t *testing.T, table Table) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := table.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := table.Write(&again); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same table makes other bytes", err)
	}
	return b.Bytes()
}

// Each part is well-formed, so that no program has to mend it.
func TestAWorkbookIsWellFormed(t *testing.T) {
	b := written(t, prices)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(f.Name, err)
			}
		}
	}
}

// What a number is, and how it is shown, is its own printed digits; all else is text, which runs nothing.
func TestNumbersKeepTheirDigitsAndTextIsText(t *testing.T) {
	for text, want := range map[string]string{"1711.90": "1711.9 6", "-3.50%": "-0.035 7", "1,234": "1234 2", "−2.5": "-2.5 4", "+0.1%": "0.001 5",
		"–": "", "=1+1": "", "1234567890123456": "", "1.1234567": "", "12a": "", "": ""} {
		value, style, ok := numberOf(text)
		got := ""
		if ok {
			got = value + " " + string(rune('0'+style))
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if got := columnName(0) + columnName(25) + columnName(26) + columnName(701); got != "AZAAZZ" {
		t.Error(got)
	}
}

// LibreOffice opens it, and shows what was written.
func TestASpreadsheetShowsWhatWasWritten(t *testing.T) {
	office, err := exec.LookPath("localc")
	if err != nil || testing.Short() {
		t.Skip("there is no LibreOffice, or no time")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.xlsx"), written(t, prices), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", dir, filepath.Join(dir, "a.xlsx")).CombinedOutput()
	if err != nil {
		t.Fatal(err, string(out))
	}
	got, err := os.ReadFile(filepath.Join(dir, "a.csv"))
	if err != nil {
		t.Fatal(err, string(out))
	}
	want := "产品,均价,环比,编号\n氧化镝,1711.90,-3.50%,001\n=1+1,1711.90,–,\"&<>\"\"\"\n氧化镧,4.00,0%,\ufffd\n" +
		"长,1234567890123456789,-2,\n来源：某协会《某文》（第 1 行）,,,\n"
	if s := strings.TrimPrefix(string(got), "\ufeff"); s != want {
		t.Errorf("it shows\n%s\nwant\n%s", s, want)
	}
}
