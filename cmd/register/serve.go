package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"

	"partnershipregister/generator/preview"
	"partnershipregister/generator/register"
)

// serve shows the sites in a browser until it is interrupted.
func serve(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("serve", errs)
	sites := newSiteFlags("serve", flags, errs)
	address := flags.String("addr", "127.0.0.1:1313", "")
	base := flags.String("base-path", "", "")
	poll := flags.Bool("poll", false, "")
	o, code := read(args, today)
	if code == fine {
		code = sites.into(&o)
	}
	if code != fine {
		return code
	}
	if *base != "" {
		if o.Address != "" {
			fmt.Fprintln(errs, "register serve: --base-path and --base-url can't be given together; choose one")
			return misused
		}
		var ok bool
		if *base, ok = folderPath(*base); !ok {
			fmt.Fprintf(errs, "register serve: --base-path: %q is not the path of a folder; write it as /repo-name/\n", *base)
			return misused
		}
	}
	host, port, err := net.SplitHostPort(*address)
	if err != nil || port == "" {
		fmt.Fprintf(errs, "register serve: --addr: %q is not an address to listen on; write it as 127.0.0.1:1313\n", *address)
		return misused
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", *address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		fmt.Fprintf(errs, "register serve: another program listens on %s already, perhaps another \"register serve\"; stop it, or choose another port with --addr %s\n",
			*address, net.JoinHostPort(host, "1314"))
		return fault
	case errors.Is(err, syscall.EACCES):
		fmt.Fprintf(errs, "register serve: this account may not listen on %s; choose a port above 1024, such as --addr %s\n", *address, net.JoinHostPort(host, "1313"))
		return fault
	case err != nil:
		fmt.Fprintf(errs, "register serve: %v\n", err)
		return fault
	}
	// Nearly all that is read stays, so that looking for garbage often costs time for nothing.
	debug.SetGCPercent(300)
	// The library of the language writes of connections that broke off, which is nobody's concern.
	log.SetOutput(io.Discard)
	at := listener.Addr().(*net.TCPAddr)
	fmt.Fprintf(out, "The sites are shown at http://%s%s\n", shownHost(host, at), cmp.Or(*base, "/"))
	if !at.IP.IsLoopback() {
		fmt.Fprintln(out, "Everybody who can reach this machine can see them. To keep them to yourself, leave --addr out.")
	}
	fmt.Fprintln(out, "Save a file, and the page changes. Ctrl+C stops the server.")
	var one sync.Mutex
	err = preview.Serve(ctx, listener, preview.Options{
		Build: o, BasePath: *base, Content: flags.Lookup("content").Value.String(), Themes: *sites.themes, Poll: *poll, Host: host,
		Told: func(message string) {
			one.Lock()
			defer one.Unlock()
			fmt.Fprintln(errs, message)
		},
	})
	if err != nil {
		fmt.Fprintf(errs, "register serve: %v\n", err)
		return fault
	}
	return fine
}

// folderPath gives a path with a slash at each end. It refuses what is no path of folders.
func folderPath(p string) (string, bool) {
	whole := "/" + strings.Trim(p, "/") + "/"
	if whole == "//" {
		return "/", true
	}
	for part := range strings.SplitSeq(strings.Trim(whole, "/"), "/") {
		if part == "" || part == "." || part == ".." || strings.ContainsFunc(part, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-._~", r))
		}) {
			return p, false
		}
	}
	return whole, true
}

// shownHost gives the host and port to write into a browser's address.
func shownHost(asked string, at *net.TCPAddr) string {
	if at.IP.IsUnspecified() {
		asked = "localhost"
	}
	return net.JoinHostPort(asked, fmt.Sprint(at.Port))
}
