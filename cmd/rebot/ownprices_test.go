package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/reply"
	"rebot/index/prices"
)

func TestARebotThatServesAnswersWithWhatIsImportedMeanwhile(t *testing.T) {
	folder, file := prices.FolderIn(t.TempDir()), filepath.Join(t.TempDir(), "mine.csv")
	s := bottest.Service(t)
	w := &watchedPrices{folder: folder, service: s, lg: slog.New(slog.DiscardHandler)}
	asked := func() string { return reply.Text(s.Ask(t.Context(), "", "氧化镝2023年5月多少钱")) }
	if text := asked(); !strings.Contains(text, "简报没有印") {
		t.Errorf("before: %s", text)
	}
	for _, value := range []string{"2150.00", "2160.00"} {
		if err := os.WriteFile(file, []byte("产品,月份,价格,单位\n氧化镝,2023-05,"+value+",元/公斤\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := folder.Import(file); err != nil {
			t.Fatal(err)
		}
		w.stamp += " " // two imports may come within one tick of the disk's clock
		w.look()
		if text := asked(); !strings.Contains(text, value) || !strings.Contains(text, "mine.csv 第 2 行") {
			t.Errorf("imported %s: %s", value, text)
		}
	}
	if err := folder.Remove("mine.csv"); err != nil {
		t.Fatal(err)
	}
	if w.look(); !strings.Contains(asked(), "简报没有印") {
		t.Errorf("forgotten: %s", asked())
	}
}
