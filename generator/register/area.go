package register

// Nation is one of the two nations that have police force areas of this kind.
type Nation string

const (
	England Nation = "england"
	Wales   Nation = "wales"
)

// UnmarshalText accepts "england" and "wales".
func (n *Nation) UnmarshalText(b []byte) error {
	return oneOf((*string)(n), b, "a nation of the register", "england", "wales")
}

// An Area is a police force area: areas/<id>/area.toml.
type Area struct {
	// ID is the name of the area's folder.
	ID   ID     `toml:"-"`
	File string `toml:"-"`

	// Name as people use it: "Avon and Somerset". Required.
	Name Text `toml:"name"`
	// ShortNames are other names and abbreviations that people use for the area.
	ShortNames   []string `toml:"short_names"`
	ShortNamesCY []string `toml:"short_names_cy"`
	// Code is the area's official code: "E23000036". Required.
	Code Code `toml:"code"`
	// Nation is "england" or "wales". Required.
	Nation Nation `toml:"nation"`
	// Region is the statistical region: "South West".
	Region Text `toml:"region"`
	// Force is the police force, an organisation. Required.
	Force ID `toml:"force"`
	// LocalPolicingBodies are the bodies that have overseen or will oversee the force, in order of
	// time. At any date there is one.
	LocalPolicingBodies []LocalPolicingBody `toml:"local_policing_bodies"`
	// Authorities are the local council areas inside the force area.
	Authorities []Authority `toml:"authorities"`
	// CommunitySafetyAreas is the official list of areas for which the law wants a community safety
	// partnership.
	CommunitySafetyAreas []CommunitySafetyArea `toml:"community_safety_areas"`
	// Untranslated says what becomes of texts that exist in one language only or are out of step, in an
	// edition of two languages: "note" when empty.
	Untranslated Untranslated `toml:"untranslated"`
	// TileColumn and TileRow place the area on the small map of all areas, counted from 1 at the top
	// left; TileLabel is the few letters on its tile. Without them the area is left out of the picture.
	TileColumn int  `toml:"tile_column"`
	TileRow    int  `toml:"tile_row"`
	TileLabel  Text `toml:"tile_label"`
	// Sources of the facts in this file.
	Sources []Source `toml:"sources"`
	AsOf    Date     `toml:"as_of"`
	// Custodian is the post that keeps this file and the area's entries right, never a person's name.
	Custodian Text `toml:"custodian"`
	// Contact is the e-mail address of the office that mistakes on the area's pages are reported to; when
	// empty, that of the whole register is.
	Contact Email `toml:"contact"`
	// ReviewBy is the date by which this file is to be looked at again.
	ReviewBy Date `toml:"review_by"`
	// Doubts are what the editors are not sure of, one sentence each.
	Doubts Texts `toml:"doubts"`
}

// Authority finds one of the area's authorities, nil when it has none of that identifier.
func (a *Area) Authority(id ID) *Authority {
	for i := range a.Authorities {
		if a.Authorities[i].ID == id {
			return &a.Authorities[i]
		}
	}
	return nil
}

// PolicingBodyOn gives the local policing body on a day, nil when none is recorded. One whose end was
// only announced is given for that day too, unless another has begun; ask [LocalPolicingBody.GoneBy].
func (a *Area) PolicingBodyOn(on Day) *LocalPolicingBody {
	var found *LocalPolicingBody
	for i := range a.LocalPolicingBodies {
		b := &a.LocalPolicingBodies[i]
		if on.In(b.From, b.Until) && (found == nil || found.GoneBy(on)) {
			found = b
		}
	}
	return found
}

// A LocalPolicingBody is who oversees a force during a span of time.
type LocalPolicingBody struct {
	// Organisation is the body, an organisation. Required.
	Organisation ID `toml:"organisation"`
	// Title is how the office styles itself: "Police and Crime Commissioner for Gwent". Required.
	Title Text `toml:"title"`
	// Kind of body. Required.
	Kind PolicingBodyKind `toml:"kind"`
	From Date             `toml:"from"`
	// Until is the last day on which the body holds the role, when it has ended or the law says when
	// it will.
	Until Date `toml:"until"`
	// EndAnnounced is the date at which the government has said that the role will end, before a law
	// says so. Pages name it as announced.
	EndAnnounced Date `toml:"end_announced"`
}

// End gives the date at which the role ends, not stated when nothing says that it does. Announced tells
// that the government has said so and no law yet.
func (b *LocalPolicingBody) End() (end Date, announced bool) {
	if !b.Until.IsZero() {
		return b.Until, false
	}
	return b.EndAnnounced, !b.EndAnnounced.IsZero()
}

// GoneBy tells whether the role has ended by a day. Until is the last day of the role. An end that was
// announced for a month or a year is taken to come with the first day of it, so that a rehearsal for any
// day in it shows what falls vacant.
func (b *LocalPolicingBody) GoneBy(on Day) bool {
	end, announced := b.End()
	if announced {
		return on >= end.First()
	}
	return on.After(end)
}

// PolicingBodyKind is the sort of local policing body.
type PolicingBodyKind string

// The kinds of local policing body in 2026.
const (
	Commissioner         PolicingBodyKind = "police-and-crime-commissioner"
	FireCommissioner     PolicingBodyKind = "police-fire-and-crime-commissioner"
	Mayor                PolicingBodyKind = "mayor"
	PoliceAuthority      PolicingBodyKind = "police-authority"
	PolicingAndCrimeBody PolicingBodyKind = "policing-and-crime-board"
)

// UnmarshalText accepts the kinds above.
func (k *PolicingBodyKind) UnmarshalText(b []byte) error {
	return oneOf((*string)(k), b, "a kind of local policing body", string(Commissioner), string(FireCommissioner),
		string(Mayor), string(PoliceAuthority), string(PolicingAndCrimeBody))
}

// An Authority is a local council area.
type Authority struct {
	// ID is unique in the whole register. Required.
	ID ID `toml:"id"`
	// Name of the place: "Bristol". Required.
	Name Text `toml:"name"`
	// ShortNames are other names and abbreviations that people use for the place.
	ShortNames   []string `toml:"short_names"`
	ShortNamesCY []string `toml:"short_names_cy"`
	// Code is the official code: "E06000023". Required.
	Code Code `toml:"code"`
	// Kind of council area. Required.
	Kind AuthorityKind `toml:"kind"`
	// County is the county authority around a district.
	County ID `toml:"county"`
	// Council is the organisation that governs it. Required.
	Council ID `toml:"council"`
}

// AuthorityKind is the sort of council area.
type AuthorityKind string

// County stands above districts; the other kinds are the 318 areas that cover England and Wales
// without overlap.
const County AuthorityKind = "county"

// UnmarshalText accepts the kinds of council area.
func (k *AuthorityKind) UnmarshalText(b []byte) error {
	return oneOf((*string)(k), b, "a kind of council area", "county", "district", "unitary", "metropolitan", "london-borough", "city-corporation")
}

// A CommunitySafetyArea is one line of the official list of community safety partnership areas.
type CommunitySafetyArea struct {
	// Code is the official code: "E22000002". Required.
	Code Code `toml:"code"`
	// Name in the official list. Required.
	Name string `toml:"name"`
	// Authorities that it covers.
	Authorities []ID `toml:"authorities"`
}

// Untranslated is what an area wants done about texts without a translation.
type Untranslated string

const (
	NoteUntranslated   Untranslated = "note"   // a plain note stands on the pages concerned
	BannerUntranslated Untranslated = "banner" // a banner stands at the top of these pages
	StopUntranslated   Untranslated = "stop"   // nothing is published until it is translated
)

// UnmarshalText accepts the three ways.
func (u *Untranslated) UnmarshalText(b []byte) error {
	return oneOf((*string)(u), b, "a way to treat untranslated texts", string(NoteUntranslated), string(BannerUntranslated), string(StopUntranslated))
}

// Code is an official code of the Office for National Statistics: a letter and eight figures.
type Code string

// UnmarshalText refuses what has another form.
func (c *Code) UnmarshalText(b []byte) error {
	ok := len(b) == 9 && (b[0] == 'E' || b[0] == 'W' || b[0] == 'K')
	for i := 1; ok && i < 9; i++ {
		ok = b[i] >= '0' && b[i] <= '9'
	}
	if !ok {
		return &Refusal{
			What:   "\"" + string(b) + "\" is not an official code",
			Remedy: "write the letter E or W and eight figures, such as E06000023",
			Value:  string(b),
		}
	}
	*c = Code(b)
	return nil
}
