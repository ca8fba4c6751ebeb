// Package preview shows a register in a browser while somebody works on it. It reads the files, answers
// requests for pages and files of the sites with what a build would publish, watches the content and the
// themes, and brings open pages up to date when something changes.
//
// Pages are made when they are asked for. A change is read and looked over before it is shown: as long as
// something can't be read, or leads to something that is not there, the pages stay as they were, and a panel
// on them says what is wrong and where. The checks that take longer follow when the page is already in
// sight; what they find appears in the panel.
//
// Nothing is written. What a page shows and how it is made is left to package build.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"partnershipregister/generator/build"
)

// Options say what to show, and to whom.
type Options struct {
	// Build are the options of a build; Out is not used. The path of its Address, or of the address in
	// register.toml when it has none, is the one below which the sites are shown.
	Build build.Options
	// BasePath replaces the path of the address: "/repo-name/". Empty leaves it.
	BasePath string
	// Content and Themes are the paths of the folders that the build reads, for the watch.
	Content, Themes string
	// Poll looks at all files every second instead of waiting for the system to tell what changed, as drives
	// in a network need it.
	Poll bool
	// Host is the name or number under which the server may be asked for beside those of this machine itself.
	Host string
	// Told is given every message for the terminal, a line or more each, by one goroutine at a time.
	Told func(message string)
}

// Serve answers on a listener until the context ends, and then lets go of everything. The error is one of
// the network.
func Serve(ctx context.Context, l net.Listener, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	k := newKeeper(o)
	server := &http.Server{
		Handler: &answerer{keeper: k, host: o.Host, open: !loopback(l.Addr())},
		// Requests end with the server: an open page waits for news as long as it stands.
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
	}
	kept := make(chan struct{})
	go func() {
		defer close(kept)
		k.keep(ctx)
	}()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
	}
	stop()
	patience, done := context.WithTimeout(context.Background(), 2*time.Second)
	defer done()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	<-kept
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("answering requests: %w", err)
	}
	return nil
}

// loopback tells whether only this machine can reach an address.
func loopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
