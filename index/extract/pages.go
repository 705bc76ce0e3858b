package extract

import "rebot/index/bulletin"

// setPages notes on which page everything stands that was read out of a file with pages.
func setPages(is *bulletin.Issue) {
	if is.Spots == nil {
		return
	}
	set := func(c *bulletin.Cite) { c.Page = is.PageOf(c.First) }
	for i := range is.Facts {
		set(&is.Facts[i].Cite)
	}
	for i := range is.Patents {
		set(&is.Patents[i].Cite)
	}
	for i := range is.Papers {
		set(&is.Papers[i].Cite)
	}
	for i := range is.Findings {
		set(&is.Findings[i].A.Cite)
		set(&is.Findings[i].B.Cite)
	}
}
