package register

import (
	"cmp"
	"slices"
	"strings"
)

// Vocabulary is the words and kinds that all entries share: vocabulary/*.toml. Each list keeps the
// order of its file.
type Vocabulary struct {
	Types          []*Type
	Priorities     []*Priority
	Sectors        []*Sector
	MemberKinds    []*MemberKind
	EvidenceLevels []*EvidenceLevel
	Effects        []*Effect
	Assumptions    []*Assumption
}

// A Type is a kind of partnership: partnership-types.toml, [[type]].
type Type struct {
	ID         ID       `toml:"id"`
	Name       Text     `toml:"name"`
	ShortNames []string `toml:"short_names"`
	// ShortNamesCY are the abbreviations of the Welsh name.
	ShortNamesCY []string `toml:"short_names_cy"`
	// WelshName says how far the Welsh name can be trusted.
	WelshName Confidence `toml:"name_cy_confidence"`
	// Nations where the kind exists. Required.
	Nations []Nation `toml:"nations"`
	// Geography is the usual footprint.
	Geography Geography `toml:"geography"`
	// Counts says whether bodies of this kind are partnerships, or are listed apart. Required.
	Counts Counting `toml:"counts_as"`
	// Basis is why such bodies exist. Required.
	Basis Basis `toml:"basis"`
	// BasisTwoTier is the basis in counties that have districts, where it is another; see [Index.Basis].
	BasisTwoTier Basis `toml:"basis_two_tier"`
	// AskedBy tells what asks for the body where Basis is ByStatute, "law" when empty; see [Type.Asked].
	AskedBy Asking `toml:"asked_by"`
	// Law is the Acts and sections, or the guidance, behind the kind.
	Law string `toml:"law"`
	// Duty is the name of the duty in Law, where those under it may use another body to meet it; empty elsewhere.
	Duty string `toml:"duty"`
	// RequiredMembers are the member kinds that the law itself names.
	RequiredMembers []ID `toml:"required_members"`
	// RequiredMembersWales is the Welsh list where it differs.
	RequiredMembersWales []ID `toml:"required_members_wales"`
	// InvitedMembers must be invited or must co-operate, without being members.
	InvitedMembers []ID `toml:"invited_members"`
	// UsualMembers are found there by guidance or custom.
	UsualMembers []ID `toml:"usual_members"`
	// Priorities are the subjects that the law or the guidance of the kind, or what every such body is for, gives it, whether an
	// entry names them or not.
	Priorities []ID `toml:"priorities"`
	// Devolution tells who holds the power in Wales.
	Devolution Devolution `toml:"devolution"`
	Purpose    Text       `toml:"purpose"`
	// PolicingBody is what the law says of the local policing body there.
	PolicingBody Text `toml:"policing_body_in_law"`
	TypicalChair Text `toml:"typical_chair"`
	// Publishes is what such a body must publish.
	Publishes []string `toml:"publishes"`
	Quorum    string   `toml:"quorum"`
	// LeastMeetings is the smallest number of meetings a year, where law fixes one.
	LeastMeetings int `toml:"least_meetings_each_year"`
	// Counterparts are the kinds of the other nation that do similar work, and CounterpartNote says
	// what differs beyond what the facts of both show.
	Counterparts    []ID `toml:"counterparts"`
	CounterpartNote Text `toml:"counterpart_note"`
	// Sensitive bodies discuss named people: only their governance is published.
	Sensitive bool `toml:"sensitive"`
	// Certainty is how well the facts above are known.
	Certainty Certainty `toml:"certainty"`
	Note      Text      `toml:"note"`
	Sources   []URL     `toml:"sources"`
}

// Required gives the member kinds that the law of a nation names.
func (t *Type) Required(n Nation) []ID {
	if n == Wales && len(t.RequiredMembersWales) > 0 {
		return t.RequiredMembersWales
	}
	return t.RequiredMembers
}

// MetBy tells whether a duty that an entry names is that of the kind: the Act with the name of the duty in its note, or with
// the sections that Law gives.
func (t *Type) MetBy(d *Duty) bool {
	sections, ok := strings.CutPrefix(t.Law, d.Act+", ")
	if !ok || t.Duty == "" {
		return false
	}
	return strings.Contains(strings.ToLower(d.Note.EN), strings.ToLower(t.Duty)) ||
		d.Section != "" && (sections == d.Section || strings.HasPrefix(sections, d.Section+" and ") || strings.HasPrefix(sections, d.Section+","))
}

// OnlyInvites tells whether the law of a nation names a kind of member as one to be invited, or to co-operate, and not as
// a member.
func (t *Type) OnlyInvites(kind ID, n Nation) bool {
	return slices.Contains(t.InvitedMembers, kind) && !slices.Contains(t.Required(n), kind)
}

// ExistsIn tells whether the kind exists in a nation.
func (t *Type) ExistsIn(n Nation) bool {
	for _, nation := range t.Nations {
		if nation == n {
			return true
		}
	}
	return false
}

// Confidence is how far a Welsh wording can be trusted.
type Confidence string

const (
	Sourced     Confidence = "sourced"      // read in a Welsh public text
	Standard    Confidence = "standard"     // the usual public term
	NeedsReview Confidence = "needs-review" // our own wording
)

// UnmarshalText accepts the three grades.
func (c *Confidence) UnmarshalText(b []byte) error {
	return oneOf((*string)(c), b, "a grade of confidence", string(Sourced), string(Standard), string(NeedsReview))
}

// Counting says where a body is counted.
type Counting string

// Only the first enters totals of partnerships; each of the others is a list of its own.
const (
	AsPartnership    Counting = "partnership"
	AsCollaboration  Counting = "collaboration"
	AsNetwork        Counting = "network"
	AsCaseConference Counting = "case-conference"
	AsOversight      Counting = "oversight"
	AsGovernance     Counting = "governance"
)

// UnmarshalText accepts the kinds of counting.
func (c *Counting) UnmarshalText(b []byte) error {
	return oneOf((*string)(c), b, "a way to count", string(AsPartnership), string(AsCollaboration), string(AsNetwork),
		string(AsCaseConference), string(AsOversight), string(AsGovernance))
}

// Basis is why a kind of body exists.
type Basis string

const (
	ByStatute  Basis = "statute"   // an Act or regulations require this body, or this named joint duty
	BehindDuty Basis = "duty"      // a duty in law stands behind it, but the body is in no Act
	ByGuidance Basis = "guidance"  // national guidance or grant conditions
	ByChoice   Basis = "voluntary" // those who take part chose to
	Planned    Basis = "planned"   // not yet in being
)

// Bases lists every basis, the strongest first.
var Bases = []Basis{ByStatute, BehindDuty, ByGuidance, ByChoice, Planned}

// UnmarshalText accepts the bases above.
func (x *Basis) UnmarshalText(b []byte) error {
	return oneOf((*string)(x), b, "a basis", string(ByStatute), string(BehindDuty), string(ByGuidance), string(ByChoice), string(Planned))
}

// Asking is what asks for the bodies of a statutory kind.
type Asking string

const (
	AskedByLaw      Asking = "law"              // law in force, as far as was read
	AskedLater      Asking = "law-not-in-force" // law that was not in force when it was read
	AskedByGuidance Asking = "guidance"         // the law asks for the work, and guidance under it for the body
)

// UnmarshalText accepts the three above.
func (a *Asking) UnmarshalText(b []byte) error {
	return oneOf((*string)(a), b, "what asks for a body", string(AskedByLaw), string(AskedLater), string(AskedByGuidance))
}

// Asked tells what asks for the bodies of the kind, "" where statute does not.
func (t *Type) Asked() Asking {
	if t.Basis != ByStatute {
		return ""
	}
	return cmp.Or(t.AskedBy, AskedByLaw)
}

// Geography is the usual footprint of a kind of body.
type Geography string

const (
	ForceArea   Geography = "force-area"      // a police force area
	CouncilArea Geography = "local-authority" // a council area, or a few
	Region      Geography = "region"          // more than one force area, or several councils
	WholeNation Geography = "nation"          // England or Wales
)

// UnmarshalText accepts the four footprints.
func (g *Geography) UnmarshalText(b []byte) error {
	return oneOf((*string)(g), b, "a footprint", string(ForceArea), string(CouncilArea), string(Region), string(WholeNation))
}

// Devolution tells who holds the power in Wales.
type Devolution string

// UnmarshalText accepts "reserved", "devolved" and "mixed".
func (d *Devolution) UnmarshalText(b []byte) error {
	return oneOf((*string)(d), b, "a state of devolution", "reserved", "devolved", "mixed")
}

// Certainty is how well the law of a type was checked.
type Certainty string

// UnmarshalText accepts "read", "known" and "mixed".
func (c *Certainty) UnmarshalText(b []byte) error {
	return oneOf((*string)(c), b, "a grade of certainty", "read", "known", "mixed")
}

// A Priority is a subject that partnerships work on: priorities.toml, [[priority]].
type Priority struct {
	ID           ID         `toml:"id"`
	Name         Text       `toml:"name"`
	ShortNames   []string   `toml:"short_names"`
	ShortNamesCY []string   `toml:"short_names_cy"`
	WelshName    Confidence `toml:"name_cy_confidence"`
	// SaferStreets marks subjects that the UK Government's Safer Streets mission names.
	SaferStreets bool `toml:"safer_streets"`
	// MissionTarget marks the subjects that the mission promises to halve in a decade.
	MissionTarget bool `toml:"mission_target"`
	// Parent is the wider subject.
	Parent ID   `toml:"parent"`
	Note   Text `toml:"note"`
}

// A Sector is a part of public life that organisations belong to: sectors.toml, [[sector]].
type Sector struct {
	ID        ID         `toml:"id"`
	Name      Text       `toml:"name"`
	WelshName Confidence `toml:"name_cy_confidence"`
	// Devolved tells whether, in Wales, the sector answers to the Senedd and Welsh Ministers.
	Devolved bool `toml:"devolved"`
	// PublicBody is false for charities, business and residents.
	PublicBody bool `toml:"public_body"`
	Note       Text `toml:"note"`
}

// A MemberKind is the sort of body that holds a seat: member-kinds.toml, [[member_kind]].
type MemberKind struct {
	ID        ID         `toml:"id"`
	Name      Text       `toml:"name"`
	WelshName Confidence `toml:"name_cy_confidence"`
	// Sector to which the kind belongs. Required.
	Sector  ID       `toml:"sector"`
	Nations []Nation `toml:"nations"`
	// Includes are narrower kinds: a body of one of them is a body of this kind too.
	Includes []ID `toml:"includes"`
	Note     Text `toml:"note"`
}

// Takes tells whether a body of a kind is a body of this one too: it is of this very kind, or of a narrower one. Whoever sets
// kinds of body against each other asks this.
func (k *MemberKind) Takes(kind ID) bool {
	return kind == k.ID || slices.Contains(k.Includes, kind)
}

// An EvidenceLevel is a step of the scale of evidence: evidence.toml, [[level]].
type EvidenceLevel struct {
	ID ID `toml:"id"`
	// Level from 0, nothing recorded, to 5, a review of several strong studies.
	Level     int        `toml:"level"`
	Name      Text       `toml:"name"`
	WelshName Confidence `toml:"name_cy_confidence"`
	Meaning   Text       `toml:"meaning"`
	// Test is what must be linked for a claim to have this level.
	Test Text `toml:"test"`
	// MaySayWorks is true where a page may say that the activity works.
	MaySayWorks bool `toml:"may_say_works"`
}

// An Effect is which way evidence points: evidence.toml, [[effect]].
type Effect struct {
	ID        ID         `toml:"id"`
	Name      Text       `toml:"name"`
	WelshName Confidence `toml:"name_cy_confidence"`
	// Works is true where the activity did what it was meant to do.
	Works bool `toml:"works"`
}
