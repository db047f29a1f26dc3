import { dateOf, exactOf, minuteOf } from '../language/clock.ts';
import { fine } from '../language/typography.ts';
import { CATEGORY_NAMES, SOURCE_NAMES } from '../toll/doctrine.ts';
import type { SitrepContent } from './content.ts';
import { FIELD_NAMES, PORTAL_ORDER, type PortalPart, SECTION_NAMES, type Tongue } from './doctrine.ts';
import { communeText, zoneText } from './names.ts';
import {
  bannerOf,
  gravitySaid,
  minutesSaid,
  nextDueSaid,
  PHASE_NAMES,
  REPORT,
  receiptsSaid,
  sayMark,
  validatorSaid,
  ZONE_LETTERS,
  ZONE_NAMES,
} from './vocabulary.ts';

/**
 * The report as plain text in the order of the national portal, to be pasted there: one language, or both one after
 * the other. The official record is the portal’s; nobody types this twice.
 */
export const portalText = (content: SitrepContent, tongues: readonly Tongue[], sha256: string): string =>
  `${tongues.map(tongue => inTongue(content, tongue, sha256)).join(`\n\n${'='.repeat(64)}\n\n`)}\n`;

function inTongue(content: SitrepContent, tongue: Tongue, sha256: string): string {
  const parts = PORTAL_ORDER.parts.map(part => PARTS[part](content, tongue, sha256));
  const banner = bannerOf(content);
  return fine([...(banner ? [`*** ${banner[tongue]} ***`] : []), ...parts].filter(Boolean).join('\n\n'), tongue);
}

type Part = (content: SitrepContent, tongue: Tongue, sha256: string) => string;
const heading = (key: keyof typeof REPORT, tongue: Tongue): string => REPORT[key][tongue].toUpperCase();
/** `Validé par : …`, with the space that each language wants before its colon. */
const pair = (label: string, value: string, tongue: Tongue): string =>
  `${label}${tongue === 'fr' ? ' :' : ':'} ${value}`;

const PARTS: Readonly<Record<PortalPart, Part>> = {
  identity: (c, t) =>
    [
      `${heading('title', t)} ${REPORT.number[t]} ${c.number}`,
      c.title[t],
      ...(c.corrects ? [pair(`${REPORT.corrects[t]} ${c.corrects.number}`, c.corrects.reason[t], t)] : []),
      pair(REPORT.closedAt[t], exactOf(c.closedAt), t),
      pair(REPORT.validated[t], validatorSaid(c, t), t),
      pair(REPORT.distribution[t], c.recipients.map(r => r.name[t]).join(', '), t),
      pair(REPORT.nextDue[t], nextDueSaid(c, t), t),
    ].join('\n'),
  situation: (c, t) =>
    [
      heading('situation', t),
      pair(REPORT.kind[t], gravitySaid(c, t), t),
      pair(REPORT.opened[t], `${dateOf(c.openedAt)} ${minuteOf(c.openedAt)}`, t),
      pair(REPORT.communes[t], c.communes.map(nis => communeText(nis)[t]).join(', ') || '–', t),
      pair(REPORT.zones[t], c.zones.map(code => zoneText(code)[t]).join(', ') || '–', t),
    ].join('\n'),
  phase: (c, t) => [heading('phase', t), ...phaseLines(c, t)].join('\n'),
  toll: (c, t) =>
    [
      heading('toll', t),
      ...(c.toll.length === 0 ? [REPORT.tollNone[t]] : []),
      ...c.toll.map(({ category, figures, conflicting }) => {
        const said = figures.map(
          f => `${f.figure} (${SOURCE_NAMES[f.source][t]}${f.name ? `, ${f.name}` : ''}, ${minuteOf(f.asOf)})`,
        );
        const differ = conflicting ? ` – ${REPORT.differ[t]}` : '';
        return `${pair(CATEGORY_NAMES[category][t], said.join(' / '), t)}${differ}`;
      }),
    ].join('\n'),
  disciplines: (c, t) =>
    c.sections
      .map(({ section, director, fields }) => {
        const own = fields.filter(f => f.field !== 'line');
        const discipline = /^D\d$/.test(section);
        if (!discipline && own.length === 0) return '';
        const head = discipline ? `${section} – ${SECTION_NAMES[section][t]}` : SECTION_NAMES[section][t];
        const seat = discipline && director === undefined ? ` (${REPORT.vacant[t]})` : '';
        return [
          `${head.toUpperCase()}${seat}`,
          ...(own.length === 0 ? [REPORT.untold[t]] : []),
          ...own.map(({ field, text, toldAt, minutes, step, name }) => {
            const age = step === 'fresh' ? '' : `, ${minutesSaid(minutes)}`;
            const who = name ? `, ${name}` : '';
            return pair(`${FIELD_NAMES[field][t]} (${minuteOf(toldAt)}${age}${who})`, text[t], t);
          }),
        ].join('\n');
      })
      .filter(Boolean)
      .join('\n\n'),
  measures: (c, t) =>
    [
      heading('measures', t),
      ...(c.measures.length + c.perimeters.length === 0 ? [REPORT.measuresNone[t]] : []),
      ...c.measures.map(m => {
        return `${minuteOf(m.decidedAt)} ${m.headline[t]} (${receiptsSaid(m, t)}${m.kept ? `, ${REPORT.kept[t]}` : ''})`;
      }),
      ...c.perimeters.map(
        p => `${minuteOf(p.since)} ${REPORT.perimeter[t]} ${ZONE_LETTERS[p.zone]} – ${ZONE_NAMES[p.zone][t]}`,
      ),
      ...c.posts.map(p => `${minuteOf(p.since)} ${p.name[t]}`),
    ].join('\n'),
  communication: (c, t) => [heading('line', t), lineOf(c, t)].join('\n'),
  meeting: (c, t) => [heading('meeting', t), meetingOf(c, t)].join('\n'),
  marks: (c, t) =>
    [
      heading('marks', t),
      ...(c.marks.length === 0 ? [REPORT.noMarks[t]] : c.marks.map(mark => `- ${sayMark(mark, t)}`)),
    ].join('\n'),
  seal: (_c, t, sha256) => `SHA-256 ${sha256}\n${REPORT.sealNote[t]}`,
};

/** `Phase provinciale, depuis 02:14 : 1000 Bruxelles, …`, highest first. */
export function phaseLines(content: SitrepContent, tongue: Tongue): readonly string[] {
  if (content.phases.length === 0) return [REPORT.noPhase[tongue]];
  return content.phases.map(({ phase, communes, decidedAt }) =>
    pair(
      `${PHASE_NAMES[phase][tongue]}, ${REPORT.since[tongue]} ${minuteOf(decidedAt)}`,
      communes.map(nis => communeText(nis)[tongue]).join(', '),
      tongue,
    ),
  );
}
export const lineOf = (content: SitrepContent, tongue: Tongue): string =>
  content.sections.flatMap(s => s.fields).find(f => f.field === 'line')?.text[tongue] ?? REPORT.lineNone[tongue];
export function meetingOf({ nextMeeting }: SitrepContent, tongue: Tongue): string {
  if (!nextMeeting) return REPORT.meetingNone[tongue];
  const at = `${dateOf(nextMeeting.at)} ${minuteOf(nextMeeting.at)}`;
  return nextMeeting.place ? `${at}, ${nextMeeting.place[tongue]}` : at;
}
