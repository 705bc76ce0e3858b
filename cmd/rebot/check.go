package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rebot/bot/mail"
	"rebot/bot/slack"
	"rebot/bot/store"
	"rebot/bot/telegram"
	"rebot/cmd/rebot/settings"
	"rebot/cmd/rebot/terminal"
	"rebot/index"
	"rebot/index/bulletin"
)

var _ = addVerb(85, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "check [flags]", Args: words(0, 0, ""),
		Short: "tell what is set, who may ask, which bulletins there are, and what is wrong",
		Long: `tell what is set and where, who may ask, which bulletins there are and which files are left alone, and what is
wrong, as serve would find it. It tries the tokens and the database, sends nothing and changes nothing. It ends with 0
where all is well, else with 2.`,
		Example: "  rebot check\n  rebot check --json"}
	asJSON := c.Flags().Bool("json", false, "print JSON")
	c.RunE = func(*cobra.Command, []string) error { return a.check(*asJSON) }
	return c
})

// A checkedPart is the result of rebot check for one part.
type checkedPart struct {
	Part  string   `json:"part"`
	OK    bool     `json:"ok"`
	Lines []string `json:"lines"`
	Wrong []string `json:"wrong"`
}

func (p *checkedPart) say(format string, args ...any) {
	p.Lines = append(p.Lines, fmt.Sprintf(format, args...))
}

func (p *checkedPart) wrong(err error) {
	if err != nil {
		p.OK, p.Wrong = false, append(p.Wrong, strings.TrimRight(err.Error(), "\n"))
	}
}

// check tells how serve would find what is set.
func (a *app) check(asJSON bool) error {
	cfg, err := a.config()
	parts := []*checkedPart{a.checkSet(err)}
	if err == nil && len(cfg.Platforms()) > 0 { // else nobody may, and the lists may be half read
		parts = append(parts, checkAccess(&cfg))
	}
	parts = append(parts, a.checkBulletins(), a.checkDatabase(&cfg))
	if err == nil {
		parts = append(parts, a.checkAddress(&cfg))
		parts = append(parts, a.checkPlatforms(&cfg)...)
	}
	if stopped := a.ctx.Err(); stopped != nil { // nothing is wrong that it would find
		return stopped
	}
	ok := !slices.ContainsFunc(parts, func(p *checkedPart) bool { return !p.OK })
	if asJSON {
		err = a.printJSON(map[string]any{"ok": ok, "version": built(), "parts": parts})
	} else {
		err = a.printChecked(parts)
	}
	if err == nil && !ok {
		return ended(2)
	}
	return err
}

func newChecked(part string) *checkedPart { return &checkedPart{part, true, []string{}, []string{}} }

// checkSet lists the settings. Tokens and passwords are not shown.
func (a *app) checkSet(err error) *checkedPart {
	p, secret := newChecked("settings"), false // whether the file has one
	for _, s := range settings.All {
		value := a.getenv(s.Name)
		if value == "" {
			continue
		}
		if isSecret(s.Name) {
			value = "is set, and not shown"
		}
		where := "the environment"
		if a.env != nil {
			where = a.env.Where[s.Name]
			secret = secret || isSecret(s.Name) && where != "the environment"
		}
		p.say("%s: %s (%s)", s.Name, value, where)
	}
	if len(p.Lines) == 0 {
		p.say("none is set; .env.example tells them")
	}
	if a.env != nil {
		if secret && a.env.Mode&0o077 != 0 {
			p.say("⚠ others on this machine may read the secrets in .env (mode %04o): chmod 600 .env", a.env.Mode)
		}
		p.wrong(a.env.Check("REBOT_", "SLACK_", "TELEGRAM_"))
	}
	p.wrong(err)
	return p
}

// isSecret reports whether a setting's value is nobody's business.
func isSecret(name string) bool {
	return strings.Contains(name, "TOKEN") || strings.Contains(name, "SECRET") || name == "DATABASE_URL" || name == "REBOT_SMTP_URL"
}

func checkAccess(cfg *settings.Config) *checkedPart {
	p := newChecked("who may ask")
	p.Lines = append(p.Lines, cfg.MayAsk()...)
	var admins []string
	for _, n := range cfg.Telegram.Admins {
		admins = append(admins, fmt.Sprint("telegram:", n))
	}
	for _, n := range cfg.Slack.Admins {
		admins = append(admins, "slack:"+n)
	}
	p.say("administrators: %s", settings.Names(admins, "none but a Telegram group's own", ""))
	return p
}

// checkBulletins reads the bulletins, without an index.
func (a *app) checkBulletins() *checkedPart {
	p := newChecked("bulletins")
	path := a.getenv("REBOT_BULLETINS")
	if path == "" {
		p.say("REBOT_BULLETINS is not set: answers come from the edition that ships, not from the bulletin itself")
		return p
	}
	bar := terminal.NewBar(a.stderr)
	lib, problems, err := index.Open(a.ctx, "", path, index.WithProgress(bar.Step), index.WithIntake(*a.intake()))
	bar.End()
	for _, problem := range problems {
		p.say("left alone, or in part: %v", problem)
	}
	if err != nil {
		p.wrong(fmt.Errorf("REBOT_BULLETINS: %w", err))
		return p
	}
	defer lib.Close()
	months := monthsOf(lib)
	p.Lines = slices.Insert(p.Lines, 0, fmt.Sprintf("%s: issues %d, %s", path, len(months), terminal.Few(months)))
	return p
}

func (a *app) checkDatabase(cfg *settings.Config) *checkedPart {
	p := newChecked("database")
	if cfg.State == "" {
		return p // told of already
	}
	what, err := store.Look(a.ctx, cfg.State, cfg.Database.Reveal())
	p.say("%s", what)
	p.wrong(err)
	if cfg.Database != "" && a.getenv("REBOT_BULLETINS") != "" { // their index is kept there
		p.wrong(store.MayWrite(cfg.State))
	}
	return p
}

// inUseOnWindows is WSAEADDRINUSE, which package syscall gives no name.
const inUseOnWindows = syscall.Errno(10048)

// checkAddress listens for a moment where serve would. A rebot that is serving may be why that can't be.
func (a *app) checkAddress(cfg *settings.Config) *checkedPart {
	p := newChecked("address")
	l, err := new(net.ListenConfig).Listen(a.ctx, "tcp", cfg.Addr)
	switch {
	case err == nil:
		p.say("%s is free", cfg.Addr)
		p.wrong(l.Close())
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, inUseOnWindows):
		p.say("%s is in use, as it is while a rebot serves there", cfg.Addr)
	default:
		p.wrong(fmt.Errorf("REBOT_ADDR: %w", err))
	}
	return p
}

// checkTime is how long a platform may take to answer.
const checkTime = 10 * time.Second

func (a *app) checkPlatforms(cfg *settings.Config) (parts []*checkedPart) {
	hc := &http.Client{Timeout: checkTime}
	add := func(name, who string, err error) {
		p := newChecked(name)
		if who != "" {
			p.say("%s", who)
		}
		p.wrong(err)
		parts = append(parts, p)
	}
	if cfg.Slack.BotToken != "" {
		who, err := slack.Try(a.ctx, cfg.Slack, hc)
		add("slack", who, err)
	}
	if cfg.Telegram.Token != "" {
		who, err := telegram.Try(a.ctx, cfg.Telegram, hc)
		add("telegram", who, err)
	}
	if cfg.Mail.URL != "" {
		ctx, cancel := context.WithTimeout(a.ctx, checkTime)
		defer cancel()
		add("mail", "from "+cfg.Mail.From, mail.Try(ctx, cfg.Mail))
	}
	if cfg.Webhook.Secret != "" {
		add("webhooks", "signed by Standard Webhooks", nil)
	}
	for _, w := range cfg.Warnings {
		add("settings", "", errors.New(w))
	}
	return parts
}

func (a *app) printChecked(parts []*checkedPart) error {
	look := a.style()
	var b strings.Builder
	for _, p := range parts {
		state := "ok"
		if !p.OK {
			state = look.In(terminal.Yellow, "wrong")
		}
		fmt.Fprintf(&b, "%s: %s\n", look.In(terminal.Bold, p.Part), state)
		for _, l := range p.Lines {
			fmt.Fprintf(&b, "  %s\n", bulletin.StripControl(l))
		}
		for _, w := range p.Wrong {
			w = strings.ReplaceAll(bulletin.StripControl(w), "\n", "\n    ")
			fmt.Fprintf(&b, "  %s %s\n", look.In(terminal.Yellow, "✗"), w)
		}
	}
	_, err := fmt.Fprint(a.stdout, b.String())
	return err
}
