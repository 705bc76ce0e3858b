package mcp

import (
	"context"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"rebot/bot/api"
)

type asked struct {
	Question string `json:"question" jsonschema:"in Chinese or English, such as 氧化镝多少钱"`
}

type searched struct {
	Text    string `json:"text" jsonschema:"a few words or a question"`
	N       int    `json:"n,omitempty" jsonschema:"how many paragraphs at most, 10 if left out"`
	Month   string `json:"month,omitempty" jsonschema:"only this issue: 2024-11"`
	Section string `json:"section,omitempty" jsonschema:"only this section: 行业动态"`
}

type sourced struct {
	Issue string `json:"issue" jsonschema:"2024-11"`
	First int    `json:"first" jsonschema:"the first line, from 1"`
	Last  int    `json:"last,omitempty" jsonschema:"the last line, the first if left out"`
}

type factsFound struct {
	Facts []api.Fact `json:"facts"`
}

type hitsFound struct {
	Hits []api.Hit `json:"hits"`
}

// addTools adds what a model can call. Types that write their JSON themselves have their schema beside them.
func (s *Server) addTools() {
	add(s, "ask", "Answer a question out of the bulletin: prices, indices, customs figures, quotas, news, policy, research, "+
		"patents. status is answered, ambiguous, not_found (the bulletin does not say), unclear or help.", answerSchema,
		func(ctx context.Context, in asked) (api.Answer, error) {
			return s.reader.Ask(ctx, Platform, "", in.Question), nil
		})
	add(s, "facts", "List the printed figures that a filter selects, each with the lines it stands on.", factsSchema,
		func(_ context.Context, in api.Filter) (factsFound, error) {
			facts, err := s.reader.Facts(in)
			return factsFound{facts}, err
		})
	add(s, "series", "List a subject's figures, one for each period, the oldest first. What no issue prints is left out.",
		factsSchema, func(_ context.Context, in api.Filter) (factsFound, error) {
			facts, err := s.reader.Series(in)
			return factsFound{facts}, err
		})
	add(s, "search", "Find the paragraphs that share most with a text, the best first.", hitsSchema,
		func(ctx context.Context, in searched) (hitsFound, error) {
			hits, err := s.reader.Search(ctx, in.Text, in.N, in.Month, in.Section)
			return hitsFound{hits}, err
		})
	add(s, "source", "Give lines of an issue as its file has them, to check a citation.", excerptSchema,
		func(_ context.Context, in sourced) (api.Excerpt, error) {
			return s.reader.Source(in.Issue, in.First, in.Last)
		})
}

// add adds a tool that changes nothing. Its output has the schema given, else that of its type.
func add[In, Out any](s *Server, name, text string, output any, f func(context.Context, In) (Out, error)) {
	tool := &sdk.Tool{Name: name, Description: text, OutputSchema: output,
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true}}
	sdk.AddTool(s.sdk, tool, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, Out, error) {
		out, err := f(ctx, in)
		return nil, out, err
	})
}
