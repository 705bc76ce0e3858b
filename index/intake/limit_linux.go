package intake

import (
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// What a child process may take of memory: its own, and what it maps. What a machine of small memory kills is a child that
// failed, like any other.
const (
	childMemory = 1 << 30
	childMapped = 8 << 30 // WebAssembly's memory is set aside whole
	childCPU    = 120     // seconds
)

// limitMemory limits what this process can take of memory, time and files.
func limitMemory() error {
	debug.SetMemoryLimit(childMemory)
	for what, most := range map[int]uint64{unix.RLIMIT_AS: childMapped, unix.RLIMIT_DATA: 2 * childMemory, unix.RLIMIT_CPU: childCPU,
		unix.RLIMIT_CORE: 0, unix.RLIMIT_NOFILE: 64} {
		l := unix.Rlimit{Cur: most, Max: most}
		if err := unix.Setrlimit(what, &l); err != nil {
			return err
		}
	}
	return nil
}
