// Package mcp gives the bulletin to language models by the Model Context Protocol. Tools give the same as programs get
// elsewhere: no figure without the line it stands on, and a refusal by its kind.
package mcp

import (
	"context"
	"io"
	"net/http"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"rebot/bot/api"
)

// Platform is what the metrics call those who ask here.
const Platform = "mcp"

// instructions tell a model how to use the tools.
const instructions = "Answers out of a monthly bulletin of the Chinese rare-earth trade. Quote a figure only with its " +
	"citation. Where ask says not_found the bulletin does not say it: don't fill it in."

// A Server serves the tools. It may serve any number of clients at once.
type Server struct {
	reader api.Reader
	sdk    *sdk.Server
}

// New returns a server over a reader. It gives clients the version.
func New(r api.Reader, version string) *Server {
	s := &Server{r, sdk.NewServer(&sdk.Implementation{Name: "rebot", Version: version},
		&sdk.ServerOptions{Instructions: instructions})}
	s.addTools()
	s.addResources()
	return s
}

// Run serves one client over a pair of streams, a JSON message a line, until the input or ctx ends.
func (s *Server) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	x := newExchange(in, out)
	return s.sdk.Run(ctx, &sdk.IOTransport{Reader: x, Writer: x})
}

// Handler serves clients over HTTP. Each request stands alone; no state is kept between requests.
func (s *Server) Handler() http.Handler {
	return sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return s.sdk },
		&sdk.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxBody})
}

// maxBody is the longest request in bytes.
const maxBody = 64 << 10
