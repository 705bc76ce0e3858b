package slack

import (
	"net/http"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/telemetry"
)

// verify reports whether a body was signed by Slack within the last five minutes, with any of the secrets. A header
// that comes twice is refused, since what stands between Slack and here could read the other one.
// https://docs.slack.dev/authentication/verifying-requests-from-slack
func verify(h http.Header, body []byte, secrets []telemetry.Secret) bool {
	if len(h.Values("X-Slack-Signature")) != 1 || len(h.Values("X-Slack-Request-Timestamp")) != 1 {
		return false
	}
	for _, s := range secrets {
		if v, err := slackgo.NewSecretsVerifier(h, s.Reveal()); err == nil {
			if _, err := v.Write(body); err == nil && v.Ensure() == nil {
				return true
			}
		}
	}
	return false
}
