// On the page of a council area: says of each body which meeting comes next. The page holds the dates; which comes next
// depends on the reader's day, in the United Kingdom. On the page where council area and subject are chosen: makes
// the two lists into a form.

const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit',
}).formatToParts(new Date()).map((part) => [part.type, part.value]));
const today = `${parts.year}-${parts.month}-${parts.day}`;

for (const body of document.querySelectorAll('[data-body]')) {
  const next = [...body.querySelectorAll('[data-meetings] time')].find((time) => time.dateTime >= today);
  if (!next) continue;
  const place = body.querySelector('[data-next]');
  place.lastElementChild.replaceChildren(next.cloneNode(true));
  place.hidden = false;
}

const form = document.getElementById('choose');
if (form) {
  const [council, subject] = form.querySelectorAll('select');
  for (const list of document.querySelectorAll('#council-list ul')) {
    const heading = list.previousElementSibling;
    const group = heading ? document.createElement('optgroup') : council;
    if (heading) {
      group.label = heading.textContent;
      council.append(group);
    }
    for (const link of list.querySelectorAll('a')) group.append(new Option(link.textContent, link.getAttribute('href')));
  }
  for (const item of document.querySelectorAll('[data-subject]')) {
    subject.append(new Option(item.firstElementChild.textContent, item.dataset.subject));
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.href = council.value + (subject.value && `#subject-${subject.value}`);
  });
  form.hidden = false;
}
