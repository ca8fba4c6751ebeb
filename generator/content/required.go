package content

import (
	"reflect"

	"partnershipregister/generator/register"
)

// required lists the keys that can't be left out. A text in either language is enough. "a|b" asks for
// one of the two. Sources are looked at by a check, because some entries may do without.
var required = map[reflect.Type][]string{
	reflect.TypeFor[register.Settings]():            {"name", "publisher"},
	reflect.TypeFor[register.Edition]():             {"name", "nation", "languages", "theme", "paths"},
	reflect.TypeFor[register.Article]():             {"title"},
	reflect.TypeFor[register.Area]():                {"name", "code", "nation", "force"},
	reflect.TypeFor[register.LocalPolicingBody]():   {"organisation", "title", "kind"},
	reflect.TypeFor[register.Authority]():           {"id", "name", "code", "kind", "council"},
	reflect.TypeFor[register.CommunitySafetyArea](): {"code", "name"},
	reflect.TypeFor[register.Organisation]():        {"name", "sector"},
	reflect.TypeFor[register.Partnership]():         {"name", "type", "status", purposeUnlessListed},
	reflect.TypeFor[register.FormerName]():          {"name"},
	reflect.TypeFor[register.Chair]():               {"post"},
	reflect.TypeFor[register.Seat]():                {"organisation|kind"},
	reflect.TypeFor[register.Meeting]():             {"date", "status"},
	reflect.TypeFor[register.PriorityRole]():        {"priority", "role"},
	reflect.TypeFor[register.Duty]():                {"act"},
	reflect.TypeFor[register.Funding]():             {"pounds"},
	reflect.TypeFor[register.Agreement]():           {"title"},
	reflect.TypeFor[register.Relation]():            {"relation", "partnership|name"},
	reflect.TypeFor[register.Document]():            {"title"},
	reflect.TypeFor[register.Source]():              {"title"},
	reflect.TypeFor[register.Evidence]():            {"title", "level", "effect", "kind"},
	reflect.TypeFor[register.Type]():                {"id", "name", "nations", "counts_as", "basis"},
	reflect.TypeFor[register.Priority]():            {"id", "name"},
	reflect.TypeFor[register.Sector]():              {"id", "name"},
	reflect.TypeFor[register.MemberKind]():          {"id", "name", "sector"},
	reflect.TypeFor[register.EvidenceLevel]():       {"id", "level", "name"},
	reflect.TypeFor[register.Effect]():              {"id", "name"},
	reflect.TypeFor[register.Assumption]():          {"id", "name", "low", "high", "unit", "meaning"},
	reflect.TypeFor[Sentence]():                     {"en", "cy"},
}

// purposeUnlessListed asks for a purpose, but not of a partnership that is known only from a list.
const purposeUnlessListed = "purpose|known_only_from_list"

// mayBeEmpty are texts that say something when they are empty: the path of an edition that lies at
// the root.
var mayBeEmpty = map[string]bool{"paths.en": true, "paths.cy": true}

// folderNames are texts that name a folder; they can't lead out of the place where it is looked for.
var folderNames = map[string]bool{"theme": true, "paths.en": true, "paths.cy": true}
