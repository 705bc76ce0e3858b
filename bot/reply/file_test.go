package reply

import (
	"strings"
	"testing"
)

func TestAFileHasWhatIsShownAndNoFormula(t *testing.T) {
	a := &Reply{Table: &Table{Head: []string{"名称", "数值", "涨跌"}, Rows: [][]string{{"氧化镝", "1711.90", "-3.50%"},
		{"=HYPERLINK(\"x\")", "@a", "+b\u202e,\"c\""}}}}
	want := "\ufeff名称,数值,涨跌\n氧化镝,1711.90,-3.50%\n\"'=HYPERLINK(\"\"x\"\")\",'@a,\"'+b,\"\"c\"\"\"\n"
	if f := a.FileAs(CSV); string(f.Data) != want || f.Name != "rebot.csv" {
		t.Errorf("%s: %s", f.Name, f.Data)
	}
}

func TestWithoutFiguresThereIsNoFile(t *testing.T) {
	a := &Reply{Lead: "x", Status: Answered}
	if a.FileAs(XLSX) != nil || a.AsFile(CSV).Status != NotFound {
		t.Error("there is one")
	}
	a.Figures = []Figure{{Name: "氧化镝", Value: "1711.90", Unit: "元/公斤"}}
	if f := a.AsFile(CSV).File; f == nil || !strings.Contains(f.Text(), "氧化镝,,,1711.90,元/公斤,") {
		t.Errorf("%+v", f)
	}
}
