package telemetry

import (
	"fmt"
	"io"
	"log/slog"
)

// redacted stands in for a secret wherever it would be shown.
const redacted = "[redacted]"

// A Secret is a token, a password or a signing key. It shows itself only by Reveal: printed with any verb,
// logged or encoded it is [redacted]. An empty one shows as nothing, so that a log shows what is not set.
type Secret string

// Reveal gives the secret itself, to be sent to the platform it belongs to.
func (s Secret) Reveal() string { return string(s) }

// String is [redacted], or nothing for an empty secret.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return redacted
}

// GoString is for %#v.
func (s Secret) GoString() string { return s.String() }

// Format prints String for every verb, so that none (such as %x) shows the bytes.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue is for slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText is for encoders such as JSON.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
