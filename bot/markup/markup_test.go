package markup

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type row struct {
	Name, URL string
	N         int
	On        bool
	Cells     []string
	Right     []bool
	Next      *row
	Any       any
	Markup    any
}

type outer struct {
	*row
	Rows  []row
	Empty []string
}

var funcs = Funcs{"say": func(zh, en string) string { return zh + "|" + en }, "twice": func(n int) int { return 2 * n }}

// forms are templates with each construct that a page may use.
var forms = []string{
	`<p>{{.Name}} {{.N}} {{.On}} {{.Any}}</p>`,
	`<p class="a {{.Name}} b" data-name='{{.Name}}' title="{{.N}}">x</p>`,
	`<a href="{{.URL}}">{{.Name}}</a><img src="{{.URL}}" alt="{{.Name}}"><form action="{{.URL}}?q={{.Name}}"></form>`,
	`<a href="/?q={{.Name}}&amp;n={{.N}}">x</a><a href="#{{.Name}}">y</a><a href="/product/{{.Name}}">z</a>`,
	`<a href="{{.URL}}lang={{say "en" "zh"}}">x</a>`,
	`{{if .On}}on{{else if .Name}}{{.Name}}{{else}}off{{end}}{{if not .On}}not{{end}}{{if or .On .N .Name}}or{{end}}`,
	`{{with .Next}}{{.Name}}{{$.Name}}{{else}}none{{end}}{{with .Any}}{{.}}{{end}}`,
	`{{range $i, $c := .Cells}}{{if $i}}, {{end}}<td{{if index $.Right 0}} class="num"{{end}}>{{$c}}</td>{{else}}none{{end}}`,
	`{{range .Rows}}<li{{if .On}} id="L{{.N}}"{{end}}>{{.Name}}{{range .Cells}}[{{.}}]{{end}}</li>{{end}}{{range .Empty}}x{{else}}empty{{end}}`,
	`{{$n := .Name}}{{range $r := .Rows}}{{if eq $r.Name $n}}same{{else}}{{$n}}{{end}}{{end}}{{if gt (len .Cells) 1}}many{{end}}`,
	`<title>{{.Name}}</title><svg viewBox="0 0 1 {{.N}}"><path d="{{.Name}}"/></svg>{{say .Name "b"}}{{twice .N}}`,
	`<p>{{.Markup}}</p><script src="{{.URL}}" defer></script>`,
	`<option{{if .On}} selected{{end}}>{{.Name}}</option><input value="{{.Name}}"{{if .On}} autofocus{{else}} class="x"{{end}}>`,
	`{{define "part"}}<b>{{with .}}{{.Name}}{{end}}</b>{{end}}{{template "part" .}}{{template "part" .Next}}`,
}

// TestPagesAreThoseOfHTMLTemplate fills in each form with texts that try to get out of their place.
func TestPagesAreThoseOfHTMLTemplate(t *testing.T) {
	for i, form := range forms {
		ours := Must(Parse(funcs, form))
		theirs := template.Must(template.New("text 1").Funcs(template.FuncMap(funcs)).Parse(form))
		t.Run(fmt.Sprint(i+1), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				data := someData(t)
				data.Markup = HTML("<i>&amp;</i>")
				var got, want bytes.Buffer
				if err := ours.Execute(&got, "text 1", data); err != nil {
					t.Fatal(err)
				}
				data.Markup = template.HTML("<i>&amp;</i>")
				if err := theirs.Execute(&want, data); err != nil {
					t.Fatal(err)
				}
				if w := strings.ReplaceAll(want.String(), "#ZgotmplZ", "#refused"); got.String() != w {
					t.Fatalf("%s\ngot  %s\nwant %s", form, got.String(), w)
				}
			})
		})
	}
}

func someData(t *rapid.T) outer {
	one := func(name string, next *row) row {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("<>\"'&+%/?#:;=(){}[]`\\\x00 \n镝a2javscriptdt"))),
			rapid.SampledFrom([]string{"", "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "https://a.b/c?d=e&f=g#h", "/issue/2024-11?at=3,4#L3",
				"%e9%95%9d", "mailto:a@b", "a:b/c", "</title><script>", "\" onload=\"x"}))
		return row{text.Draw(t, name+"name"), text.Draw(t, name+"url"), rapid.Int().Draw(t, name+"n"), rapid.Bool().Draw(t, name+"on"),
			rapid.SliceOfN(text, 0, 3).Draw(t, name+"cells"), []bool{rapid.Bool().Draw(t, name+"right")}, next, text.Draw(t, name+"any"), nil}
	}
	last, first := one("last", nil), row{}
	if rapid.Bool().Draw(t, "has next") {
		first = one("first", &last)
	} else {
		first = one("first", nil)
	}
	if first.Next != nil {
		first.Any = nil
	}
	return outer{&first, []row{last, first}, nil}
}

func TestWhereNothingCanBeShownSafelyIsAnError(t *testing.T) {
	for _, form := range []string{
		`<script>var x = "{{.}}"</script>`, `<script>x()</script>`, `<style>{{.}}</style>`, `<p onclick="{{.}}">`, `<p style="{{.}}">`,
		`<p class={{.}}>`, `<p {{.}}>`, `<{{.}}>`, `<img srcset="{{.}}">`, `<meta content="{{.}}">`, `<p class="{{.}}`, `<p`,
		`{{if .}}<p class="{{end}}`, `{{if .}}<p{{else}}<p>{{end}}`, `{{range .}}<p class="{{end}}`, `<p class="{{template "x"}}">{{define "x"}}{{end}}`,
		`{{. | printf}}`, `{{break}}`, `{{unknown .}}`, `{{if}}`, `<p =x>`, `<p{{if .}} class="a"{{end}}onclick="{{.}}">`, `<p{{if .}} on{{end}}click="{{.}}">`, `<a href="{{if .}}?{{end}}{{.}}">`,
	} {
		if _, err := Parse(nil, form); err == nil {
			t.Errorf("%s is taken", form)
		}
	}
}

func TestWhatATemplateCannotDoIsAnError(t *testing.T) {
	type hidden struct{ name string }
	secret := hidden{"x"}
	for form, data := range map[string]any{
		`{{.Missing}}`: row{}, `{{.Name.More}}`: row{}, `{{.name}}`: secret, `{{twice .Name}}`: row{}, `{{say "a"}}`: row{},
		`{{template "none" .}}`: row{}, `{{.Next.Name}}`: row{}, `{{.Name}}`: outer{}, `{{gt .Next 1}}`: row{},
	} {
		tp, err := Parse(funcs, form)
		if err == nil {
			err = tp.Execute(&bytes.Buffer{}, "text 1", data)
		}
		if err == nil {
			t.Errorf("%s is filled in", form)
		}
	}
}

// A full writer takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("full") }

func TestAWriterThatTakesNoMoreIsAnError(t *testing.T) {
	if err := Must(Parse(nil, `x`)).Execute(full{}, "text 1", nil); err == nil {
		t.Error("no error")
	}
}
