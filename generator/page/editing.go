package page

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"partnershipregister/generator/edit"
	"partnershipregister/generator/register"
)

// longestAddress is how long a link to a new file may be. Servers refuse addresses beyond some 8,000 characters.
const longestAddress = 6000

// mistakeForm is the repository's form for a mistake, .github/ISSUE_TEMPLATE/mistake.yml, which takes the page's
// address into its field "page".
const mistakeForm = "mistake.yml"

// editLink leads to a content file in the repository's editor, or to a folder of several; nil when
// there is no repository.
func (m *maker) editLink(file string) *Link {
	if m.plan.Repository == "" {
		return nil
	}
	l := &Link{Said: Said{Text: m.say("page.edit")}, Href: m.inRepository("edit", file), Count: -1}
	if strings.HasSuffix(file, "/") {
		l.Text = m.say("page.edit-folder")
		l.Href = m.inRepository("tree", strings.TrimSuffix(file, "/"))
	}
	return l
}

// inRepository gives the address at which the repository does something with a file of the content.
func (m *maker) inRepository(what, file string) string {
	return m.plan.Repository + "/" + what + "/" + m.plan.Branch + "/content/" + file
}

// fileOf gives the file that prose of a language is edited in, another one when it has no such prose.
func fileOf(p register.Prose, l register.Language, other string) string {
	switch {
	case l == register.Welsh && p.FileCY != "":
		return p.FileCY
	case l == register.English && p.FileEN != "":
		return p.FileEN
	}
	return other
}

// folder gives the folder of the content that a site's lists are made from, with a slash at the end.
func (s *site) folder() string {
	if s.area != nil {
		return "areas/" + string(s.area.ID) + "/partnerships/"
	}
	return "areas/"
}

// contact is the e-mail address for mistakes on the site's pages, "" when nobody gives one.
func (s *site) contact() register.Email {
	if s.area != nil && s.area.Contact != "" {
		return s.area.Contact
	}
	return s.plan.index.Register.Settings.Contact
}

// reportLink takes up a mistake on this page: by e-mail where somebody gives an address, which needs no account
// anywhere, else in a form of the repository. It is nil without either.
func (m *maker) reportLink(heading Said) *Link {
	address := m.absolute(m.page.Address)
	title := m.say("page.report-title", "page", shorten(heading.Text, 150))
	l := &Link{Said: Said{Text: m.say("page.report")}, Count: -1}
	switch to := m.contact(); {
	case to != "":
		body := m.say("editing.report-page", "address", address) + "\r\n\r\n" + m.say("editing.report-what") + "\r\n"
		// Programs for letters take a plus for a plus.
		l.Href = "mailto:" + string(to) + "?" + strings.ReplaceAll(url.Values{"subject": {title}, "body": {body}}.Encode(), "+", "%20")
	case m.plan.Repository != "":
		l.Href = m.plan.Repository + "/issues/new?" + url.Values{"template": {mistakeForm}, "title": {title}, "page": {address}}.Encode()
	default:
		return nil
	}
	return l
}

// newLink leads to a new file of a sort of thing in the repository's editor, with what the sort asks for laid out in
// it. The folder is one that is there; name is the path of the file below it, in which an editor replaces what is in
// capitals. It is nil when there is no repository.
func (m *maker) newLink(key, sort, folder, name string) *Link {
	if m.plan.Repository == "" {
		return nil
	}
	s := edit.SortOf(sort)
	explain := func(key string) string {
		said := ""
		if m.plan.Explain != nil {
			said = m.plan.Explain(s.Kind, key, m.language)
		}
		return strings.TrimSpace(said + " " + strings.Join(m.choices(s.Kind, key), ", "))
	}
	head := m.say("editing.outline")
	if s.Kind == "evidence" {
		// This link stands on every partnership's page. The words to choose from are what nobody can guess; the rest is short.
		head = m.say("lean.outline")
		explain = func(key string) string { return strings.Join(m.choices(s.Kind, key), ", ") }
	}
	at := m.inRepository("new", strings.TrimSuffix(folder, "/")) + "?"
	query := func(explain func(string) string) string {
		return at + url.Values{"filename": {name}, "value": {edit.Outline(s, head, explain)}}.Encode()
	}
	l := &Link{Said: Said{Text: m.say(key)}, Href: query(explain), Count: -1}
	if len(l.Href) > longestAddress {
		// The keys with their examples say what they are for, if need be.
		l.Href = query(func(string) string { return "" })
	}
	return l
}

// choices are the identifiers of the vocabulary that a key of a new file takes.
func (m *maker) choices(kind, key string) []string {
	var list []string
	v := &m.plan.index.Register.Vocabulary
	switch kind + "." + key {
	case "partnership.type":
		for _, t := range v.Types {
			if slices.Contains(t.Nations, m.edition.Nation) {
				list = append(list, string(t.ID))
			}
		}
	case "evidence.level":
		for _, l := range v.EvidenceLevels {
			list = append(list, string(l.ID))
		}
	case "evidence.effect":
		for _, e := range v.Effects {
			list = append(list, string(e.ID))
		}
	}
	return list
}

// newEvidence leads to a new piece of evidence about a partnership.
func (m *maker) newEvidence(p *register.Partnership) *Link {
	return m.newLink("editing.new-evidence", "evidence", path.Dir(p.File), "evidence/"+m.say("editing.name-of-evidence")+".md")
}

// newPartnership leads to a new partnership of the site's area, or of its edition's whole nation.
func (m *maker) newPartnership() *Link {
	return m.newLink("home.add", "partnership", m.folder(), m.say("editing.name-of-partnership")+"/partnership.toml")
}
