// Command grafanacheck holds dashboards against the schema that Grafana publishes: a field that is unknown, missing or of
// another type is an error, and so is a panel of a kind that is not checked. No Grafana is needed.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
	"github.com/grafana/grafana-foundation-sdk/go/prometheus"
	"github.com/grafana/grafana-foundation-sdk/go/stat"
	"github.com/grafana/grafana-foundation-sdk/go/timeseries"
)

func main() {
	kinds := cog.NewRuntime()
	kinds.RegisterPanelcfgVariant(stat.VariantConfig())
	kinds.RegisterPanelcfgVariant(timeseries.VariantConfig())
	kinds.RegisterDataqueryVariant(prometheus.VariantConfig())
	for _, file := range os.Args[1:] {
		if err := check(kinds, file); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			os.Exit(1)
		}
		fmt.Println(file + ": ok")
	}
}

func check(kinds *cog.Runtime, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var d dashboard.Dashboard
	if err := found(d.UnmarshalJSONStrict(text)); err != nil {
		return err
	}
	for _, p := range d.Panels {
		if p.Panel == nil {
			continue // a row
		}
		if _, ok := kinds.ConfigForPanelcfgVariant(p.Panel.Type); !ok {
			return fmt.Errorf("panels of the kind %q are not checked", p.Panel.Type)
		}
	}
	return found(d.Validate())
}

// found is nil where a list of faults is empty, which the library gives as an error too.
func found(err error) error {
	var all cog.BuildErrors
	if errors.As(err, &all) && len(all) == 0 {
		return nil
	}
	return err
}
