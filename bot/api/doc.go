// Package api gives the bulletin to programs: one set of types with one JSON, for the command line, for HTTP and
// for MCP. No figure is handed out without the place it stands at.
package api
