package main

import (
	"io"
	"strings"
	"testing"
)

const telegramToken = "4242:canary-token"

func TestATelegramWebhookWithoutASecretDoesNotStart(t *testing.T) {
	_, err := tryServe(t, map[string]string{"TELEGRAM_BOT_TOKEN": telegramToken,
		"TELEGRAM_WEBHOOK_URL": "https://rebot.example/telegram/webhook", "REBOT_STATE": t.TempDir()})
	if exitCode(err, io.Discard) != 2 || !strings.Contains(err.Error(), "TELEGRAM_WEBHOOK_SECRET") {
		t.Errorf("it ends with %v", err)
	}
}
