package landscape

import (
	"slices"

	"partnershipregister/generator/register"
)

// Debt is what is missing between the two languages of some entries.
type Debt struct {
	// EnglishOnly and WelshOnly count texts without a translation, OutOfStep those whose translation is
	// older than the text.
	EnglishOnly, WelshOnly, OutOfStep int
	// Whole is how many texts were looked at.
	Whole int
	// Texts are those that are counted, in the order of the entries.
	Texts []register.Bilingual
}

// Add counts one text.
func (d *Debt) Add(b register.Bilingual) {
	d.Whole++
	switch b.Pairing {
	case register.EnglishOnly:
		d.EnglishOnly++
	case register.WelshOnly:
		d.WelshOnly++
	case register.WelshOlder, register.EnglishOlder:
		d.OutOfStep++
	default:
		return
	}
	d.Texts = append(d.Texts, b)
}

// Owing is the number of texts that want a translator.
func (d Debt) Owing() int { return d.EnglishOnly + d.WelshOnly + d.OutOfStep }

// DebtOf works out the debt of some partnerships.
func DebtOf(list []*register.Partnership) Debt {
	var d Debt
	for _, p := range list {
		for _, b := range register.Bilinguals(p) {
			d.Add(b)
		}
	}
	return d
}

// ByKey sorts a debt by what sort of text it is, the most frequent first.
func (d Debt) ByKey() []KeyDebt {
	at := map[string]int{}
	var list []KeyDebt
	for _, b := range d.Texts {
		i, seen := at[b.Key]
		if !seen {
			i = len(list)
			at[b.Key] = i
			list = append(list, KeyDebt{Key: b.Key})
		}
		list[i].Debt.Add(b)
	}
	slices.SortStableFunc(list, func(a, b KeyDebt) int {
		if a.Owing() != b.Owing() {
			return b.Owing() - a.Owing()
		}
		if a.Key < b.Key {
			return -1
		}
		return 1
	})
	return list
}

// KeyDebt is the debt in one sort of text.
type KeyDebt struct {
	Key string
	Debt
}
