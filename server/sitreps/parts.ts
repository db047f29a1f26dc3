import { dateOf, exactOf, minuteOf } from '../../shared/language/clock.ts';
import type { Text } from '../../shared/language/text.ts';
import type { FrozenSection, SitrepContent } from '../../shared/sitreps/content.ts';
import { FIELD_NAMES, SECTION_NAMES, type Tongue } from '../../shared/sitreps/doctrine.ts';
import { communeText } from '../../shared/sitreps/names.ts';
import { lineOf, phaseLines } from '../../shared/sitreps/portal.ts';
import {
  gravitySaid,
  minutesSaid,
  REPORT,
  receiptsSaid,
  sayMark,
  validatorSaid,
  ZONE_LETTERS,
  ZONE_NAMES,
} from '../../shared/sitreps/vocabulary.ts';
import { type Layout, named } from './layout.ts';
import { INK, MEASURE, PAGE, type Piece } from './paper.ts';
import { signOf } from './signs.ts';
import { drawToll } from './tollTable.ts';

type Both = Text | Readonly<Record<Tongue, string>>;

/** The heading of a part, on a rule across the page, with enough of what follows under it. */
export function heading({ paper, columns, label }: Layout, words: Both, follows = 48): void {
  paper.need(24 + follows);
  paper.part();
  paper.rule(0.9, INK.rule);
  paper.space(4);
  const pieces = (tongue: Tongue): Piece[] => [{ text: words[tongue], face: 'bold', size: 9.5, role: 'H2', tongue }];
  const [first, ...others] = columns;
  if (!first) return;
  // The first language stands at the margin: the narrow column has nothing to say here.
  paper.row(
    [
      { x: label.x, width: first.x + first.width - label.x, pieces: pieces(first.tongue) },
      ...others.map(({ x, width, tongue }) => ({ x, width, pieces: pieces(tongue) })),
    ],
    4,
  );
}

/** Which report this is, of what, as it stood when, by whom, for whom. */
export function opening(layout: Layout, content: SitrepContent): void {
  const { paper, columns, label } = layout;
  const top = paper.y - 6;
  paper.y = top;
  paper.row(
    [
      {
        ...label,
        pieces: [
          { text: columns.map(c => REPORT.number[c.tongue]).join(' · '), size: 7.5, color: INK.older },
          { text: String(content.number), face: 'bold', size: 40, above: -6 },
        ],
      },
      ...columns.map(({ x, width, tongue }) => ({
        ...{ x, width },
        pieces: [
          { text: REPORT.title[tongue], size: 9, tongue, color: INK.older },
          { text: content.title[tongue], face: 'bold', size: 15, role: 'H1', tongue, above: 1 },
          {
            text: `${gravitySaid(content, tongue)} · ${REPORT.opened[tongue].toLowerCase()} ${dateOf(content.openedAt)}\u00a0${minuteOf(content.openedAt)}`,
            tongue,
            above: 2,
          },
        ] satisfies Piece[],
      })),
    ],
    8,
  );
  const { corrects } = content;
  if (corrects)
    layout.side(t =>
      named({ fr: '', nl: '', [t]: `${REPORT.corrects[t]} ${corrects.number}` }, t, corrects.reason[t], {
        face: 'bold',
      }),
    );
  paper.rule();
  paper.space(6);
  strip(layout, content);
  paper.rule();
  paper.space(6);
  layout.side(t => named(REPORT.phase, t, phaseLines(content, t).join('\n')), { after: 4 });
  layout.side(t => named(REPORT.communes, t, content.communes.map(nis => communeText(nis)[t]).join(', ') || '–'), {
    after: 4,
  });
  layout.side(t => named(REPORT.validated, t, validatorSaid(content, t)), { after: 9 });
}

/** The three moments that every reader looks for first, across the page: of what, until when, and then. */
function strip({ paper, tongues }: Layout, content: SitrepContent): void {
  const both = (words: Both) => [...new Set(tongues.map(t => words[t]))].join(' · ');
  const rhythm = `${minutesSaid(content.rhythm)}`;
  const { nextMeeting } = content;
  const moments: readonly (readonly [Both, string, readonly string[]])[] = [
    [REPORT.closedAt, exactOf(content.closedAt), []],
    [REPORT.nextDue, minuteOf(content.nextDue), tongues.map(t => `${REPORT.rhythm[t]} ${rhythm}`)],
    nextMeeting
      ? [
          REPORT.meeting,
          minuteOf(nextMeeting.at),
          nextMeeting.place ? tongues.map(t => nextMeeting.place?.[t] ?? '') : [],
        ]
      : [REPORT.meeting, '–', []],
  ];
  const width = MEASURE / 3;
  paper.row(
    moments.map(([words, value, under], i) => ({
      x: PAGE.left + i * width,
      width: width - 12,
      pieces: [
        { text: both(words), size: 6.8, color: INK.older },
        { text: value, face: 'bold', size: 11, above: 1 },
        ...(under.length > 0
          ? [{ text: [...new Set(under)].join(' · '), size: 7.2, color: INK.older } satisfies Piece]
          : []),
      ],
    })),
    6,
  );
}

/** What Belfry has marked by itself. */
export function marked(layout: Layout, content: SitrepContent): void {
  heading(layout, REPORT.marks, 20);
  if (content.marks.length === 0) layout.side(t => [{ text: REPORT.noMarks[t] }]);
  for (const mark of content.marks)
    layout.side(t => [{ text: sayMark(mark, t), face: mark.kind === 'silent' ? 'bold' : 'plain' }], {
      sign: signOf(mark),
      after: 1,
    });
  layout.paper.space(9);
}

export function tolls(layout: Layout, content: SitrepContent): void {
  heading(layout, REPORT.toll, 70);
  if (content.toll.length === 0) layout.side(t => [{ text: REPORT.tollNone[t] }]);
  else drawToll(layout, content.toll);
  layout.paper.space(8);
}

/** Each discipline, the authority, the partners: what they told, field by field, with its age. */
export function sections(layout: Layout, content: SitrepContent): void {
  heading(layout, REPORT.byDiscipline, 90);
  let begun = false;
  for (const section of content.sections) {
    const own = section.fields.filter(f => f.field !== 'line');
    const discipline = /^D\d$/.test(section.section);
    if (!discipline && own.length === 0) continue;
    layout.paper.need(56);
    if (begun && layout.paper.y > PAGE.top) {
      layout.paper.rule();
      layout.paper.space(4);
    }
    begun = true;
    sectionOf(layout, section, own, discipline);
  }
  layout.paper.space(4);
}
function sectionOf(layout: Layout, section: FrozenSection, own: FrozenSection['fields'], discipline: boolean): void {
  const vacant = discipline && section.director === undefined;
  layout.side(
    t => [
      { text: SECTION_NAMES[section.section][t], face: 'bold', role: 'H3' },
      ...(discipline ? [{ text: section.director ?? REPORT.vacant[t], size: 7.2, color: INK.older }] : []),
    ],
    {
      ...(discipline ? { label: [{ text: section.section, face: 'bold', size: 13 } satisfies Piece] } : {}),
      after: 4,
    },
  );
  if (own.length === 0)
    layout.side(t => [{ text: REPORT.untold[t], face: 'italic' }], { sign: vacant ? 'open' : 'half', after: 6 });
  for (const { field, text, toldAt, minutes, step, name } of own) {
    const late = step !== 'fresh';
    layout.side(t => named(FIELD_NAMES[field], t, text[t]), {
      label: [
        { text: minuteOf(toldAt), face: late ? 'bold' : 'plain', size: 7.8 },
        ...(late ? [{ text: minutesSaid(minutes), size: 7, face: 'bold' } satisfies Piece] : []),
        ...(name && name !== section.director ? [{ text: name, size: 6.4, color: INK.older }] : []),
      ],
      sign: late ? (step === 'stale' ? 'filled' : 'half') : undefined,
      after: 4.5,
    });
  }
}

/** Decisions, perimeters and posts that hold; the line; who has this report. */
export function binding(layout: Layout, content: SitrepContent): void {
  heading(layout, REPORT.measures);
  if (content.measures.length + content.perimeters.length + content.posts.length === 0)
    layout.side(t => [{ text: REPORT.measuresNone[t] }]);
  const time = (at: string): readonly Piece[] => [{ text: minuteOf(at), size: 7.8 }];
  for (const m of content.measures)
    layout.side(
      t => [
        { text: m.headline[t], face: 'bold' },
        {
          text: [
            ...(m.authority ? [m.authority[t]] : []),
            receiptsSaid(m, t),
            ...(m.kept ? [REPORT.kept[t]] : []),
          ].join(' · '),
          size: 7.2,
          color: INK.older,
        },
      ],
      { label: time(m.decidedAt), sign: m.received < m.recipients ? 'half' : undefined, after: 4 },
    );
  for (const p of content.perimeters)
    layout.side(t => [{ text: `${REPORT.perimeter[t]} ${ZONE_LETTERS[p.zone]} – ${ZONE_NAMES[p.zone][t]}` }], {
      label: time(p.since),
      after: 2,
    });
  for (const post of content.posts) layout.side(t => [{ text: post.name[t] }], { label: time(post.since), after: 2 });
  layout.paper.space(8);
  heading(layout, REPORT.line, 20);
  layout.side(t => [{ text: lineOf(content, t) }], { after: 10 });
  heading(layout, REPORT.distribution, 20);
  layout.side(t => [{ text: content.recipients.map(r => r.name[t]).join(', ') }], { after: 10 });
}

/** By what anybody can check that this is what was validated. */
export function sealing(layout: Layout, sha256: string): void {
  const { paper } = layout;
  paper.need(52);
  paper.part();
  paper.rule(0.9, INK.rule);
  paper.space(5);
  layout.side(t => [{ text: REPORT.sealNote[t], size: 7.2, color: INK.older }], { after: 3 });
  layout.wide([{ text: `SHA-256 ${sha256}`, face: 'mono', size: 6.8, color: INK.older }], 0);
}

/** What the map's signs mean, for who cannot see it and under it for who can. */
export function legendOf(content: SitrepContent, tongue: Tongue): readonly string[] {
  const zones = [...new Set(content.perimeters.map(p => p.zone))];
  return zones.map(zone => `${ZONE_LETTERS[zone]} ${ZONE_NAMES[zone][tongue]}`);
}
