// Package api is what programs get of the bulletin: one set of types with one JSON, for the command line, for HTTP and
// for MCP. No figure is handed out without the place it stands at.
package api
