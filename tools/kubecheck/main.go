// Command kubecheck holds Kubernetes manifests against the types of its API: a field that is unknown, misplaced or of
// another type is an error. No cluster is needed.
package main

import (
	"bytes"
	"fmt"
	"os"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// kinds are those that our manifests have.
var kinds = map[string]func() any{
	"v1 Service":          func() any { return &core.Service{} },
	"v1 ConfigMap":        func() any { return &core.ConfigMap{} },
	"apps/v1 StatefulSet": func() any { return &apps.StatefulSet{} },
	"apps/v1 Deployment":  func() any { return &apps.Deployment{} },
}

func main() {
	for _, file := range os.Args[1:] {
		if err := check(file); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			os.Exit(1)
		}
	}
}

// check reads each document of a file.
func check(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for i, doc := range bytes.Split(text, []byte("\n---\n")) {
		var head struct{ APIVersion, Kind string }
		if err := yaml.Unmarshal(doc, &head); err != nil {
			return fmt.Errorf("document %d: %w", i+1, err)
		}
		kind := head.APIVersion + " " + head.Kind
		build, ok := kinds[kind]
		if !ok {
			return fmt.Errorf("document %d: %q is not among the kinds that are checked", i+1, kind)
		}
		if err := yaml.UnmarshalStrict(doc, build()); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
		fmt.Println(file+":", kind, "ok")
	}
	return nil
}
