import type { CommandData } from '../../shared/commands.ts';
import type { Text } from '../../shared/language/text.ts';
import { isValid } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { informedOf, maySetPerimeter } from '../../shared/perimeters/informed.ts';
import type { FacilitiesTouched } from '../../shared/territory/facilities.ts';
import type { Language } from '../language/language.ts';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName, recipientName } from '../situation/names.ts';
import type { Bilingual } from '../ui/BilingualField.tsx';

type Inform = NonNullable<CommandData<'perimeter.draw'>['inform']>;

/** What the form of a decision holds beside the rings. */
export interface Informing {
  readonly inform: boolean;
  readonly decision: string;
  readonly mandate?: string | undefined;
  readonly how: 'present' | 'telephone' | 'video' | 'signed';
  readonly headline?: Bilingual | undefined;
  readonly body?: Bilingual | undefined;
  /** Recipients that a hand has taken out, as `kind id`. */
  readonly without?: readonly string[] | undefined;
}
export interface Reached {
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly facilities?: FacilitiesTouched | undefined;
}

/** Who may decide on these communes now: the person at the desk, or others whose decision they record. */
export interface Deciders {
  readonly self: boolean;
  readonly others: readonly Mandate[];
}
export function useDeciders(communes: readonly string[], judicial: boolean): Deciders {
  const mandates = useRoom(store => store.room.mandates);
  const me = useRoom(store => store.me);
  const at = new Date(serverNow()).toISOString();
  const able = (m: Mandate) => isValid(m, at) && maySetPerimeter(m, communes, judicial);
  const records = me?.mandates.some(m => RECORDERS.includes(m.function)) ?? false;
  const others = records ? Object.values(mandates).filter(able).sort(dirFirst) : [];
  return { self: me?.mandates.some(able) ?? false, others };
}
const RECORDERS: readonly string[] = ['regional-operator', 'information-manager'];
/** The Dir-PC-Ops stands on the site: it is mostly theirs. */
const dirFirst = (a: Mandate, b: Mandate): number => Number(b.function === 'dir-d1') - Number(a.function === 'dir-d1');

/** One who will be told, with the name by which they are ticked. */
export interface Named {
  readonly value: string;
  readonly name: string;
}
export function useRecipients(reached: Reached | undefined, language: Language): readonly Named[] {
  const organisations = useRoom(store => store.room.organisations);
  if (!reached) return [];
  const to = informedOf({ organisations }, [reached]);
  return [
    ...(to.communes ?? []).map(id => ({ kind: 'commune', id })),
    ...(to.zones ?? []).map(id => ({ kind: 'zone', id })),
    ...(to.functions ?? []).map(id => ({ kind: 'function', id })),
    ...(to.organisations ?? []).map(id => ({ kind: 'organisation', id })),
  ].map(({ kind, id }) => ({ value: `${kind} ${id}`, name: nameOf(kind, id, organisations, language) }));
}
function nameOf(
  kind: string,
  id: string,
  organisations: Readonly<Record<string, { readonly name: Text; readonly short?: Text | undefined }>>,
  language: Language,
): string {
  if (kind === 'function') return functionName(id, language);
  const organisation = organisations[id];
  return kind === 'organisation' && organisation
    ? read(organisation.name, language)
    : recipientName({ recipient: id, kind }, language);
}

/** The decision as it is sent; undefined where none is taken. A letter that a hand changed goes as it was left. */
export function informData(
  informing: Informing,
  letter: { readonly headline: Text; readonly body: Text },
  recipients: readonly Named[],
  { self, others }: Deciders,
): Inform | undefined {
  const { decision, how, mandate, headline, body, without = [] } = informing;
  const authority = self ? undefined : (others.find(m => m.id === mandate) ?? others[0]);
  if (!informing.inform || (!self && !authority)) return undefined;
  const kept = recipients.filter(({ value }) => !without.includes(value)).map(({ value }) => value.split(' '));
  // Nobody is left: then it is no decision, and the button says so.
  if (recipients.length > 0 && kept.length === 0) return undefined;
  const of = (kind: string) => kept.filter(([k]) => k === kind).map(([, id]) => id as string);
  const to = {
    ...some('communes', of('commune')),
    ...some('zones', of('zone')),
    ...some('functions', of('function')),
    ...some('organisations', of('organisation')),
  } as NonNullable<Inform['to']>;
  return {
    decision,
    headline: headline ? { ...headline } : letter.headline,
    body: body ? { ...body } : letter.body,
    // Where the territory is not known here, the server says who is touched.
    ...(recipients.length > 0 ? { to } : {}),
    decidedAt: new Date(serverNow()).toISOString(),
    ...(authority ? { decidedBy: { mandate: authority.id, how } } : {}),
  };
}
const some = (name: string, ids: readonly string[]) => (ids.length > 0 ? { [name]: ids } : {});
