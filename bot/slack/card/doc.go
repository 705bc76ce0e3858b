// Package card makes Slack's messages of replies: Block Kit within its limits, escaped text, buttons whose values are
// questions. It sends nothing.
package card
