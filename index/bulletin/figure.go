package bulletin

// A Figure is one number that an issue prints, and what became of it.
type Figure struct {
	Line   int
	Text   string // as printed
	Status string // FigureFact, FigureOther or FigureUnread
	Reason string // why it is no fact
}

// What becomes of a printed number.
const (
	FigureFact   = "fact"   // it stands in a fact
	FigureOther  = "other"  // it is no figure: a date, a list number, a page, a code
	FigureUnread = "unread" // it may be one, and what it says is not understood
)
