package intake

import (
	"context"
	"os"
)

func (r *Reader) readPDF(ctx context.Context, name string, f *os.File) (*Document, error) {
	return nil, fileError(name, "this is a PDF; this program was built without what reads one")
}
