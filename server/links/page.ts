import { read } from '../../shared/language/read.ts';
import type { Language, Text } from '../../shared/language/text.ts';
import type { AuthorityLink } from '../../shared/links/schema.ts';
import type { Asked, LinkPicture, ShownIncident } from '../../shared/links/shown.ts';
import { communeName, communePostal } from '../../shared/territory/names.ts';
import { ASKED, CATEGORIES, KINDS, PHASES, POSTS, SAID, SEVERITIES, STATES, ZONES } from './words.ts';

/** Everything that is written into a page passes here: words of the room are text, never markup. */
const safe = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`);

const TIME = new Intl.DateTimeFormat('fr-BE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' });
const DAY = new Intl.DateTimeFormat('fr-BE', {
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Brussels' },
});
/** The time in Brussels, with its day where that is another than the day of the picture. */
function moment(at: string, now: string): string {
  const [then, today] = [new Date(at), new Date(now)];
  const shown = DAY.format(then) === DAY.format(today) ? TIME.format(then) : `${DAY.format(then)} ${TIME.format(then)}`;
  return `<time datetime="${safe(at)}">${shown}</time>`;
}

/** One page: both languages of the Region, the reader's first; English alone where they ask for it. */
function document(language: Language, title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="dark light">
<title>${safe(title)}</title>
<link rel="stylesheet" href="/link/link.css">
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}
/** French and Dutch are equal: a reader of one gets both, their own first. */
export const languagesFor = (asked: Language | undefined): readonly Language[] =>
  asked === 'nl' ? ['nl', 'fr'] : asked === 'en' ? ['en', 'fr', 'nl'] : ['fr', 'nl'];

/** The same words in each language of the page. */
const inAll = (languages: readonly Language[], part: (language: Language) => string): string =>
  languages.map(language => `<div lang="${language}">${part(language)}</div>`).join('\n');

/** What a link that opens shows. `now`: ISO 8601 UTC. */
export function situationPage(
  picture: LinkPicture,
  link: AuthorityLink,
  now: string,
  asked: Language | undefined,
): string {
  const languages = languagesFor(asked);
  const [first = 'fr'] = languages;
  return document(first, `Belfry · ${read(SAID.title, first)}`, [
    `<header><p class="name">Belfry</p>`,
    ...languages.map(
      l => `<p lang="${l}">${read(SAID.at, l)} ${moment(now, now)} · ${read(SAID.level[link.level], l)}</p>`,
    ),
    `<p><a href="">${languages.map(l => `<span lang="${l}">${read(SAID.again, l)}</span>`).join(' · ')}</a></p></header>`,
    ...languages.map(l => section(picture, l, now)),
    `<footer>${languages
      .map(
        l =>
          `<p lang="${l}">${read(SAID.personal, l)} ${read(SAID.ends, l)} ${moment(link.expiresAt, now)}. ${read(SAID.call, l)}</p>`,
      )
      .join('')}</footer>`,
  ]);
}

function section(picture: LinkPicture, l: Language, now: string): string {
  const calm = picture.incidents.length === 0 && picture.asked.length === 0;
  return `<section lang="${l}">
${phases(picture, l, now)}
${picture.incidents.map(incident => incidentOf(incident, l, now)).join('\n')}
${calm ? `<p>${read(SAID.calm, l)}</p>` : ''}
${picture.asked.length > 0 ? `<article><h2>${read(SAID.asked, l)}</h2>${askedList(picture.asked, l, now)}</article>` : ''}
</section>`;
}
const places = (communes: readonly string[], l: Language): string =>
  communes.map(nis => `${communePostal(nis)} ${communeName(nis, l)}`).join(' · ');

function phases({ phases: declared }: LinkPicture, l: Language, now: string): string {
  if (declared.length === 0) return `<p class="phase none">${read(SAID.noPhase, l)}</p>`;
  return declared
    .map(
      ({ phase, communes, since }) =>
        `<p class="phase"><strong>${say(PHASES[phase], phase, l)}</strong> ${read(SAID.since, l)} ${moment(since, now)}<br>${safe(places(communes, l))}</p>`,
    )
    .join('\n');
}
const say = (word: Text | undefined, code: string, l: Language): string => safe(word ? read(word, l) : code);

function incidentOf(incident: ShownIncident, l: Language, now: string): string {
  const kind = KINDS[incident.kind];
  const what = [read(CATEGORIES[incident.category], l), ...(kind ? [read(kind, l)] : [])].join(' · ');
  return `<article>
<h2>${safe(what)}</h2>
<p class="state ${incident.severity}">${read(SEVERITIES[incident.severity], l)} · ${read(SAID.since, l)} ${moment(incident.since, now)}</p>
<h3>${read(SAID.where, l)}</h3>
<p>${safe(places(incident.communes, l)) || '–'}</p>
<h3>${read(SAID.asked, l)}</h3>
${incident.asked.length > 0 ? askedList(incident.asked, l, now) : `<p>${read(SAID.nothingAsked, l)}</p>`}
${incident.more ? operational(incident.more, l, now) : ''}
</article>`;
}
const askedList = (asked: readonly Asked[], l: Language, now: string): string =>
  `<ul>${asked
    .map(
      ({ kind, since, until, state }) =>
        `<li>${read(ASKED[kind], l)}<br><span class="older">${moment(since, now)} · ${read(STATES[state], l)}${
          until && (state === 'none' || state === 'received' || state === 'read')
            ? ` · ${read(SAID.until, l)} ${moment(until, now)}`
            : ''
        }</span></li>`,
    )
    .join('')}</ul>`;

function operational(more: NonNullable<ShownIncident['more']>, l: Language, now: string): string {
  const list = (title: Text, rows: readonly string[]) =>
    rows.length === 0 ? '' : `<h3>${read(title, l)}</h3><ul>${rows.map(row => `<li>${row}</li>`).join('')}</ul>`;
  const older = (text: string) => `<br><span class="older">${text}</span>`;
  return [
    list(
      SAID.perimeters,
      more.perimeters.map(
        p =>
          say(ZONES[p.zone], p.zone, l) +
          older(`${read(SAID.since, l)} ${moment(p.since, now)} · ${safe(places(p.communes, l))}`),
      ),
    ),
    list(
      SAID.posts,
      more.posts.map(({ kind, point: [longitude, latitude], since }) => {
        const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
        return (
          say(POSTS[kind], kind, l) +
          older(`${read(SAID.since, l)} ${moment(since, now)} · <a href="geo:${where.replace(' ', '')}">${where}</a>`)
        );
      }),
    ),
    list(
      SAID.lines,
      more.lines.map(line => `${moment(line.at, now)} ${safe(line.source)}${older(safe(read(line.text, l)))}`),
    ),
  ].join('\n');
}

/** The one answer to a link that does not open: unknown, ended, taken back, used up are not told apart. */
export const nothingPage = (asked: Language | undefined): string => plain(asked, SAID.noLink, SAID.noLinkWhy);
/** Too many tries, or the server cannot look now. */
export const laterPage = (asked: Language | undefined): string => plain(asked, SAID.later);
const plain = (asked: Language | undefined, title: Text, more?: Text): string => {
  const languages = languagesFor(asked);
  const [first = 'fr'] = languages;
  return document(first, 'Belfry', [
    '<header><p class="name">Belfry</p></header>',
    inAll(languages, l => `<h1>${read(title, l)}</h1>${more ? `<p>${read(more, l)}</p>` : ''}`),
  ]);
};
