package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"rebot/bot/api"
)

const webToken = "canary-token-of-the-web"

// A bearer sends a token with each request.
type bearer struct{ token string }

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.token)
	return http.DefaultTransport.RoundTrip(r)
}

func TestServeAnswersProgramsWithoutAnyChatPlatform(t *testing.T) {
	state := t.TempDir()
	s := startServe(t, map[string]string{"REBOT_STATE": state, "REBOT_WEB": "on", "REBOT_WEB_TOKEN": webToken})
	if status, body := get(t, s.addr, "/api/v1/ask?question=%E6%B0%A7%E5%8C%96%E9%95%9D"); status != 401 {
		t.Errorf("without the token: %d %s", status, body)
	}
	client := &http.Client{Transport: bearer{webToken}}
	res, err := client.Get("http://" + s.addr + "/api/v1/ask?question=%E6%B0%A7%E5%8C%96%E9%95%9D")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var ans api.Answer
	if err := json.NewDecoder(res.Body).Decode(&ans); err != nil || ans.Status != "answered" || ans.Receipt == "" {
		t.Errorf("%d %+v, %v", res.StatusCode, ans, err)
	}
	var out strings.Builder
	if err := run(t.Context(), []string{"replay", ans.Receipt}, func(k string) string {
		return map[string]string{"REBOT_STATE": state}[k]
	}, nil, &out, io.Discard); err != nil || strings.TrimSuffix(out.String(), "\n") != ans.Text {
		t.Errorf("its receipt gives %q, %v", out.String(), err)
	}
	askByModelContextProtocol(t, client, s.addr)
	_, body := get(t, s.addr, "/metrics")
	for _, p := range []string{"web", "mcp"} {
		if !strings.Contains(body, `rebot_questions_total{intent="price",platform="`+p+`",status="answered"} 1`) {
			t.Errorf("what is asked by %s is not counted", p)
		}
	}
	if err := s.stop(); err != nil {
		t.Errorf("ending: %v", err)
	}
	for line := range strings.Lines(s.log.all()) {
		if strings.Contains(line, `"msg":"answered"`) && !strings.Contains(line, `"id":"web/`) {
			t.Errorf("a line about a question has no id: %s", line)
		}
	}
	if log := s.log.all(); strings.Contains(log, webToken) {
		t.Error("the token is in the log")
	}
}

func askByModelContextProtocol(t *testing.T, client *http.Client, addr string) {
	t.Helper()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(t.Context(),
		&sdk.StreamableClientTransport{Endpoint: "http://" + addr + "/mcp", HTTPClient: client}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	r, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: "ask", Arguments: map[string]string{"question": "氧化镝多少钱"}})
	if err != nil || r.IsError {
		t.Fatalf("%+v, %v", r, err)
	}
	text, err := json.Marshal(r.StructuredContent)
	if err != nil || !strings.Contains(string(text), `"value":"1711.90"`) {
		t.Errorf("%s, %v", text, err)
	}
}

func TestWhatWouldServeProgramsToAnybodyIsRefused(t *testing.T) {
	for want, env := range map[string]map[string]string{
		"needs REBOT_WEB_TOKEN":    {"REBOT_WEB": "on", "REBOT_ADDR": ":8080"},
		`REBOT_WEB: "yes"`:         {"REBOT_WEB": "yes"},
		"fewer than 16 characters": {"REBOT_WEB": "on", "REBOT_WEB_TOKEN": "short"},
		"no platform is set":       {"REBOT_WEB": "off"},
	} {
		env["REBOT_STATE"] = t.TempDir()
		err := run(t.Context(), []string{"serve"}, func(k string) string { return env[k] }, nil, io.Discard, io.Discard)
		var usage usageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %s", env, err, want)
		}
	}
}

func TestCitationsHaveAddressesWhereRebotHasOne(t *testing.T) {
	url := func(env map[string]string) string {
		env["REBOT_STATE"] = t.TempDir()
		var out strings.Builder
		if err := run(t.Context(), []string{"ask", "--json", "氧化镝多少钱"}, func(k string) string { return env[k] }, nil, &out,
			io.Discard); err != nil {
			t.Fatal(err)
		}
		var ans api.Answer
		if err := json.Unmarshal([]byte(out.String()), &ans); err != nil {
			t.Fatal(err)
		}
		return ans.Citations[ans.Figures[0].Citation].URL
	}
	const place = "https://rebot.example/issue/2024-11?at=273"
	if got := url(map[string]string{}); got != "" {
		t.Errorf("without REBOT_URL: %s", got)
	}
	if got := url(map[string]string{"REBOT_URL": "https://rebot.example"}); got != place+"#L273" {
		t.Errorf("without a token: %s", got)
	}
	got := url(map[string]string{"REBOT_URL": "https://rebot.example/", "REBOT_WEB_TOKEN": webToken})
	if !strings.HasPrefix(got, place+"&sig=") || !strings.HasSuffix(got, "#L273") || strings.Contains(got, webToken) {
		t.Errorf("with a token: %s", got)
	}
}
