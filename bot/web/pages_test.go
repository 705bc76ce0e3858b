package web

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/time/rate"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/bottest"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/synth"
)

// pagePaths are pages of every kind.
var pagePaths = []string{"/", "/?q=" + url.QueryEscape("氧化镝多少钱"), "/prices", productURL("氧化镝"), "/issues",
	"/issue/2024-11",
	"/issue/2024-11?at=252,273", "/discrepancies", "/account", "/nothing"}

func host(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }

// newOf makes a server of a service as the configuration has it, with its limits.
func newOf(t testing.TB, service *bot.Service, cfg Config) (*Server, *http.ServeMux) {
	t.Helper()
	s, err := New(cfg, api.NewReader(service), nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	s.Routes(mux)
	return s, mux
}

func held(c *Config) { c.Addr, c.Token, c.URL = "0.0.0.0:8080", testToken, "https://rebot.example/" }

// loggedIn is the cookie that a browser has after the form.
func loggedIn(t *testing.T, h http.Handler) func(*http.Request) {
	t.Helper()
	w := post(h, "/login", url.Values{"token": {testToken}, "to": {"/prices"}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/prices" {
		t.Fatalf("the form: %d %v", w.Code, w.Header())
	}
	c := w.Result().Cookies()
	if len(c) != 1 || !c[0].HttpOnly || !c[0].Secure || c[0].SameSite != http.SameSiteLaxMode ||
		strings.Contains(c[0].Value, testToken) {
		t.Fatalf("the cookie: %v", c)
	}
	return func(r *http.Request) { r.AddCookie(c[0]) }
}

func post(h http.Handler, path string, form url.Values, change ...func(*http.Request)) *httptest.ResponseRecorder {
	return get(h, "POST", path, form.Encode(), append([]func(*http.Request){func(r *http.Request) {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}}, change...)...)
}

// litLines lists the lines of a page that are lit up.
func litLines(t *testing.T, page string) (ids []string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<li id="(L\d+)"[^>]*class="[^"]*\blit\b`).FindAllStringSubmatch(page, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

func TestEveryCitationOfAPageIsALineThatItLightsUp(t *testing.T) {
	h := newServer(t)
	for _, path := range pagePaths {
		for _, href := range hrefs(t, get(h, "GET", path, "").Body.String()) {
			u, err := url.Parse(href)
			if err != nil || !strings.HasPrefix(u.Path, "/issue/") || u.Query().Get("at") == "" || u.Fragment == "" {
				continue
			}
			w := get(h, "GET", u.RequestURI(), "")
			if lit := litLines(t, w.Body.String()); w.Code != 200 || !slices.Contains(lit, u.Fragment) {
				t.Errorf("%s leads to %s: %d, lit %v", path, href, w.Code, lit)
			}
		}
	}
}

// hrefs lists where a page leads.
func hrefs(t *testing.T, page string) (out []string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return out
		case html.StartTagToken:
			for _, a := range z.Token().Attr {
				if a.Key == "href" {
					out = append(out, a.Val)
				}
			}
		}
	}
}

func TestAPageIsNothingOfAnotherServer(t *testing.T) {
	h := newServer(t)
	outside := regexp.MustCompile(`(?i)(src|href|action)="?(https?:)?//|style=|<style|\son[a-z]+=|javascript:|<script>`)
	for _, path := range pagePaths {
		w := get(h, "GET", path, "")
		if found := outside.FindString(w.Body.String()); found != "" {
			t.Errorf("%s has %s", path, found)
		}
		head := w.Header()
		if !strings.HasPrefix(head.Get("Content-Security-Policy"), "default-src 'none'; style-src 'self'") ||
			head.Get("Referrer-Policy") != "no-referrer" || head.Get("X-Robots-Tag") != "noindex, nofollow" ||
			head.Get("Cache-Control") != "no-store" || !strings.Contains(w.Body.String(), `name="robots" content="noindex`) {
			t.Errorf("%s: %v", path, head)
		}
	}
}

func TestPagesAreInTheLanguageThatIsChosen(t *testing.T) {
	h := newServer(t)
	accept := func(v string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Accept-Language", v) }
	}
	for v, want := range map[string]string{"en-GB,en;q=0.9": `lang="en"`, "zh-CN,en;q=0.5": `lang="zh-CN"`,
		"de": `lang="zh-CN"`, "": `lang="zh-CN"`} {
		if body := get(h, "GET", "/prices", "", accept(v)).Body.String(); !strings.Contains(body, "<html "+want) {
			t.Errorf("%q: %.60s", v, body)
		}
	}
	w := get(h, "GET", "/prices?sort=price&lang=en", "")
	c := w.Result().Cookies()
	if w.Code != 303 || w.Header().Get("Location") != "/prices?sort=price" || len(c) != 1 {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	body := get(h, "GET", productURL("氧化镝"), "", func(r *http.Request) { r.AddCookie(c[0]) }).Body.String()
	if !strings.Contains(body, "Dysprosium oxide") || !strings.Contains(body, "CNY/kg") {
		t.Errorf("%.300s", body)
	}
}

// What a poisoned bulletin says stands on pages as text.
func TestAPoisonedBulletinIsTextOnPages(t *testing.T) {
	s, mux := newOf(t, bottest.HostileService(t), Config{Addr: "127.0.0.1:1"})
	s.rate = rate.NewLimiter(rate.Inf, 0)
	months := s.reader.Months()
	paths := []string{"/prices", "/discrepancies", "/account", "/issues", "/?q=" + url.QueryEscape("本期摘要"),
		"/issue/" + months[len(months)-1].String()}
	clean := map[string]bool{}
	for _, path := range []string{"/prices", "/discrepancies", "/account", "/issues", "/issue/2024-11", "/?q=x"} {
		for _, tag := range tagsOf(get(newServer(t), "GET", path, "").Body.String()) {
			clean[tag] = true
		}
	}
	for _, tag := range []string{"pre", "article", "blockquote", "figure", "figcaption", "mark", "details", "summary", "dl",
		"dt", "dd", "span"} {
		clean[tag] = true
	}
	for _, path := range paths {
		w := get(mux, "GET", path, "")
		if w.Code != 200 {
			t.Errorf("%s: %d", path, w.Code)
		}
		for _, tag := range tagsOf(w.Body.String()) {
			if !clean[tag] {
				t.Errorf("%s has a tag <%s> of the bulletin's", path, tag)
			}
		}
	}
}

func tagsOf(page string) (out []string) {
	z := html.NewTokenizer(strings.NewReader(page))
	for z.Next() != html.ErrorToken {
		if name, _ := z.TagName(); len(name) > 0 {
			out = append(out, string(name))
		}
	}
	return out
}

func TestAQuestionThatIsLoadedAgainHasTheSameAnswer(t *testing.T) {
	h := newServer(t)
	ask := func(n int, q string) string {
		return get(h, "GET", fmt.Sprintf("/?c=ABCDEFGHIJKLMNOPQRSTUVWX&n=%d&q=%s", n, url.QueryEscape(q)), "").Body.String()
	}
	ask(0, "氧化镝多少钱")
	first := ask(1, "上个月呢")
	if again := ask(1, "上个月呢"); !strings.Contains(first, "1773.95") || again != first {
		t.Error("it has another")
	}
	if next := ask(2, "上个月呢"); next == first {
		t.Error("a turn further on has the same")
	}
}

// Each reason why a number of the issue that ships is no fact is known in Chinese.
func TestReasonsAreInChinese(t *testing.T) {
	a, err := api.NewReader(bottest.Service(t)).Account("")
	if err != nil || len(a.Reasons) < 10 {
		t.Fatal(a, err)
	}
	for _, r := range a.Reasons {
		if chinese := new(page).reason(r.Reason); chinese == r.Reason {
			t.Errorf("%q is not", r.Reason)
		}
	}
}

func TestAPageOfAFileWithPagesIsShown(t *testing.T) {
	s, mux := newOf(t, bottest.Paged(t), Config{Addr: "0.0.0.0:1", Token: testToken, URL: "https://rebot.example"})
	link := s.cfg.Link()(bulletin.NewMonth(2024, 11), 7, [][2]int{{273, 273}})
	w := get(mux, "GET", pathOf(link), "")
	picture := html.UnescapeString(regexp.MustCompile(`src="(/page\.png[^"]*)"`).FindStringSubmatch(w.Body.String())[1])
	if lit := litLines(t, w.Body.String()); !slices.Equal(lit, []string{"L273"}) ||
		strings.Contains(w.Body.String(), `id="L281"`) {
		t.Errorf("lit %v", lit)
	}
	w = get(mux, "GET", picture, "")
	if w.Code != 200 || w.Header().Get("Content-Type") != "image/png" ||
		!strings.HasPrefix(w.Body.String(), "PNG of page 7: ") {
		t.Errorf("%s: %d %s", picture, w.Code, w.Body)
	}
	if w := get(mux, "GET", strings.Replace(picture, "page=7", "page=8", 1), ""); w.Code != 401 {
		t.Errorf("another page is shown: %d", w.Code)
	}
}

func TestAPageThatIsKeptGoesWithItsLibrary(t *testing.T) {
	service := bottest.Service(t)
	s, mux := newOf(t, service, Config{Addr: "127.0.0.1:1"})
	before := get(mux, "GET", "/prices", "").Body.String()
	if again := get(mux, "GET", "/prices", ""); again.Body.String() != before ||
		again.Header().Get("Content-Security-Policy") == "" || s.pages.Len() != 1 {
		t.Error("it is another the second time")
	}
	issue, err := extract.Read("2024-12.txt", []byte(synth.Brief(bulletin.NewMonth(2024, 12))))
	if err != nil {
		t.Fatal(err)
	}
	lib, err := index.NewLibrary([]*bulletin.Issue{issue})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	service.Swap(lib, bot.Ready)
	if after := get(mux, "GET", "/prices", "").Body.String(); !strings.Contains(after, "2024年12月") {
		t.Errorf("another library answers, and the page stays")
	}
	if w := get(mux, "GET", "/issue/2024-11", ""); w.Code != 404 {
		t.Errorf("an issue that is gone: %d", w.Code)
	}
}
