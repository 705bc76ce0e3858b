package pdf

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// module is PDFium as WebAssembly, as github.com/klippa-app/go-pdfium has it, packed: packed.sh makes it anew.
//
//go:embed pdfium.wasm.gz
var module []byte

// memoryPages is how much memory PDFium may have, in WebAssembly's pages of 64 KB: 512 MB.
const memoryPages = 8192

// An engine is PDFium, with at most one document open in it. Its functions are called by the names that its C headers have. It can reach
// nothing of the machine: no file, no network, no clock. The first error stays, and every call after it gives 0.
type engine struct {
	ctx     context.Context
	runtime wazero.Runtime
	mod     api.Module
	calls   map[string]api.Function // that were looked up: each lookup makes a stack
	err     error
	scratch uint64 // room for what functions give by pointers
	data    uint64 // the bytes of the document that is open
	doc     uint64
	pages   int
}

// Why a document can't be opened.
var (
	errLocked  = errors.New("it is locked with a password")
	errDamaged = errors.New("it is damaged")
	errMuch    = errors.New("it has more than a bulletin can have")
)

// open opens a document.
func (e *engine) open(doc io.Reader) error {
	data, err := io.ReadAll(doc)
	if err != nil {
		return err
	}
	e.data = e.call("malloc", uint64(len(data)))
	if e.data == 0 || !e.mod.Memory().Write(uint32(e.data), data) {
		return errors.Join(e.err, errMuch)
	}
	if e.doc = e.call("FPDF_LoadMemDocument", e.data, uint64(len(data)), 0); e.doc == 0 && e.err == nil {
		if code := e.call("FPDF_GetLastError"); code == 4 || code == 5 { // FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
			return errLocked
		}
		return errDamaged
	}
	e.pages = e.number("FPDF_GetPageCount", e.doc)
	return e.err
}

// shut closes the document, so that another one can be opened.
func (e *engine) shut() error {
	if e.doc != 0 {
		e.call("FPDF_CloseDocument", e.doc)
	}
	e.call("free", e.data)
	e.doc, e.data, e.pages = 0, 0, 0
	return e.err
}

// start compiles PDFium, or takes what is kept of it, and starts it.
func start(ctx context.Context, cache string) (*engine, error) {
	r, err := gzip.NewReader(bytes.NewReader(module))
	if err != nil {
		return nil, err
	}
	wasm, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	config := wazero.NewRuntimeConfigCompiler().WithMemoryLimitPages(memoryPages).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if cache != "" {
		if kept, err := wazero.NewCompilationCacheWithDir(cache); err == nil { // else it is compiled again
			config = config.WithCompilationCache(kept)
		}
	}
	e := &engine{ctx: ctx, runtime: wazero.NewRuntimeWithConfig(ctx, config), calls: map[string]api.Function{}}
	compiled, err := e.runtime.CompileModule(ctx, wasm)
	if err == nil {
		err = e.imports(compiled)
	}
	if err == nil {
		e.mod, err = e.runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	}
	if err != nil {
		return nil, errors.Join(err, e.close())
	}
	e.call("FPDF_InitLibrary")
	e.scratch = e.call("malloc", 64)
	return e, e.err
}

// imports gives PDFium what it asks for of the machine around it: nothing. Files are not there (WASI's error 8), other functions
// give 0.
func (e *engine) imports(compiled wazero.CompiledModule) error {
	made := map[string]wazero.HostModuleBuilder{}
	for _, f := range compiled.ImportedFunctions() {
		from, name, _ := f.Import()
		if made[from] == nil {
			made[from] = e.runtime.NewHostModuleBuilder(from)
		}
		result := uint64(0)
		switch {
		case name == "environ_sizes_get", name == "environ_get", from == "env":
		default:
			result = 8
		}
		results := len(f.ResultTypes())
		made[from].NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(_ context.Context, mod api.Module, stack []uint64) {
			if name == "environ_sizes_get" {
				mod.Memory().WriteUint32Le(uint32(stack[0]), 0)
				mod.Memory().WriteUint32Le(uint32(stack[1]), 0)
			}
			if name == "proc_exit" {
				panic("PDFium gave up")
			}
			if results > 0 {
				stack[0] = result
			}
		}), f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	for _, b := range made {
		if _, err := b.Instantiate(e.ctx); err != nil {
			return err
		}
	}
	return nil
}

func (e *engine) close() error { return e.runtime.Close(e.ctx) }

// call calls a function.
func (e *engine) call(name string, args ...uint64) uint64 {
	if e.err != nil {
		return 0
	}
	f := e.calls[name]
	if f == nil {
		if f = e.mod.ExportedFunction(name); f == nil {
			e.err = fmt.Errorf("PDFium has no %s", name)
			return 0
		}
		e.calls[name] = f
	}
	out, err := f.Call(e.ctx, args...)
	if e.err = err; err != nil || len(out) == 0 {
		return 0
	}
	return out[0]
}

// number calls a function that gives a whole number.
func (e *engine) number(name string, args ...uint64) int { return int(int32(e.call(name, args...))) }

// float calls a function that gives a double.
func (e *engine) float(name string, args ...uint64) float64 {
	return math.Float64frombits(e.call(name, args...))
}

// floats calls a function that writes n floats, by a pointer to all of them behind the arguments, and reports success in what it
// gives.
func (e *engine) floats(name string, n int, args ...uint64) (out [6]float64, ok bool) {
	ok = e.number(name, append(args, e.scratch)...) != 0
	return e.read(n), ok
}

// each is floats of a function that takes a pointer to each float.
func (e *engine) each(name string, n int, args ...uint64) (out [6]float64, ok bool) {
	for i := range n {
		args = append(args, e.scratch+uint64(4*i))
	}
	ok = e.number(name, args...) != 0
	return e.read(n), ok
}

func (e *engine) read(n int) (out [6]float64) {
	for i := range n {
		f, _ := e.mod.Memory().ReadFloat32Le(uint32(e.scratch) + uint32(4*i))
		out[i] = float64(f)
	}
	return out
}

// doubles is each of a function that gives two doubles.
func (e *engine) doubles(name string, args ...uint64) (x, y float64, ok bool) {
	ok = e.number(name, append(args, e.scratch, e.scratch+8)...) != 0
	x, _ = e.mod.Memory().ReadFloat64Le(uint32(e.scratch))
	y, _ = e.mod.Memory().ReadFloat64Le(uint32(e.scratch) + 8)
	return x, y, ok
}
