package slack

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"github.com/gorilla/websocket"
)

const (
	maxAck   = 19 << 10                // Slack drops acknowledgements of 20 KB without a word
	keepTime = 2500 * time.Millisecond // Slack waits 3 s for one
)

// A frame is a message of Slack's on a socket.
type frame struct {
	Type    string          `json:"type"`
	ID      string          `json:"envelope_id"`
	Reason  string          `json:"reason"`
	Accepts bool            `json:"accepts_response_payload"`
	Payload json.RawMessage `json:"payload"`
	Debug   struct {
		Life int `json:"approximate_connection_time"`
	} `json:"debug_info"`
}

// envelope takes in what an envelope holds, and then acknowledges it: before any work, but not before it is kept.
func (c *conn) envelope(ctx context.Context, f frame) error {
	began := time.Now()
	ctx, cancel := context.WithTimeout(ctx, keepTime)
	defer cancel()
	var reply []byte
	var err error
	switch f.Type {
	case "events_api":
		err = c.a.onEvent(ctx, f.Payload)
	case "slash_commands":
		reply, err = c.command(ctx, f)
	case "interactive":
		err = c.a.onAction(ctx, f.Payload)
	default:
		err = c.a.passOver(ignoredUnknown)
	}
	if err == nil {
		err = c.ack(f.ID, reply)
	}
	if err == nil {
		c.a.metrics.Ack.WithLabelValues(Source).Observe(time.Since(began).Seconds())
	}
	return err
}

func (c *conn) command(ctx context.Context, f frame) ([]byte, error) {
	var fields map[string]any
	if err := json.Unmarshal(f.Payload, &fields); err != nil {
		return nil, c.a.passOver(ignoredUnreadable)
	}
	v := url.Values{}
	for k, x := range fields {
		if s, ok := x.(string); ok {
			v.Set(k, s)
		}
	}
	limit := maxAck
	if !f.Accepts {
		limit = 0
	}
	return c.a.onCommand(ctx, command(v), limit)
}

// ack acknowledges an envelope on the socket that it came from; if that is gone, the acknowledgement is worth nothing.
func (c *conn) ack(id string, payload json.RawMessage) error {
	data, err := json.Marshal(struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload,omitempty"`
	}{id, payload})
	if err != nil {
		return err
	}
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(2 * time.Second))
	return c.ws.WriteMessage(websocket.TextMessage, data)
}
