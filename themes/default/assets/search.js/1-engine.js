// The search engine: finds items of the index in memory. It has no DOM, asks for nothing over the network and never
// throws, whatever it is asked. The interface in the next file fetches files and shows what is found.
//
//   engine = makeEngine(root)           root is search/names.json, parsed
//   engine.add(name, leaf)              takes one of the further files ("leaves") that it asked for, parsed, under the name by
//                                       which it was asked for. Afterwards ask again: search, counts, item.
//   engine.has(name)                    whether that leaf was added
//   engine.size                         number of items
//   engine.lang                         the language of the site: "en", "cy"
//
//   engine.search({words, filters, limit}) gives
//     total       number of items found, of all tiers
//     results     the best of them, at most limit (20 when left out; Infinity gives all), each
//                   id      for engine.item; only valid in this index
//                   kind    area, authority, type, priority, partnership, organisation, evidence, page
//                   tier    1 the words are in its names, 2 in its text, members, priorities and the like, 3 after correction of
//                           typing mistakes, 4 only some of the words. Results come in the order of tiers, so what a leaf adds
//                           in a later tier stands below what was shown before.
//                   score   within a tier, the best first
//                   why     [{field, text, lang}] for words that were found outside the name. field is alias, former, initials,
//                           type, area, place (a council area that it covers), wide (its whole area, in which the place lies),
//                           law, member, chair, priority, text; text is what matched, "" for the field text; lang is "" or
//                           the text's language where that is not the site's
//                   marks   [[from, to], …] the parts of item(id).name to highlight, in order, as positions for slice()
//     corrected   null or {from, to}: the words as typed and the words as searched for (tiers 3)
//     partial     true when no item has all of the words and the results have some of them (tier 4)
//     needs       names of leaves to fetch now, because a word was found in no name
//     later       names of leaves that might add results below (tier 2); fetch them on Enter or when idle
//   words is what was typed, as it stands: its last word counts as unfinished unless a space follows it.
//   filters is {facet: [key, …], …}: any of the keys of a facet, in all of the facets. The facets are kind, type, law, area,
//   priority, member, chair, status. Unknown facets are ignored; unknown keys find nothing.
//   Without words (or with "" or signs alone) it lists every item that has the filters, by kind and name, in tier 1; without
//   words and filters it finds nothing.
//
//   engine.counts({words, filters}) gives {facet: [{key, label, lang, count, chosen}, …], …} for all the facets, with counts of
//     the same results, each facet without its own filter; the most frequent first; values that nobody has are left out, but
//     chosen ones stay, with 0. Without words and filters it counts everything.
//   engine.facetLeaves()                leaves that priority, member and chair (as facets or filters) lack; [] when there are none
//
//   engine.item(id) gives
//     id, kind, key (the identifier in the register), href (from the search page)
//     name, lang ("" or the name's language where that is not the site's)
//     other       null or {text, lang}: its name in the other language
//     type, area, law, status   null or {label, lang, key}: what to show beside the name. type is the type of a partnership, the sector
//                 of an organisation, the kind of a council area, "Priority" …; area is where it belongs (of several
//                 areas none is given); status only where it is not active
//     ended       true when it no longer exists
//     description null or {text, lang}, cut to a line or two
//   engine.describing(ids)              leaves that hold the descriptions of these items; [] when there are none to fetch
