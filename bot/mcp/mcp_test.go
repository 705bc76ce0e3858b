package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/mcp"
	"rebot/index"
	"rebot/seeds"
)

func newServer(t *testing.T) *mcp.Server {
	lib, err := index.LoadEdition(seeds.Files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return mcp.New(api.NewReader(bot.NewService(lib, bot.Ready, bot.Config{})), "test")
}

// connect makes a client that talks to the server by pipes, as over stdio.
func connect(t *testing.T) *sdk.ClientSession {
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- newServer(t).Run(t.Context(), fromClient, toClient) }()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(t.Context(),
		&sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Close()
		<-ended
	})
	return c
}

// call calls a tool and decodes what it gives.
func call(t *testing.T, c *sdk.ClientSession, name string, args, out any) *sdk.CallToolResult {
	t.Helper()
	r, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, out); err != nil && !r.IsError {
		t.Fatal(err)
	}
	return r
}

func TestAnAnswerStandsInTheSourceItCites(t *testing.T) {
	c := connect(t)
	tools, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range tools.Tools {
		names = append(names, tool.Name)
	}
	if want := []string{"ask", "facts", "search", "series", "source"}; !slices.Equal(names, want) {
		t.Fatalf("tools %v, want %v", names, want)
	}
	var a struct {
		Status  string
		Figures []struct {
			Value    string
			Citation int
		}
		Citations []struct {
			Issue, File string
			Lines       [2]int
		}
	}
	call(t, c, "ask", map[string]any{"question": "氧化镝多少钱"}, &a)
	if a.Status != "answered" || len(a.Figures) == 0 || len(a.Citations) == 0 {
		t.Fatalf("ask gives %+v", a)
	}
	at := a.Citations[a.Figures[0].Citation]
	var s struct {
		Lines []struct {
			Number int
			Text   string
		}
	}
	call(t, c, "source", map[string]any{"issue": at.Issue, "first": at.Lines[0], "last": at.Lines[1]}, &s)
	if len(s.Lines) == 0 || !strings.Contains(s.Lines[0].Text, a.Figures[0].Value) {
		t.Errorf("the cited lines %v hold no %s", s.Lines, a.Figures[0].Value)
	}
}

func TestFactsSeriesAndSearchAnswer(t *testing.T) {
	c := connect(t)
	var f struct {
		Facts []struct {
			Subject, Value, Issue string
			Lines                 [2]int
		}
	}
	call(t, c, "facts", map[string]any{"kind": "price", "subject": "氧化镝"}, &f)
	if len(f.Facts) == 0 || f.Facts[0].Lines[0] == 0 || f.Facts[0].Issue == "" {
		t.Fatalf("facts gives %+v", f)
	}
	call(t, c, "series", map[string]any{"kind": "price", "subject": "氧化镝", "measure": "月均价", "issue": f.Facts[0].Issue}, &f)
	if len(f.Facts) == 0 {
		t.Error("series gives nothing")
	}
	var h struct {
		Hits []struct {
			Text    string
			Lines   [2]int
			Edition bool
		}
	}
	call(t, c, "search", map[string]any{"text": "镝", "n": 2}, &h)
	if len(h.Hits) == 0 || len(h.Hits) > 2 || h.Hits[0].Lines[0] == 0 || !h.Hits[0].Edition {
		t.Errorf("search gives %+v", h)
	}
}

func TestWhatCannotBeIsAnErrorThatSaysWhy(t *testing.T) {
	c := connect(t)
	for name, args := range map[string]map[string]any{
		"facts":  {"kind": "weather"},
		"series": {"kind": "price"},
		"source": {"issue": "1999-01", "first": 1},
		"search": {"text": "镝", "month": "November"},
	} {
		r := call(t, c, name, args, new(any))
		if text, ok := r.Content[0].(*sdk.TextContent); !r.IsError || !ok || len(text.Text) < 20 {
			t.Errorf("%s %v gives %v", name, args, r)
		}
	}
}

func TestIssuesAreResources(t *testing.T) {
	c := connect(t)
	all, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "rebot://issues"})
	if err != nil {
		t.Fatal(err)
	}
	var issues []api.Issue
	if err := json.Unmarshal([]byte(all.Contents[0].Text), &issues); err != nil || len(issues) == 0 {
		t.Fatalf("%v: %s", err, all.Contents[0].Text)
	}
	one := "rebot://issue/" + issues[0].Issue.String()
	if _, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: one}); err != nil {
		t.Error(err)
	}
	if _, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "rebot://issue/1999-01"}); err == nil {
		t.Error("an issue that is not there is handed out")
	}
}

func TestWhatIsPipedInIsAnswered(t *testing.T) {
	in := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"ask","arguments":{"question":"氧化镝多少钱"}}}
`
	var out strings.Builder
	if err := newServer(t).Run(t.Context(), strings.NewReader(in), &out); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(out.String()), "\n"); len(lines) != 2 || !strings.Contains(lines[1], `"id":2`) {
		t.Errorf("two requests were answered by %q", lines)
	}
}

func TestItServesHTTP(t *testing.T) {
	s := httptest.NewServer(newServer(t).Handler())
	defer s.Close()
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(context.Background(),
		&sdk.StreamableClientTransport{Endpoint: s.URL, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var a struct{ Status string }
	if call(t, c, "ask", map[string]any{"question": "氧化镝多少钱"}, &a); a.Status != "answered" {
		t.Errorf("ask gives %+v", a)
	}
}
