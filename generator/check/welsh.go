package check

import (
	"fmt"
	"reflect"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// welshNames counts in each file of the vocabulary the Welsh names that are our own wording.
func welshNames(s *subject) {
	count := map[string]int{}
	for _, list := range vocabulary {
		rows := reflect.ValueOf(list.list(&s.Register.Vocabulary))
		for i := range rows.Len() {
			if rows.Index(i).Elem().FieldByName("WelshName").Interface() == register.NeedsReview {
				count[list.file]++
			}
		}
	}
	for i, list := range vocabulary {
		n := count[list.file]
		if n == 0 || i > 0 && vocabulary[i-1].file == list.file {
			continue
		}
		what := fmt.Sprintf("%d Welsh names in this file have not been confirmed", n)
		if n == 1 {
			what = "1 Welsh name in this file has not been confirmed"
		}
		s.note(place{file: list.file}, what, `find each in a Welsh public text, or have it checked, and change name_cy_confidence to "sourced" or "standard"`)
		s.problems[len(s.problems)-1].Mender = problem.Translator
	}
}
