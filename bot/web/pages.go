package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"

	"rebot/bot/api"
	"rebot/bot/markup"
	"rebot/index/bulletin"
)

//go:embed pages/*.html assets/*
var files embed.FS

// templates are the pages in Chinese and in English. Both languages stand side by side in them: {{say "价格" "Prices"}}.
var templates = [2]func() *markup.Template{
	sync.OnceValue(func() *markup.Template { return parse(false) }),
	sync.OnceValue(func() *markup.Template { return parse(true) }),
}

func parse(english bool) *markup.Template {
	say := func(chinese, en string) string {
		if english {
			return en
		}
		return chinese
	}
	return markup.Must(markup.Parse(markup.Funcs{
		"say": say, "asset": assetPath,
		"unit":   func(u string) string { return say(u, englishUnit(u)) },
		"period": func(p bulletin.Period) string { return say(p.Chinese(), p.String()) },
		"month":  func(m bulletin.Month) string { return say(m.Chinese(), m.String()) },
	}, pageTexts()...))
}

// pageTexts are the files of the pages.
func pageTexts() (texts []string) {
	entries, err := fs.ReadDir(files, "pages")
	if err != nil {
		panic(err) // they are in the program
	}
	for _, e := range entries {
		text, err := files.ReadFile("pages/" + e.Name())
		if err != nil {
			panic(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// englishUnit says a unit of prices in English.
func englishUnit(u string) string {
	switch u {
	case "元/公斤":
		return "CNY/kg"
	case "万元/吨":
		return "10,000 CNY/t"
	case "元/吨":
		return "CNY/t"
	case "元/克":
		return "CNY/g"
	}
	return u
}

// A page is what every page has, and its own in Body.
type page struct {
	English bool
	Title   string
	Here    string // which part of the navigation it is
	Self    string // its address, with room for another parameter
	Guest   bool   // who looks may see nothing else
	Leave   bool   // who looks gave the token here, and may take it back
	Asked   string
	Body    any
}

func (s *Server) newPage(r *http.Request, here, chinese, english string) *page {
	p := &page{English: wantsEnglish(r), Here: here, Title: chinese, Self: selfOf(r.URL),
		Leave: s.cfg.Token != "" && s.cfg.hasSession(r)}
	if p.English {
		p.Title = english
	}
	return p
}

// selfOf is the address of a page, to which a parameter more can be added.
func selfOf(u *url.URL) string {
	if u.RawQuery == "" {
		return u.EscapedPath() + "?"
	}
	return u.EscapedPath() + "?" + u.RawQuery + "&"
}

func (p *page) say(chinese, english string) string {
	if p.English {
		return english
	}
	return chinese
}

// show sends a page. It is made whole before anything is sent.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, name string, p *page) {
	var b bytes.Buffer
	lang := 0
	if p.English {
		lang = 1
	}
	if err := templates[lang]().Execute(&b, name, p); err != nil {
		s.lg.ErrorContext(r.Context(), "a page could not be made", "path", r.URL.Path, "err", err)
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
		return
	}
	sendPage(w, status, b.Bytes())
}

// sorry says on a page why there is none.
func (s *Server) sorry(w http.ResponseWriter, r *http.Request, err error) {
	p := s.newPage(r, "", "没有这一页", "There is no such page")
	p.Guest = !s.mayLook(r)
	status, why := http.StatusNotFound, p.say("这个地址没有内容。", "Nothing is at this address.")
	switch {
	case errors.Is(err, api.ErrNotLoaded):
		why = p.say("这一期没有载入。", "That issue is not loaded.")
	case errors.Is(err, api.ErrNoProduct):
		why = p.say("载入的各期没有印它的价格。", "No issue that is loaded prints a price of it.")
	case errors.Is(err, api.ErrRebuilding):
		status = http.StatusServiceUnavailable
		p.Title = p.say("索引正在重建", "The index is being rebuilt")
		why = p.say("请过一会儿再来；这不表示简报里没有。", "Come again in a moment; it does not mean that the bulletin says nothing.")
		w.Header().Set("Retry-After", "5")
	case api.IsAsked(err):
		status, why = http.StatusBadRequest, p.say("地址里有读不懂的内容。", "The address can't be understood.")
	case r.Context().Err() != nil:
		return
	case err != nil:
		s.lg.ErrorContext(r.Context(), "a page could not be made", "path", r.URL.Path, "err", err)
		status, why = http.StatusInternalServerError, p.say("出了故障；这不表示简报里没有。",
			"Something is broken; it does not mean that the bulletin says nothing.")
		p.Title = p.say("出了故障", "Broken")
	}
	p.Body = why
	s.show(w, r, status, "sorry", p)
}

func (s *Server) noPage(w http.ResponseWriter, r *http.Request) { s.sorry(w, r, nil) }

// languageName is the cookie of the language that somebody chose.
const languageName = "rebot_lang"

// wantsEnglish reports whether somebody reads English sooner than Chinese: as they chose, else as their browser says.
func wantsEnglish(r *http.Request) bool {
	if c, err := r.Cookie(languageName); err == nil {
		return c.Value == "en"
	}
	for tag := range strings.SplitSeq(strings.ToLower(r.Header.Get("Accept-Language")), ",") {
		switch tag = strings.TrimSpace(tag); {
		case strings.HasPrefix(tag, "zh"):
			return false
		case strings.HasPrefix(tag, "en"):
			return true
		}
	}
	return false
}

// chooseLanguage remembers the language that an address names, and goes on to the same address without it.
func chooseLanguage(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	value := "zh"
	if q.Get("lang") == "en" {
		value = "en"
	}
	http.SetCookie(w, &http.Cookie{Name: languageName, Value: value, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true,
		SameSite: http.SameSiteLaxMode})
	q.Del("lang")
	to := url.URL{Path: r.URL.Path, RawQuery: q.Encode()}
	http.Redirect(w, r, localPath(to.String()), http.StatusSeeOther)
}

// assets are the files beside the pages, by a name that changes with what they hold, so that browsers may keep them.
var assets, assetNames = func() (map[string][]byte, map[string]string) {
	all, names := map[string][]byte{}, map[string]string{}
	entries, err := fs.ReadDir(files, "assets")
	if err != nil {
		panic(err) // they are in the program
	}
	for _, e := range entries {
		data, err := files.ReadFile("assets/" + e.Name())
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(e.Name())
		name := fmt.Sprintf("%s.%s%s", strings.TrimSuffix(e.Name(), ext), hex.EncodeToString(sum[:6]), ext)
		all[name], names[e.Name()] = data, name
	}
	return all, names
}()

func assetPath(name string) string { return "/assets/" + assetNames[name] }

var assetTypes = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml"}

func asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	data, ok := assets[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	protect(w, dataPolicy)
	w.Header().Set("Content-Type", assetTypes[path.Ext(name)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(data) // a client that has gone away needs no answer
}

// robots keeps search engines out: the bulletin is other people's text.
func robots(w http.ResponseWriter, _ *http.Request) {
	protect(w, dataPolicy)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprint(w, "User-agent: *\nDisallow: /\n")
}
