package mcp

import (
	"context"
	"encoding/json"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// scheme begins the address of a resource; issues stand at rebot://issue/2024-11.
const scheme = "rebot://"

// addResources adds the list of issues, and each issue.
func (s *Server) addResources() {
	s.sdk.AddResource(&sdk.Resource{URI: scheme + "issues", Name: "issues", MIMEType: "application/json",
		Description: "The issues that are loaded, with their articles and the lines they stand on."}, s.issues)
	s.sdk.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: scheme + "issue/{month}", Name: "issue",
		MIMEType: "application/json", Description: "An issue's articles and the lines they stand on: " + scheme +
			"issue/2024-11."}, s.issues)
}

// issues reads the issue that an address names, or all.
func (s *Server) issues(_ context.Context, r *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
	issues, err := s.reader.Issues()
	if err != nil {
		return nil, err
	}
	var found any = issues
	if month, ok := strings.CutPrefix(r.Params.URI, scheme+"issue/"); ok {
		found = nil
		for _, is := range issues {
			if is.Issue.String() == month {
				found = is
			}
		}
	}
	if found == nil {
		return nil, sdk.ResourceNotFoundError(r.Params.URI)
	}
	text, err := json.Marshal(found)
	if err != nil {
		return nil, err
	}
	return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{
		{URI: r.Params.URI, MIMEType: "application/json", Text: string(text)}}}, nil
}
