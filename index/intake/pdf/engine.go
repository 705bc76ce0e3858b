package pdf

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// module is PDFium as WebAssembly, as the module go-pdfium has it, packed: packed.sh makes it anew.
//
//go:embed pdfium.wasm.gz
var module []byte

// memoryPages is how much memory PDFium may have, in WebAssembly's pages of 64 KB: 512 MB.
const memoryPages = 8192

// An engine is PDFium with a document open in it. It can reach no file and no network.
type engine struct {
	pdfium.Pdfium
	pool  pdfium.Pool
	doc   references.FPDF_DOCUMENT
	pages int
}

// What a document may be that can't be read.
var (
	errLocked  = errors.New("it is locked with a password")
	errDamaged = errors.New("it is damaged")
	errMuch    = errors.New("a page of it has more than a bulletin can have")
)

// open opens a document. What PDFium is compiled to is kept in the folder cache, where one is given.
func open(ctx context.Context, doc io.ReadSeeker, size int64, cache string) (*engine, error) {
	pool, err := start(ctx, cache)
	if err != nil {
		return nil, fmt.Errorf("starting PDFium: %w", err)
	}
	e := &engine{pool: pool}
	if e.Pdfium, err = pool.GetInstance(time.Minute); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	opened, err := e.OpenDocument(&requests.OpenDocument{FileReader: doc, FileReaderSize: size})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return nil, errors.Join(errLocked, pool.Close())
	case err != nil:
		return nil, errors.Join(errDamaged, pool.Close())
	}
	e.doc = opened.Document
	n, err := e.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: e.doc})
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	e.pages = n.PageCount
	return e, nil
}

// start compiles PDFium, or takes what is kept of it.
func start(ctx context.Context, cache string) (pdfium.Pool, error) {
	r, err := gzip.NewReader(bytes.NewReader(module))
	if err != nil {
		return nil, err
	}
	wasm, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if cache != "" {
		if kept, err := wazero.NewCompilationCacheWithDir(filepath.Clean(cache)); err == nil { // else it is compiled again
			config = config.WithCompilationCache(kept)
		}
	}
	return webassembly.InitWithWASM(webassembly.Config{Context: ctx, WASM: wasm, MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard})
}

func (e *engine) close() error { return e.pool.Close() }
