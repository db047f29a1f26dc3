import type { FunctionCode } from '../people/schema.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Copy, PlanContent, Step } from './schema.ts';

/** What decides on the copies of a plan's cards. */
export interface Copying {
  readonly activation: string;
  /** Moment of the activation, ISO 8601 UTC. */
  readonly at: string;
  readonly moment?: string | undefined;
  readonly variant?: string | undefined;
  readonly communes: readonly string[];
  readonly zones: readonly string[];
}

const OF_COMMUNES: readonly FunctionCode[] = ['mayor', 'commune-liaison', 'emergency-coordinator'];
const OF_ZONES: readonly FunctionCode[] = ['zone-officer', 'zone-images'];

/** Who owns the steps of a card: each commune or zone concerned has a copy of its own, any other function one. */
export function ownersOf(code: FunctionCode, communes: readonly string[], zones: readonly string[]): Recipient[] {
  if (OF_COMMUNES.includes(code)) return communes.map(id => ({ id, kind: 'commune' }));
  if (OF_ZONES.includes(code)) return zones.map(id => ({ id, kind: 'zone' }));
  return [{ id: code, kind: 'function' }];
}

/** Whether some step counts from a planned moment, which must then be given. */
export const needsMoment = ({ cards }: PlanContent): boolean =>
  cards.some(card => card.steps.some(step => step.due.from === 'moment'));

const applies = (step: Step, variant: string | undefined): boolean =>
  step.only === undefined || (variant !== undefined && step.only.includes(variant));

/** Every step that applies, for every owner, each time that it comes back, in the order of the cards. */
export function copiesOf(content: PlanContent, given: Copying): readonly Copy[] {
  const copies: Copy[] = [];
  content.cards.forEach((card, cardAt) => {
    for (const owner of ownersOf(card.function, given.communes, given.zones))
      card.steps.forEach((step, stepAt) => {
        if (!applies(step, given.variant)) return;
        for (let occurrence = 1; occurrence <= (step.repeat?.times ?? 1); occurrence++)
          copies.push({
            task: derivedId(given.activation, copies.length + 1),
            card: cardAt,
            step: stepAt,
            ...(step.repeat ? { occurrence } : {}),
            due: dueOf(step, occurrence, given),
            owner,
          });
      });
  });
  return copies;
}

function dueOf(step: Step, occurrence: number, { at, moment }: Copying): string {
  const from = step.due.from === 'moment' ? (moment ?? at) : at;
  const minutes = step.due.minutes + (step.repeat?.every ?? 0) * (occurrence - 1);
  return new Date(Date.parse(from) + minutes * 60_000).toISOString();
}

/**
 * The n-th id that follows from one: a rule knows no chance, so what one act makes many of is numbered inside the last
 * twelve digits of the id that came with it. Two acts would have to lie within a few hundred of 2⁴⁸ to meet.
 */
export function derivedId(uuid: string, n: number): string {
  const tail = (Number.parseInt(uuid.slice(-12), 16) + n) % 2 ** 48;
  return `${uuid.slice(0, -12)}${tail.toString(16).padStart(12, '0')}`;
}
