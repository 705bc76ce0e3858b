package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// tables are the functions that count and time, with the table that declares for each, and their arguments before labels.
var tables = map[string]struct {
	meters []meter
	before int
}{"Count": {counters, 1}, "Time": {timers, 2}}

func TestWhatIsCountedIsDeclaredAndWhatIsDeclaredIsCounted(t *testing.T) {
	used := map[string]bool{}
	eachGoFile(t, func(dir, path string) {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f := calledHere(dir, call.Fun)
			table, ok := tables[f]
			if !ok {
				return true
			}
			name := literal(call.Args[0])
			used[f+name] = true
			if m := declared(table.meters, name); m == nil || len(call.Args)-table.before != len(m.labels) || call.Ellipsis.IsValid() {
				t.Errorf("%v: the table has no %q with %d labels", fset.Position(call.Pos()), name, len(call.Args)-table.before)
			}
			return true
		})
	})
	for f, table := range tables {
		for _, m := range table.meters {
			if !used[f+m.name] {
				t.Errorf("%s is declared and never used", m.name)
			}
		}
	}
}

// calledHere is the name of a function of this package that is called, "" for others.
func calledHere(dir string, f ast.Expr) string {
	switch f := f.(type) {
	case *ast.Ident:
		if dir == "bot" {
			return f.Name
		}
	case *ast.SelectorExpr:
		if p, ok := f.X.(*ast.Ident); ok && p.Name == "bot" {
			return f.Sel.Name
		}
	}
	return ""
}

func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok {
		s, _ := strconv.Unquote(l.Value)
		return s
	}
	return "(no literal)"
}

func declared(list []meter, name string) *meter {
	for i := range list {
		if list[i].name == name {
			return &list[i]
		}
	}
	return nil
}

func TestWhatIsNotDeclaredStopsNothing(t *testing.T) {
	undeclared := func() float64 { return gathered(t)["rebot_undeclared_total"] }
	before := undeclared()
	Count("no_such_counter")
	Count("questions", "slack")
	Count("plans_failed", "one too many")
	Time("no_such_time", time.Second)
	Time("answer", time.Second, "slack", "one too many")
	if n := undeclared() - before; n != 5 || Counted("no_such_counter") != 0 {
		t.Errorf("%v of 5 are counted as undeclared", n)
	}
}

// gathered gives the metrics that have no labels.
func gathered(t *testing.T) map[string]float64 {
	t.Helper()
	families, err := Metrics().Gather()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, f := range families {
		if len(f.GetMetric()) == 1 && len(f.GetMetric()[0].GetLabel()) == 0 {
			out[f.GetName()] = f.GetMetric()[0].GetCounter().GetValue()
		}
	}
	return out
}

func TestAQuestionIsCountedByItsKindAndNeverByItsWords(t *testing.T) {
	desk := NewDesk(shippedLib(t), Ready)
	counted := func() int64 { return Counted("questions", "slack", "price", "answered") }
	before := counted()
	desk.Reply(t.Context(), "slack", "", "氧化镝多少钱")
	desk.Reply(t.Context(), "slack", "", "氧化镝 canary 多少钱")
	desk.Ask(t.Context(), "", "氧化镝多少钱")
	if n := counted() - before; n < 1 || n > 2 {
		t.Errorf("%d counted", n)
	}
	families, err := Metrics().Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		for _, m := range f.GetMetric() {
			if s := m.String(); strings.Contains(s, "canary") || strings.Contains(s, "氧化") {
				t.Errorf("%s shows what was asked: %s", f.GetName(), s)
			}
		}
	}
}

func TestTheReadmeNamesEveryMetric(t *testing.T) {
	read := func(path string) string {
		text, err := os.ReadFile(filepath.FromSlash(path))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	are := []string{"rebot_undeclared_total"}
	for _, m := range counters {
		are = append(are, "rebot_"+m.name+"_total")
	}
	for _, m := range timers {
		are = append(are, "rebot_"+m.name+"_seconds")
	}
	for _, m := range regexp.MustCompile(`"(rebot_\w+)"`).FindAllStringSubmatch(read("../cmd/rebot/metrics.go"), -1) {
		are = append(are, m[1])
	}
	var named []string
	for _, m := range regexp.MustCompile("`(rebot_\\w+)").FindAllStringSubmatch(read("../README.md"), -1) {
		named = append(named, m[1])
	}
	slices.Sort(are)
	slices.Sort(named)
	if diff := cmp.Diff(are, slices.Compact(named)); diff != "" {
		t.Errorf("the README and the metrics differ (- is missing in the README):\n%s", diff)
	}
}

func BenchmarkCount(b *testing.B) {
	price := Price{Products: []string{"氧化镝"}}
	for b.Loop() {
		Count("questions", "slack", kindOf(price), string(Answered))
		Time("answer", 100*time.Microsecond, "slack")
	}
}
