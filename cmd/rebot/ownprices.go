package main

import (
	"context"
	"log/slog"
	"time"

	"rebot/bot"
	"rebot/bot/wait"
	"rebot/index/prices"
)

// watchedPrices let a Service answer with the prices that were imported last.
type watchedPrices struct {
	folder  prices.Folder
	service *bot.Service
	lg      *slog.Logger
	stamp   string // of the folder, when it was read last
}

// pricesEvery is how often it is looked whether prices were imported.
const pricesEvery = 5 * time.Second

// watchPrices looks until ctx ends.
func watchPrices(ctx context.Context, w *watchedPrices) {
	w.stamp = w.folder.Stamp()
	wait.Every(ctx, pricesEvery, func(context.Context) { w.look() })
}

// look reads the folder where it has changed. What can't be read is logged, and the rest answers.
func (w *watchedPrices) look() {
	stamp := w.folder.Stamp()
	if stamp == w.stamp {
		return
	}
	w.stamp = stamp
	own, err := w.folder.Read()
	if err != nil {
		w.lg.Error("prices that were imported can't be read", "err", err)
	}
	w.service.SetPrices(own)
	w.lg.Info("imported prices answer", "files", len(own))
}
