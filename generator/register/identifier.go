package register

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// ID names one thing: lower-case letters a to z, figures and single hyphens, 1 to 100 characters,
// beginning with a letter. It is also the name of a file or folder and a part of an address, so it never changes
// once it is published.
type ID string

// reservedNames can't be names of files on some computers.
var reservedNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// UnmarshalText refuses what is not an identifier.
func (id *ID) UnmarshalText(b []byte) error {
	s := string(b)
	switch {
	case !validID(s):
		return &Refusal{
			What:   fmt.Sprintf("%q is not an identifier", s),
			Remedy: "use lower-case letters a to z, figures and single hyphens, beginning with a letter, at most 100 characters, such as \"safer-gwent\"",
			Value:  s,
		}
	case reservedNames[s]:
		return &Refusal{
			What:   fmt.Sprintf("%q can't be used as an identifier, because Windows does not allow a file of that name", s),
			Remedy: "add a word, such as \"" + s + "-group\"",
			Value:  s,
		}
	}
	*id = ID(s)
	return nil
}

func validID(s string) bool {
	if s == "" || len(s) > 100 || s[0] < 'a' || s[0] > 'z' || strings.HasSuffix(s, "-") || strings.Contains(s, "--") {
		return false
	}
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-') {
			return false
		}
	}
	return true
}

// Ref names a partnership from anywhere in the register: "gwent/safer-gwent". Inside one area the
// part before the slash may be left out; the reader fills it in.
type Ref struct {
	// Home is the area, or the edition, whose folder holds the partnership.
	Home ID
	ID   ID
}

// String gives "home/id".
func (r Ref) String() string {
	if r.Home == "" {
		return string(r.ID)
	}
	return string(r.Home) + "/" + string(r.ID)
}

// UnmarshalText accepts "id" and "home/id".
func (r *Ref) UnmarshalText(b []byte) error {
	home, id, found := strings.Cut(string(b), "/")
	if !found {
		home, id = "", home
	}
	if !validID(id) || found && !validID(home) {
		return &Refusal{
			What:   fmt.Sprintf("%q does not name a partnership", b),
			Remedy: "write its folder's name, such as \"safer-gwent\", or for another area the area first: \"gwent/safer-gwent\"",
			Value:  string(b),
		}
	}
	for _, part := range []string{home, id} {
		if reservedNames[part] {
			return new(ID).UnmarshalText([]byte(part))
		}
	}
	r.Home, r.ID = ID(home), ID(id)
	return nil
}

// URL is an address on the web. Only http and https are accepted.
type URL string

// UnmarshalText refuses other schemes, spaces, control characters and marks that make an address look
// like another one.
func (u *URL) UnmarshalText(b []byte) error {
	s := string(b)
	refuse := func(what string) error {
		return &Refusal{
			What:   fmt.Sprintf("%q %s", s, what),
			Remedy: "copy the whole address from the browser's address bar; it begins with https:// or http://",
			Value:  s,
		}
	}
	if len(s) > 2000 {
		return &Refusal{What: "an address is longer than 2,000 characters", Remedy: "use a shorter address of the same page", Value: s[:50]}
	}
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("<>\"`\\", r) {
			return refuse("has a space or a character that no address may have")
		}
	}
	parsed, err := url.Parse(s)
	switch {
	case err != nil:
		return refuse("is not a web address")
	case parsed.Scheme != "http" && parsed.Scheme != "https":
		return refuse("is not an address that the register may link to")
	case parsed.Host == "" || !strings.Contains(parsed.Hostname(), ".") && parsed.Hostname() != "localhost":
		return refuse("has no name of a website in it")
	case parsed.User != nil:
		return refuse("has a user name in it")
	}
	for _, r := range parsed.Host {
		if r > unicode.MaxASCII {
			return refuse("has a letter in the website's name that only looks like an English one")
		}
	}
	*u = URL(s)
	return nil
}

// Email is the address of a post or an office, never of a person.
type Email string

// UnmarshalText refuses what is not one plain address.
func (e *Email) UnmarshalText(b []byte) error {
	s := string(b)
	name, host, found := strings.Cut(s, "@")
	ok := found && name != "" && len(s) <= 254 && strings.Contains(host, ".") && !strings.Contains(host, "@")
	for _, r := range s {
		ok = ok && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("@.-_+", r))
	}
	if !ok {
		return &Refusal{
			What:   fmt.Sprintf("%q is not an e-mail address", s),
			Remedy: "write the address of an office, such as \"office@example.org\"",
			Value:  s,
		}
	}
	*e = Email(s)
	return nil
}
