package bot

import (
	"strings"
	"testing"

	"rebot/bot/reply"
)

func TestWhatAsksForAFile(t *testing.T) {
	for text, want := range map[string]string{"导出": "", "导出一下": "", "请导出": "", "下载": "", "把这个导出为csv": "", "导出表格": "", "csv": "",
		"export as csv": "", "download the table as excel": "", "get it in a spreadsheet": "",
		"导出全部产品价格": "全部产品价格", "氧化镝走势，导出": "氧化镝走势", "把重稀土价格导出为excel": "重稀土价格", "heavy rare earth prices as csv": "heavy rare earth prices"} {
		got, ok := AsksExport(text)
		book := strings.Contains(text, "excel") || strings.Contains(text, "spreadsheet")
		if !ok || got.Question != want || (got.Format == reply.XLSX) != book {
			t.Errorf("%s: %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"出口", "稀土出口", "export", "rare earth exports", "export of rare earths to Japan", "下载论文", "excel是什么", "氧化镝多少钱"} {
		if got, ok := AsksExport(text); ok {
			t.Errorf("%s asks for a file: %+v", text, got)
		}
	}
}
