package check

import (
	"net/url"
	"strings"

	"partnershipregister/generator/register"
)

// publisher finds settings that still hold the addresses with which the register was set up.
func publisher(s *subject) {
	if s.Register.Settings.Address == "" && !unread(s.Register.Settings.Name) {
		s.fail(place{settingsFile, "address"}, "the address of the site is missing", "write the address at which the site is published, with the slash at its end, such as address = \"https://example.org/register/\"")
	}
	if address := string(s.Register.Settings.Address); address != "" && (!strings.HasSuffix(address, "/") || strings.ContainsAny(address, "?#")) {
		s.fail(place{settingsFile, "address"}, "the address of the site has to be that of a folder", "end it with a slash, and take out everything from a ? or # on, such as \"https://example.org/register/\"")
	}
	for _, setting := range []struct {
		key     string
		address register.URL
		remedy  string
	}{
		{"address", s.Register.Settings.Address, "write the address at which the site is published, with the slash at its end"},
		{"repository", s.Register.Settings.Repository, "write the web address of the repository that holds these files"},
	} {
		if u, err := url.Parse(string(setting.address)); err == nil && (isExample(u.Hostname()) || strings.HasPrefix(u.Path, "/example/")) {
			s.note(place{settingsFile, setting.key}, "the address "+string(setting.address)+" is an example and leads nowhere", setting.remedy)
		}
	}
}

// isExample knows the names that are kept for examples and never given to a website.
func isExample(host string) bool {
	host = strings.ToLower(host)
	for _, reserved := range []string{"example", "example.org", "example.com", "example.net", "invalid", "test"} {
		if host == reserved || strings.HasSuffix(host, "."+reserved) {
			return true
		}
	}
	return false
}
