package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"rebot/bot/bottest"
	"rebot/index/bulletin"
)

func TestPagesAreForThoseWhoGaveTheToken(t *testing.T) {
	open, closed := newServer(t), newServer(t, held)
	cookie := loggedIn(t, closed)
	forged := func(r *http.Request) {
		r.AddCookie(&http.Cookie{Name: cookieName, Value: fmt.Sprint(time.Now().Add(time.Hour).Unix(), ".AAAA")})
	}
	for _, path := range pagePaths {
		want := 200
		if path == "/nothing" {
			want = 404
		}
		if w := get(open, "GET", path, ""); w.Code != want {
			t.Errorf("on this machine, %s: %d", path, w.Code)
		}
		if w := get(open, "GET", path, "", host("evil.example")); w.Code != 403 {
			t.Errorf("by a name that points here, %s: %d", path, w.Code)
		}
		if w := get(closed, "GET", path, "", host("rebot.example"), cookie); w.Code != want {
			t.Errorf("after the form, %s: %d", path, w.Code)
		}
		strangers := map[string]func(*http.Request){"without the token": host("rebot.example"), "with a forged cookie": forged}
		for name, change := range strangers {
			w := get(closed, "GET", path, "", change)
			if to := w.Header().Get("Location"); w.Code != 303 || !strings.HasPrefix(to, "/login?to=%2F") || w.Body.Len() > 200 {
				t.Errorf("%s, %s: %d %s", name, path, w.Code, to)
			}
		}
	}
	for path, want := range map[string]int{"/login": 200, "/robots.txt": 200, assetPath("app.css"): 200,
		"/assets/app.css": 404, "/page.png?issue=2024-11&page=1": 401} {
		if w := get(closed, "GET", path, ""); w.Code != want {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestAWrongTokenIsToldSoAndCanNotBeTriedFast(t *testing.T) {
	s, mux := newOf(t, bottest.Service(t), Config{Addr: ":1", Token: testToken})
	s.wrong = rate.NewLimiter(0, 2)
	for i, want := range []int{401, 401, 429} {
		if w := post(mux, "/login", url.Values{"token": {testToken[1:]}}); w.Code != want || len(w.Result().Cookies()) > 0 {
			t.Errorf("try %d: %d %v", i, w.Code, w.Header())
		}
	}
	bearer := func(token string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	}
	if w := get(mux, "GET", root+"issues", "", bearer("x")); w.Code != 429 {
		t.Errorf("the API lets the token be tried as fast as one may: %d", w.Code)
	}
	if w := get(mux, "GET", root+"issues", "", bearer(testToken)); w.Code != 200 {
		t.Errorf("tries of others keep out who has it: %d", w.Code)
	}
}

func TestTheFormLeadsNowhereElseAndComesFromNowhereElse(t *testing.T) {
	h := newServer(t, held)
	for to, want := range map[string]string{"/issue/2024-11?at=3": "/issue/2024-11?at=3", "//evil.example": "/",
		"https://evil.example": "/", `/\evil.example`: "/", "": "/"} {
		if w := post(h, "/login", url.Values{"token": {testToken}, "to": {to}}); w.Header().Get("Location") != want {
			t.Errorf("%q leads to %q", to, w.Header().Get("Location"))
		}
	}
	foreign := func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }
	for _, path := range []string{"/login", "/logout"} {
		if w := post(h, path, url.Values{"token": {testToken}}, foreign); w.Code != 403 {
			t.Errorf("another page may send %s: %d", path, w.Code)
		}
	}
	w := post(h, "/logout", nil, loggedIn(t, h))
	if c := w.Result().Cookies(); len(c) != 1 || c[0].MaxAge >= 0 {
		t.Errorf("signing out leaves the cookie: %v", c)
	}
}

func TestASessionAndASignedAddressEnd(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	later := now
	h := newServer(t, held, func(c *Config) { c.Now = func() time.Time { return later } })
	cookie := loggedIn(t, h)
	signer := Config{Token: testToken, URL: "https://rebot.example", Now: func() time.Time { return now }}
	path := pathOf(signer.Link()(bulletin.NewMonth(2024, 11), 0, [][2]int{{273, 273}}))
	for _, c := range []struct {
		after time.Duration
		want  int
	}{{time.Minute, 200}, {29 * 24 * time.Hour, 200}, {31 * 24 * time.Hour, 303}} {
		later = now.Add(c.after)
		if w := get(h, "GET", "/prices", "", cookie); w.Code != c.want {
			t.Errorf("the session after %v: %d", c.after, w.Code)
		}
		if w := get(h, "GET", path, ""); w.Code != c.want {
			t.Errorf("the address after %v: %d", c.after, w.Code)
		}
	}
}

// pathOf is what a browser sends of an address.
func pathOf(link string) string {
	link, _, _ = strings.Cut(strings.TrimPrefix(link, "https://rebot.example"), "#")
	return link
}

func TestASignedAddressOpensItsPlaceAndNothingElse(t *testing.T) {
	h := newServer(t, held)
	link := Config{Token: testToken, URL: "https://rebot.example"}.Link()
	signed, err := url.Parse(link(bulletin.NewMonth(2024, 11), 0, [][2]int{{273, 273}, {252, 252}}))
	if err != nil || signed.Fragment != "L252" || signed.Host != "rebot.example" {
		t.Fatal(signed, err)
	}
	w := get(h, "GET", signed.RequestURI(), "")
	if lit := litLines(t, w.Body.String()); w.Code != 200 || !slices.Equal(lit, []string{"L252", "L273"}) {
		t.Errorf("%d, lit %v", w.Code, lit)
	}
	if n := strings.Count(w.Body.String(), `<li id="L`); n != 273-252+1+2*nearLines ||
		strings.Contains(w.Body.String(), `id="L1"`) {
		t.Errorf("it shows %d lines", n)
	}
	if strings.Contains(w.Body.String(), `href="/prices"`) {
		t.Error("it leads to what may not be seen")
	}
	for _, change := range []func(url.Values) string{
		func(q url.Values) string { q.Set("at", "1-300"); return "/issue/2024-11" },
		func(q url.Values) string { q.Del("at"); return "/issue/2024-11" },
		func(q url.Values) string { q.Set("page", "1"); return "/issue/2024-11" },
		func(q url.Values) string { q.Set("until", "99999999999"); return "/issue/2024-11" },
		func(q url.Values) string { q.Set("sig", ""); return "/issue/2024-11" },
		func(url.Values) string { return "/issue/2024-12" },
		func(url.Values) string { return "/prices" },
		func(url.Values) string { return "/account" },
	} {
		q := signed.Query()
		path := change(q)
		if w := get(h, "GET", path+"?"+q.Encode(), ""); w.Code != 303 {
			t.Errorf("%s?%s: %d", path, q.Encode(), w.Code)
		}
	}
	if w := get(h, "GET", "/api/v1/issues?"+signed.RawQuery, ""); w.Code != 401 {
		t.Errorf("it opens the API: %d", w.Code)
	}
}
