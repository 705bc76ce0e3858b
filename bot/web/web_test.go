package web

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"golang.org/x/time/rate"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/bottest"
	"rebot/bot/bottest/golden"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/prices"
)

func TestMain(m *testing.M) { os.Exit(bottest.Run(m)) }

const testToken = "a-token-that-nobody-guesses"

// newServer serves the issue that ships, to this machine unless changed.
func newServer(t *testing.T, change ...func(*Config)) http.Handler {
	t.Helper()
	return serve(t, bottest.Service(t), change...)
}

// ownPrices are a history that somebody imported.
const ownPrices = "产品,月份,价格,单位\n氧化镝,2023-05,2150.00,元/公斤\n氧化镝,2024-11,1700.00,元/公斤\n氧化钪,2023-05,9000,元/公斤\n"

// newServerWithOwn serves that history beside the issue that ships.
func newServerWithOwn(t *testing.T) http.Handler {
	t.Helper()
	is, err := prices.Read("mine.csv", []byte(ownPrices))
	if err != nil {
		t.Fatal(err)
	}
	service := bottest.Service(t)
	service.SetPrices([]*bulletin.Issue{is})
	return serve(t, service)
}

func serve(t *testing.T, service *bot.Service, change ...func(*Config)) http.Handler {
	t.Helper()
	cfg := Config{Addr: "127.0.0.1:8080"}
	for _, c := range change {
		c(&cfg)
	}
	mcp := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "mcp") })
	s, err := New(cfg, api.NewReader(service), mcp, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	s.rate, s.guests, s.wrong = rate.NewLimiter(rate.Inf, 0), rate.NewLimiter(rate.Inf, 0), rate.NewLimiter(rate.Inf, 0)
	mux := http.NewServeMux()
	s.Routes(mux)
	return mux
}

// get asks as a program on the same machine does.
func get(h http.Handler, method, path, body string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Each file of testdata is requests, in lines that begin with > (with a body behind the path of a POST), each with
// what it gives. -update writes that. A request more needs no Go.
func TestRequestsAreAnsweredAsWritten(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("there are none")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			h := newServer(t)
			if filepath.Base(file) == "own.txt" {
				h = newServerWithOwn(t)
			}
			golden.Check(t, file, answers(h, string(text)))
		})
	}
}

func answers(h http.Handler, text string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		asked, ok := strings.CutPrefix(line, "> ")
		if !ok {
			continue
		}
		method, rest, _ := strings.Cut(asked, " ")
		path, body, _ := strings.Cut(rest, " ")
		w := get(h, method, escaped(path), body)
		fmt.Fprintf(&out, "> %s\n%d %s\n%s\n", asked, w.Code, w.Header().Get("Content-Type"), shown(w))
	}
	return out.String()
}

// shown is what a program gets, or what a person sees of a page.
func shown(w *httptest.ResponseRecorder) string {
	body := strings.TrimRight(w.Body.String(), "\n")
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return body
	}
	_, body, _ = strings.Cut(body, "<main")
	body, _, _ = strings.Cut("<main"+body, "</main>")
	var lines []string
	for line := range strings.Lines(reply.VisibleText(body)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// escaped lets files have the names of products as people write them.
func escaped(path string) string {
	at, query, _ := strings.Cut(path, "?")
	var parts []string
	for p := range strings.SplitSeq(query, "&") {
		name, value, ok := strings.Cut(p, "=")
		if ok {
			p = name + "=" + url.QueryEscape(value)
		}
		parts = append(parts, p)
	}
	if query == "" {
		return at
	}
	return at + "?" + strings.Join(parts, "&")
}

// An openAPI is what of the description the test needs.
type openAPI struct {
	Paths map[string]map[string]struct {
		Parameters []struct {
			Name     string
			Required bool
			Example  any
		}
		Responses map[string]openResponse
	}
	Components struct {
		Schemas   map[string]json.RawMessage
		Responses map[string]openResponse
	}
}

// An openResponse is a response, or the name of one that many have.
type openResponse struct {
	Ref     string `json:"$ref"`
	Content map[string]struct{ Schema json.RawMessage }
}

// schema is that of a response's JSON.
func (d *openAPI) schema(r openResponse) json.RawMessage {
	if r.Ref != "" {
		r = d.Components.Responses[path.Base(r.Ref)]
	}
	return r.Content["application/json"].Schema
}

func described(t *testing.T) (doc openAPI) {
	t.Helper()
	text := strings.ReplaceAll(string(description), "#/components/schemas/", "#/$defs/")
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// holds checks JSON against a schema of the description.
func (d *openAPI) holds(t *testing.T, what string, schema json.RawMessage, body []byte) {
	t.Helper()
	defs, err := json.Marshal(d.Components.Schemas)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	whole := strings.TrimSuffix(string(schema), "}") + `,"$defs":` + string(defs) + "}"
	if err := json.Unmarshal([]byte(whole), &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if err := r.Validate(v); err != nil {
		t.Errorf("%s is not as it is described: %v\n%.300s", what, err, body)
	}
}

func TestTheDescriptionIsWhatIsServed(t *testing.T) {
	doc, h := described(t), newServer(t)
	for _, r := range routes {
		path := doc.Paths["/"+r.path]
		var names []string
		for _, p := range path["get"].Parameters {
			names = append(names, p.Name)
		}
		if !slices.Equal(names, r.params) && len(names)+len(r.params) > 0 {
			t.Errorf("%s is described with %v and served with %v", r.path, names, r.params)
		}
		if _, post := path["post"]; post != r.post || len(path) > 2 {
			t.Errorf("%s is described with other methods than it has", r.path)
		}
	}
	if len(doc.Paths) != len(routes) {
		t.Errorf("%d paths are described, and %d are served", len(doc.Paths), len(routes))
	}
	for name, path := range doc.Paths {
		for method, op := range path {
			q := url.Values{}
			for _, p := range op.Parameters {
				if p.Example != nil {
					q.Set(p.Name, fmt.Sprint(p.Example))
				}
				if p.Required && p.Example == nil {
					t.Errorf("%s needs %s, which has no example", name, p.Name)
				}
			}
			body := ""
			if method == "post" {
				body = `{"question":"上个月氧化镝多少钱"}`
			}
			w := get(h, strings.ToUpper(method), root+strings.TrimPrefix(name, "/")+"?"+q.Encode(), body)
			if w.Code != 200 || w.Header().Get("Content-Type") != "application/json; charset=utf-8" {
				t.Errorf("%s %s?%s: %d %s", method, name, q.Encode(), w.Code, w.Body)
				continue
			}
			doc.holds(t, method+" "+name, doc.schema(op.Responses["200"]), w.Body.Bytes())
			if strings.Contains(w.Body.String(), `"facts":[]`) || strings.Contains(w.Body.String(), `"hits":[]`) {
				t.Errorf("%s: its example finds nothing", name)
			}
			w = get(h, strings.ToUpper(method), root+strings.TrimPrefix(name, "/")+"?colour=red", body)
			if w.Code != 400 {
				t.Errorf("%s with a name that it does not have: %d", name, w.Code)
			}
			doc.holds(t, "its refusal", doc.schema(op.Responses["400"]), w.Body.Bytes())
		}
	}
	if w := get(h, "GET", root+"openapi.json", ""); w.Code != 200 || w.Body.String() != string(description) {
		t.Errorf("the description: %d", w.Code)
	}
}

// Of every fact and every kind of answer the JSON is as it is described.
func TestWhatIsGivenIsAsDescribed(t *testing.T) {
	doc, h := described(t), newServer(t)
	w := get(h, "GET", root+"facts?limit=5000", "")
	doc.holds(t, "all facts", json.RawMessage(`{"$ref":"#/$defs/Facts"}`), w.Body.Bytes())
	var all struct{ Total int }
	if err := json.Unmarshal(w.Body.Bytes(), &all); err != nil || all.Total < 100 {
		t.Errorf("%d facts, %v", all.Total, err)
	}
	for _, q := range []string{"氧化镝多少钱", "镝多少钱", "help", "缅甸封关", "明年氧化镝多少钱", "500公斤氧化镝要多少钱", "asdf", "状态"} {
		w := get(h, "GET", root+"ask?question="+url.QueryEscape(q), "")
		doc.holds(t, q, json.RawMessage(`{"$ref":"#/$defs/Answer"}`), w.Body.Bytes())
	}
}

func TestWhoMayLook(t *testing.T) {
	open, held := newServer(t), newServer(t, func(c *Config) { c.Addr, c.Token = "0.0.0.0:8080", testToken })
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	basic := func(r *http.Request) { r.SetBasicAuth("reader", testToken) }
	for _, c := range []struct {
		name   string
		h      http.Handler
		change func(*http.Request)
		want   int
	}{
		{"on this machine", open, host("127.0.0.1:8080"), 200},
		{"on this machine by its name", open, host("localhost:8080"), 200},
		{"by a name that points here", open, host("evil.example:8080"), 403},
		{"from another page", open, header("Origin", "https://evil.example"), 403},
		{"from a page of this machine", open, header("Origin", "http://localhost:3000"), 200},
		{"without the token", held, host("rebot.example"), 401},
		{"with the token", held, header("Authorization", "Bearer "+testToken), 200},
		{"with the beginning of it", held, header("Authorization", "Bearer "+testToken[:8]), 401},
		{"with more than it", held, header("Authorization", "Bearer "+testToken+"x"), 401},
		{"with none", held, header("Authorization", "Bearer "), 401},
		{"with the token as a password", held, basic, 200},
	} {
		for _, path := range []string{root + "issues", root + "openapi.json", "/feed.atom", "/mcp"} {
			w := get(c.h, "GET", path, "", c.change)
			if w.Code != c.want {
				t.Errorf("%s, %s: %d, should be %d", c.name, path, w.Code, c.want)
			}
			if w.Header().Get("X-Robots-Tag") != "noindex, nofollow" || w.Code == 401 &&
				w.Header().Get("WWW-Authenticate") == "" || strings.Contains(w.Body.String(), testToken) {
				t.Errorf("%s, %s: %v %s", c.name, path, w.Header(), w.Body)
			}
		}
	}
}

func TestWhoAsksTooFastIsToldSo(t *testing.T) {
	s, err := New(Config{Addr: "localhost:1"}, api.NewReader(bottest.Service(t)), nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	s.rate = rate.NewLimiter(0, 2)
	mux := http.NewServeMux()
	s.Routes(mux)
	for i, want := range []int{200, 200, 429} {
		if w := get(mux, "GET", root+"openapi.json", ""); w.Code != want || want == 429 &&
			w.Header().Get("Retry-After") == "" {
			t.Errorf("request %d: %d", i, w.Code)
		}
	}
	if w := get(mux, "GET", "/prices", ""); w.Code != 429 {
		t.Errorf("pages are served as fast as anybody asks: %d", w.Code)
	}
	s.rate.SetLimit(rate.Inf)
	if w := get(mux, "GET", "/mcp", ""); w.Code != 404 {
		t.Errorf("what was not given is served: %d", w.Code)
	}
}

func TestSettingsThatWouldLetAnybodyInAreRefused(t *testing.T) {
	for _, c := range []struct {
		cfg  Config
		want string
	}{
		{Config{Addr: "127.0.0.1:8080"}, ""}, {Config{Addr: "[::1]:8080"}, ""}, {Config{Addr: "localhost:8080"}, ""},
		{Config{Addr: ":8080"}, "needs REBOT_WEB_TOKEN"}, {Config{Addr: "0.0.0.0:8080"}, "needs REBOT_WEB_TOKEN"},
		{Config{Addr: "rebot.example:80"}, "needs REBOT_WEB_TOKEN"}, {Config{Addr: ":8080", Token: testToken}, ""},
		{Config{Addr: ":8080", Token: "short"}, "fewer than 16"}, {Config{Addr: "localhost:1", URL: "rebot"}, "REBOT_URL"},
		{Config{Addr: "localhost:1", URL: "https://rebot.example"}, ""},
	} {
		err := c.cfg.Validate()
		if (err == nil) != (c.want == "") || err != nil && (!strings.Contains(err.Error(), c.want) ||
			strings.Contains(err.Error(), "short")) {
			t.Errorf("%+v: %v", c.cfg, err)
		}
	}
}

func TestAConversationGoesOnByItsName(t *testing.T) {
	h := newServer(t)
	for _, c := range [][2]string{{"a", "氧化镝多少钱"}, {"b", "氧化铽多少钱"}, {"a", "上个月呢"}} {
		w := get(h, "POST", root+"ask", fmt.Sprintf(`{"conversation":%q,"question":%q}`, c[0], c[1]))
		if w.Code != 200 || c[1] == "上个月呢" && !strings.Contains(w.Body.String(), "1773.95") {
			t.Errorf("%v: %d %s", c, w.Code, w.Body)
		}
	}
}
