package mail

import (
	"context"
	"errors"
	"net"
	netmail "net/mail"
	"net/url"
	"time"

	"rebot/bot/telemetry"
)

// A Config says by which server mail goes, and from whom. Without a URL none is sent.
type Config struct {
	URL     telemetry.Secret // smtp://user:password@mail.example:587, smtps://…:465
	From    string
	Metrics *telemetry.Metrics // registered nowhere if nil
	Now     func() time.Time   // the clock; time.Now if nil
}

// Validate reports what is missing or can't be, in a sentence for the operator. It never says the password.
func (c Config) Validate() error {
	_, err := c.server()
	return err
}

var errURL = errors.New("REBOT_SMTP_URL: want smtp://user:password@mail.example:587 or smtps://user:password@mail.example:465; " +
	"signs such as @ : / % in the password are written as %40 %3A %2F %25")

// server reads the URL.
func (c Config) server() (server, error) {
	u, err := url.Parse(c.URL.Reveal())
	if err != nil || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" || u.Path != "" && u.Path != "/" {
		return server{}, errURL // url.Parse's own error has the password in it
	}
	s := server{host: u.Hostname(), port: u.Port(), user: u.User.Username()}
	s.password, _ = u.User.Password()
	switch u.Scheme {
	case "smtps":
		s.tls = true
	case "smtp":
	default:
		return server{}, errURL
	}
	if s.port == "" {
		s.port = map[bool]string{true: "465", false: "587"}[s.tls]
	}
	if a, err := netmail.ParseAddress(c.From); err != nil || a.Address != c.From {
		return server{}, errors.New("REBOT_MAIL_FROM: want the address that mail is sent from, such as rebot@firm.example")
	}
	return s, nil
}

// Try logs in, and sends nothing. Its error says what is wrong with the settings or the server.
func Try(ctx context.Context, cfg Config) error {
	s, err := cfg.server()
	if err != nil {
		return err
	}
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Quit()
}

// isLocal reports whether a host is this machine, where mail may go in the clear.
func isLocal(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
