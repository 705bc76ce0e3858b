package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// manySmall is a folder of more bulletins than are read without an index, each of one table.
func manySmall(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for i := range manyBulletins + 1 {
		m := bulletin.NewMonth(2023, 1) + bulletin.Month(i)
		text := fmt.Sprintf("%[2]s稀土价格走势\n表 1 %[2]s稀土产品平均价格（单位：元/公斤）\n"+
			"产品名 纯度 %[1]s平均价 %[2]s平均价 环比\n氧化镝 ≧99%% 1600.00 1500.00 -6.25%%\n（来源：测试）\n",
			(m - 1).Chinese(), m.Chinese())
		if err := os.WriteFile(filepath.Join(folder, m.String()+".txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// filesIn lists the files below a folder.
func filesIn(t *testing.T, folder string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// inEmptyFolder lets the test run in an empty folder, with the user's caches in another.
func inEmptyFolder(t *testing.T) (caches string) {
	t.Helper()
	home := t.TempDir()
	t.Chdir(t.TempDir())
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, ".cache"))
	t.Setenv("LocalAppData", home)
	return home
}

func runVerb(ctx context.Context, env map[string]string, args ...string) (status int, said string) {
	var out bytes.Buffer
	err := run(ctx, args, func(k string) string { return env[k] }, strings.NewReader(""), &out, &out)
	return exitCode(err, &out), out.String()
}

func TestNothingIsWrittenIntoTheCurrentFolder(t *testing.T) {
	caches, folder, state := inEmptyFolder(t), manySmall(t), t.TempDir()
	for _, verb := range [][]string{{"ask", "氧化镝多少钱"}, {"search", "氧化镝"}, {"route", "氧化镝"}, {"digest"}, {"chat"}} {
		for _, env := range []map[string]string{
			{"REBOT_BULLETINS": folder, "REBOT_STATE": state}, {"REBOT_BULLETINS": folder},
		} {
			if status, said := runVerb(t.Context(), env, verb...); status != 0 {
				t.Errorf("%v: status %d\n%s", verb, status, said)
			}
			if files := filesIn(t, "."); len(files) > 0 {
				t.Errorf("%v writes %v", verb, files)
			}
			if env["REBOT_STATE"] != "" && verb[0] == "ask" && len(filesIn(t, caches)) > 0 {
				t.Error("REBOT_STATE is set, and the user's caches are written to")
			}
		}
	}
	if len(filesIn(t, state)) == 0 || len(filesIn(t, filepath.Join(caches))) == 0 {
		t.Errorf("kept are %v and %v", filesIn(t, state), filesIn(t, caches))
	}
}

func TestFewBulletinsAreReadWithoutKeepingAnIndex(t *testing.T) {
	caches := inEmptyFolder(t)
	file := filepath.Join(manySmall(t), "2024-11.txt")
	if status, said := runVerb(t.Context(), nil, "ask", "--bulletins", file, "氧化镝多少钱"); status != 0 ||
		!strings.Contains(said, "1500.00") {
		t.Errorf("status %d\n%s", status, said)
	}
	receipts := func(name string) bool { return strings.HasPrefix(filepath.Base(name), "bot.") }
	if files := append(filesIn(t, "."), slices.DeleteFunc(filesIn(t, caches), receipts)...); len(files) > 0 {
		t.Errorf("it keeps %v", files)
	}
}

func TestABuildThatIsInterruptedEndsWithItsStatusAndNoIndex(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	state := t.TempDir()
	status, said := runVerb(ctx, map[string]string{"REBOT_BULLETINS": manySmall(t), "REBOT_STATE": state}, "ask", "氧化镝")
	if status != 130 || said != "" {
		t.Errorf("status %d, said %q", status, said)
	}
	for _, f := range filesIn(t, state) {
		if filepath.Base(f) != "lock" {
			t.Errorf("it left %s", f)
		}
	}
}
