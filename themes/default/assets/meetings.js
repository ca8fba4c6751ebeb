// Puts the meetings that are still to come before all others. The page holds every date; which of them come next depends
// on the reader's day, so it is found here and nowhere else. Dates are days in the United Kingdom.

const most = 5;

const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit',
}).formatToParts(new Date()).map((part) => [part.type, part.value]));
const today = `${parts.year}-${parts.month}-${parts.day}`;

for (const box of document.querySelectorAll('[data-next]')) {
  const list = box.querySelector('ol');
  const meetings = [...document.querySelectorAll(`#${box.dataset.next} [data-meeting]`)]
    .map((item) => ({ item, time: item.querySelector('time') }))
    // A month or a year alone is too little to say what comes next.
    .filter(({ time }) => time && time.dateTime.length === today.length && time.dateTime >= today);
  meetings.sort((a, b) => (a.time.dateTime < b.time.dateTime ? -1 : a.time.dateTime > b.time.dateTime ? 1 : 0));
  for (const { item, time } of meetings.slice(0, most)) {
    if (item.localName === 'li') {
      list.append(item.cloneNode(true));
      continue;
    }
    const link = document.createElement('a');
    link.href = `#${item.id}`;
    link.append(time.cloneNode(true));
    const entry = document.createElement('li');
    entry.append(link);
    list.append(entry);
  }
  box.hidden = meetings.length === 0;
}
