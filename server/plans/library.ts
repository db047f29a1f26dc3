import { readdirSync, readFileSync } from 'node:fs';
import { fine } from '../../shared/language/typography.ts';
import { type FunctionCode, functionSchema } from '../../shared/people/schema.ts';
import {
  type Card,
  type PlanContent,
  type PlanKind,
  planContentSchema,
  planKindSchema,
  type Risk,
  riskSchema,
  type Step,
} from '../../shared/plans/schema.ts';

/** A model plan that the product ships: taken over by a `plan.draft`, then submitted and approved like any other. */
export interface LibraryPlan {
  readonly id: string;
  readonly version: string;
  readonly kind: PlanKind;
  readonly risk: Risk;
  readonly title: Both;
  readonly content: PlanContent;
}
interface Both {
  readonly fr: string;
  readonly nl: string;
}

const FOLDER = new URL('./library/', import.meta.url);

/** The model plans, in the order of their files. @throws Error naming file and line where one is not well formed */
export function readLibrary(): readonly LibraryPlan[] {
  return readdirSync(FOLDER)
    .filter(name => name.endsWith('.plan.txt'))
    .sort()
    .map(name => parsePlan(readFileSync(new URL(name, FOLDER), 'utf8'), name));
}

/** `M-240 *60x9 @storm,heat !`: minutes, how often it comes back, only in which variants, critical. */
const WHEN = /^(M?)(-?\d+)(?: \*(\d+)x(\d+))?(?: @([a-z,-]+))?( !)?$/;

/**
 * A plan as planners write it: one line a fact, French and Dutch side by side, so that neither can be forgotten.
 * `card:` begins the card of a function; each line under it is a step: when | French | Dutch.
 */
export function parsePlan(source: string, name: string): LibraryPlan {
  const facts = new Map<string, string[][]>();
  const cards: Card[] = [];
  source.split('\n').forEach((line, at) => {
    const wrong = (what: string) => new Error(`${name}:${at + 1}: ${what}: ${line}`);
    if (line.trim() === '') return;
    const [, key, told] = /^([a-z]+): (.+)$/.exec(line) ?? [];
    const cells = (told ?? line).split(' | ').map(cell => cell.trim());
    if (key === undefined) {
      const card = cards.at(-1);
      if (!card || cells.length !== 3) throw wrong('a step is when | French | Dutch, under a card');
      card.steps.push(stepOf(cells as [string, string, string], wrong));
    } else if (key === 'card') {
      const [code, fr, nl] = cells;
      if (fr === undefined || nl === undefined) throw wrong('a card is function | French | Dutch');
      cards.push({ function: functionSchema.parse(code), title: pairOf(fr, nl), steps: [] });
    } else facts.set(key, [...(facts.get(key) ?? []), cells]);
  });
  return planOf(facts, cards, name);
}

/** As a printer sets it: whoever writes a plan types plain spaces. */
const pairOf = (fr: string, nl: string): Both => ({ fr: fine(fr, 'fr'), nl: fine(nl, 'nl') });

function stepOf([when, fr, nl]: [string, string, string], wrong: (what: string) => Error): Step {
  const found = WHEN.exec(when);
  if (!found) throw wrong('not a due time');
  const [, moment, minutes, every, times, only, critical] = found;
  return {
    text: pairOf(fr, nl),
    due: { from: moment ? 'moment' : 'activation', minutes: Number(minutes) },
    ...(critical ? { critical: true as const } : {}),
    ...(only ? { only: only.split(',') } : {}),
    ...(every ? { repeat: { every: Number(every), times: Number(times) } } : {}),
  };
}

function planOf(facts: ReadonlyMap<string, string[][]>, cards: readonly Card[], name: string): LibraryPlan {
  const all = (key: string): readonly string[][] => facts.get(key) ?? [];
  const one = (key: string): string[] => {
    const [found] = all(key);
    if (!found) throw new Error(`${name}: no ${key}`);
    return found;
  };
  const both = ([fr = '', nl = '']: readonly string[]): Both => pairOf(fr, nl);
  const variants = all('variant').map(([id = '', fr = '', nl = '']) => ({ id, name: pairOf(fr, nl) }));
  const content = planContentSchema.parse({
    purpose: both(one('purpose')),
    triggers: all('trigger').map(both),
    ...(variants.length > 0 ? { variants } : {}),
    links: all('link').map(cells => ({ label: both(cells), ...(cells[2] ? { url: cells[2] } : {}) })),
    contacts: all('contact').map(cells => ({
      who: both(cells),
      ...(cells[2] ? { function: cells[2] as FunctionCode } : {}),
    })),
    doctrine: both(one('doctrine')),
    cards,
  });
  return {
    id: one('id')[0] ?? '',
    version: one('version')[0] ?? '',
    kind: planKindSchema.parse(one('kind')[0]),
    risk: riskSchema.parse(one('risk')[0]),
    title: both(one('title')),
    content,
  };
}
