package slack

import "strings"

// A class says what to do about an error code of Slack's.
type class int

const (
	unlisted  class = iota // counted, tried thrice, then permanent
	permanent              // this target will never take it
	later                  // not sent; it may go well after a wait
	hidden                 // some of it may have happened
	refused                // the blocks are at fault: again as plain text
	ours                   // the request is wrong; to repeat it changes nothing
)

// codes are the errors of chat.postMessage, chat.postEphemeral and response URLs.
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
var codes = map[class][]string{
	permanent: {
		"access_denied", "account_inactive", "cannot_reply_to_message", "channel_not_found", "deprecated_endpoint",
		"ekm_access_denied", "enterprise_is_restricted", "invalid_auth", "is_archived", "is_inactive",
		"messages_tab_disabled",
		"method_deprecated", "missing_scope", "no_permission", "not_allowed_token_type", "not_authed", "not_in_channel",
		"restricted_action", "team_access_not_granted", "team_not_found", "thread_not_found", "token_expired",
		"token_revoked",
		"two_factor_setup_required", "user_not_found", "user_not_in_channel", "expired_url", "used_url", "invalid_url",
		"no_team",
		"cannot_dm_bot", "as_user_not_supported", "slack_connect_blocked_file_type",
	},
	later: {
		"accesslimited", "external_channel_migrating", "message_limit_exceeded", "org_login_required", "rate_limited",
		"ratelimited",
		"request_timeout", "service_unavailable", "team_added_to_org",
	},
	hidden: {"fatal_error", "internal_error"},
	refused: {
		"invalid_attachments", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long",
		"only_one_table_allowed",
		"too_many_attachments", "attachment_payload_limit_exceeded", "block_mismatch", "invalid_block",
		"unsupported_block_type",
	},
	ours: {
		"duplicate_channel_not_found", "duplicate_message_not_found", "invalid_arg_name", "invalid_arguments",
		"invalid_array_arg",
		"invalid_charset", "invalid_form_data", "invalid_json", "invalid_metadata_format", "invalid_metadata_schema",
		"invalid_payload", "invalid_post_type", "markdown_text_conflict", "metadata_must_be_sent_from_app",
		"metadata_too_large",
		"missing_post_type", "msg_too_long", "no_text", "too_many_contact_cards", "unknown_method",
	},
}

var classes = func() map[string]class {
	m := map[string]class{}
	for c, names := range codes {
		for _, n := range names {
			m[n] = c
		}
	}
	return m
}()

// classOf gives the class of a code. All restricted_action… are alike: the workspace forbids it.
func classOf(code string) class {
	if strings.HasPrefix(code, "restricted_action") {
		return permanent
	}
	return classes[code]
}

// fatalAuth reports whether a code means that the token itself is of no use any more.
func fatalAuth(code string) bool {
	switch code {
	case "invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed", "not_allowed_token_type":
		return true
	}
	return false
}
