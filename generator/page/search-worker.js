// Lets the search page be opened without a network once it was opened with one. Whatever the network answers is handed on
// as it is; only where there is no answer at all, the copy counts that the page itself put away (search.js). Nothing is
// written here, so no copy can stand in the way of a newer page.
addEventListener("install", () => skipWaiting());
addEventListener("fetch", event => event.respondWith(fetch(event.request).catch(async fault => {
	const copy = await caches.match(event.request, {ignoreSearch: true, ignoreVary: true});
	if (copy) return copy;
	throw fault;
})));
