package settings

import (
	"fmt"
	"rebot/cmd/rebot/terminal"
	"regexp"
	"strconv"
	"strings"
)

var slackUser = regexp.MustCompile(`^(?:[TE][A-Z0-9]{1,20}/)?[UW][A-Z0-9]{1,20}$`)

// access reads the lists of those who may ask and of the administrators. What can't be is an error that names the
// setting and the item.
func (c *Config) access(teams, chats, admins string) error {
	for _, s := range [][2]string{{"SLACK_ALLOWED_TEAMS", teams}, {"TELEGRAM_ALLOWED_CHATS", chats}} {
		if s[1] != "" && len(items(s[1])) == 0 { // else a list of nobody would let everybody in
			return fmt.Errorf("%s: %q names nobody; leave it unset to let everyone ask", s[0], s[1])
		}
	}
	c.Slack.Teams = items(teams) // checked with the rest of Slack's
	for _, s := range items(chats) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n == 0 {
			return fmt.Errorf("TELEGRAM_ALLOWED_CHATS: %q is no chat's number; a group's begins with -, "+
				"such as -1001234567890", s)
		}
		c.Telegram.Chats = append(c.Telegram.Chats, n)
	}
	for _, s := range items(admins) {
		if err := c.admin(s); err != nil {
			return fmt.Errorf("REBOT_ADMINS: %w", err)
		}
	}
	return nil
}

// admin reads one administrator. The platform may be left out: users have letters in Slack and numbers in Telegram.
func (c *Config) admin(item string) error {
	platform, id, named := strings.Cut(item, ":")
	if !named {
		id = item
	}
	n, err := strconv.ParseInt(id, 10, 64)
	switch {
	case (platform == "telegram" || !named) && err == nil && n > 0:
		c.Telegram.Admins = append(c.Telegram.Admins, n)
	case (platform == "slack" || !named) && slackUser.MatchString(id):
		c.Slack.Admins = append(c.Slack.Admins, id)
	default:
		return fmt.Errorf("%q is nobody; write slack:U012345, slack:T012345/U012345 or telegram:42", item)
	}
	return nil
}

// items splits a list at its commas.
func items(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(", \t\n，", r) })
}

// MayAsk tells who may ask on each platform.
func (c *Config) MayAsk() (out []string) {
	if c.Slack.BotToken != "" {
		out = append(out, "Slack: "+Names(c.Slack.Teams, "everyone of each workspace that has the app", "the workspaces "))
	}
	if c.Telegram.Token != "" {
		out = append(out, "Telegram: "+Names(c.Telegram.Chats, "everyone", "the chats "))
	}
	switch {
	case c.ServeWeb && c.Web.Token != "":
		out = append(out, "the web page and the API: who has REBOT_WEB_TOKEN")
	case c.ServeWeb:
		out = append(out, "the web page and the API: everyone on this machine")
	}
	return out
}

// Names lists names, or says what no name means.
func Names[T any](names []T, none, some string) string {
	if len(names) == 0 {
		return none
	}
	return some + terminal.Few(names)
}
