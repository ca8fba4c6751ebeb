package content

import "partnershipregister/generator/register"

// vocabularyList is one list of a file of vocabulary: the rows [[key]].
type vocabularyList struct {
	// key is written in double brackets; kind names the rows as [Fields] does.
	key, kind string
}

// vocabularyFile is the shape of a file of vocabulary, and the lists that it holds.
type vocabularyFile struct {
	into  any
	lists []vocabularyList
	// keep moves what was read into the vocabulary.
	keep func(*register.Vocabulary)
}

// vocabularyOf gives an empty file of vocabulary of a kind, nil for other kinds of file.
func vocabularyOf(k kind) *vocabularyFile {
	switch k {
	case typesFile:
		var f struct {
			Types []*register.Type `toml:"type"`
		}
		return &vocabularyFile{&f, []vocabularyList{{"type", "type"}}, func(v *register.Vocabulary) { v.Types = f.Types }}
	case prioritiesFile:
		var f struct {
			Priorities []*register.Priority `toml:"priority"`
		}
		return &vocabularyFile{&f, []vocabularyList{{"priority", "priority"}}, func(v *register.Vocabulary) { v.Priorities = f.Priorities }}
	case sectorsFile:
		var f struct {
			Sectors []*register.Sector `toml:"sector"`
		}
		return &vocabularyFile{&f, []vocabularyList{{"sector", "sector"}}, func(v *register.Vocabulary) { v.Sectors = f.Sectors }}
	case memberKindsFile:
		var f struct {
			MemberKinds []*register.MemberKind `toml:"member_kind"`
		}
		return &vocabularyFile{&f, []vocabularyList{{"member_kind", "member-kind"}}, func(v *register.Vocabulary) { v.MemberKinds = f.MemberKinds }}
	case evidenceScaleFile:
		var f struct {
			Levels  []*register.EvidenceLevel `toml:"level"`
			Effects []*register.Effect        `toml:"effect"`
		}
		return &vocabularyFile{&f, []vocabularyList{{"level", "level"}, {"effect", "effect"}}, func(v *register.Vocabulary) {
			v.EvidenceLevels, v.Effects = f.Levels, f.Effects
		}}
	case assumptionsFile:
		var f struct {
			Assumptions []*register.Assumption `toml:"assumption"`
		}
		return &vocabularyFile{&f, []vocabularyList{{"assumption", "assumption"}}, func(v *register.Vocabulary) { v.Assumptions = f.Assumptions }}
	}
	return nil
}
