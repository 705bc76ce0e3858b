package main

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// No token goes to anybody who stands between rebot and a platform with a certificate of their own.
func TestACertificateThatNobodyVouchesForIsRefused(t *testing.T) {
	heard := make(chan string, 100)
	api := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { heard <- r.URL.Path }))
	t.Cleanup(api.Close)
	for name, env := range map[string]map[string]string{
		"slack": {"SLACK_BOT_TOKEN": "xoxb-canary", "SLACK_APP_TOKEN": "xapp-canary",
			"SLACK_API_URL": api.URL + "/"},
		"slack by HTTP": {"SLACK_BOT_TOKEN": "xoxb-canary", "SLACK_SIGNING_SECRET": "canary-secret",
			"SLACK_API_URL": api.URL + "/"},
		"telegram": {"TELEGRAM_BOT_TOKEN": telegramToken, "TELEGRAM_API_URL": api.URL},
	} {
		t.Run(name, func(t *testing.T) {
			env["REBOT_STATE"] = t.TempDir()
			s := startServe(t, env)
			if name == "slack by HTTP" { // which calls only when it has something to say
				mentionIn(t, s.addr, 1)
			}
			if _, ok := s.log.find("certificate"); !ok {
				t.Errorf("nothing tells of the certificate:\n%s", s.log.all())
			}
			if err := s.stop(); err != nil {
				t.Error(err)
			}
			if strings.Contains(s.log.all(), "canary") {
				t.Error("the log shows a secret")
			}
		})
	}
	select {
	case path := <-heard:
		t.Errorf("%s was called", path)
	default:
	}
}

// Certificates are checked, and TLS is no older than 1.2, as Go does where nobody says otherwise. Nobody does: mail alone sets up
// its own connections, and says of them whom they are to.
func TestNobodyChangesHowTLSIsDone(t *testing.T) {
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, word := range []string{"crypto/tls", "InsecureSkipVerify", "tls10", "tlsrsakex"} {
			if strings.HasSuffix(filepath.ToSlash(path), "bot/bottest/mailbox.go") {
				continue // the other side, in tests
			}
			if ofMail := strings.HasSuffix(filepath.ToSlash(path), "bot/mail/smtp.go"); word == "crypto/tls" && ofMail {
				for _, config := range regexp.MustCompile(`tls\.Config\{[^}]*\}`).FindAllString(string(text), -1) {
					if config != "tls.Config{ServerName: s.host, RootCAs: s.roots}" { // roots are those of the machine but in tests
						t.Errorf("%s has %s", path, config)
					}
				}
				continue
			}
			if strings.Contains(string(text), word) {
				t.Errorf("%s speaks of %s", path, word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
