package lexicon
import ("testing";"fmt";"os";"strings";"rebot/index/bulletin")
func TestTok(t *testing.T){ l:=New(); for _,s:=range strings.Split(os.Getenv("TOK"),";;"){ fmt.Println("##",s); for _,k:=range l.Tokens(s,bulletin.NewMonth(2024,11)){fmt.Printf("  %d-%d %q %s id=%s kind=%s per=%s unit=%s v=%s\n",k.From,k.To,k.Text,k.Class,k.ID,k.Kind,k.Period,k.Unit,k.Value)}}}
