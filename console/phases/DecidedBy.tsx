import { isValid } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import { OneOf } from '../desk/Choices.tsx';
import { useLanguage } from '../language/Language.tsx';
import { type Language, read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull, functionName } from '../situation/names.ts';
import { errorFor, Field } from '../ui/Field.tsx';
import { whenOf } from './when.ts';

export type Way = 'present' | 'telephone' | 'video' | 'signed';
export const WAYS: readonly Way[] = ['telephone', 'present', 'video', 'signed'];
/** When something was decided, by whom and how it was given, as typed. */
export interface Deciding {
  readonly decidedAt: string;
  readonly mandate?: string | undefined;
  readonly how: Way;
}
export const decidingNow = (): Deciding => ({ decidedAt: minuteOf(serverNow()).slice(0, 5), how: 'telephone' });

export interface Deciders {
  readonly self: boolean;
  readonly others: readonly Mandate[];
}
/** Who could decide, now. */
export function useDeciders(able: (mandate: Mandate) => boolean): Deciders {
  const mandates = useRoom(store => store.room.mandates);
  const me = useRoom(store => store.me);
  const at = new Date(serverNow()).toISOString();
  const may = (m: Mandate) => isValid(m, at) && able(m);
  return { self: me?.mandates.some(may) ?? false, others: Object.values(mandates).filter(may) };
}

/** The mandate to name: the one chosen where it can decide, else the first that can; none where one decides oneself. */
const mandateOf = (chosen: string | undefined, { self, others }: Deciders): string | undefined =>
  self ? undefined : (others.find(m => m.id === chosen) ?? others[0])?.id;

/**
 * What a command takes of it. A time that cannot be read is sent as it stands, so that the refusal names the field;
 * `notBefore`: within that minute, the second of what it follows, since a time to the minute must not seem earlier.
 */
export function decidedData(draft: Deciding, deciders: Deciders, notBefore?: string) {
  const at = whenOf(draft.decidedAt, serverNow(), 'past');
  const early = at === undefined || notBefore === undefined ? 0 : Date.parse(notBefore) - Date.parse(at);
  const mandate = mandateOf(draft.mandate, deciders);
  return {
    decidedAt: early > 0 && early < 60_000 && notBefore !== undefined ? notBefore : (at ?? draft.decidedAt),
    ...(mandate ? { decidedBy: { mandate, how: draft.how } } : {}),
  };
}

/** A person and the office: `Hélène Marchal, Haut Fonctionnaire`. */
export function holderName(room: Pick<Room, 'people'>, mandate: Mandate, language: Language): string {
  const where =
    mandate.scope === 'region' || mandate.scope.communes.length !== 1
      ? functionName(mandate.function, language)
      : `${functionName(mandate.function, language)} ${communeFull(mandate.scope.communes[0] as string, language)}`;
  return `${read(room.people[mandate.person]?.name ?? mandate.person, language)}, ${where}`;
}

interface Props {
  draft: Deciding;
  change: (part: Partial<Deciding>) => void;
  deciders: Deciders;
  errors: Parameters<typeof errorFor>[1];
  label?: string;
}

/** When it was decided, and, where staff record it, by whom and how it was given. */
export function DecidedBy({ draft, change, deciders, errors, label }: Props) {
  const { say, language } = useLanguage();
  const people = useRoom(store => store.room.people);
  return (
    <>
      <Field label={label ?? say('phase.decidedAt')} hint={say('phase.timeHint')} error={errorFor('decidedAt', errors)}>
        {control => (
          <input
            {...control}
            className="n"
            inputMode="numeric"
            value={draft.decidedAt}
            onChange={event => change({ decidedAt: event.target.value })}
          />
        )}
      </Field>
      {!deciders.self && (
        <>
          <Field label={say('phase.decidedBy')} error={errorFor('decidedBy', errors)}>
            {control => (
              <select
                {...control}
                value={draft.mandate ?? deciders.others[0]?.id ?? ''}
                onChange={event => change({ mandate: event.target.value })}
              >
                {deciders.others.length === 0 && <option value="">{say('desk.nobodyCanDecide')}</option>}
                {deciders.others.map(m => (
                  <option key={m.id} value={m.id}>
                    {holderName({ people }, m, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <OneOf
            label={say('phase.given')}
            options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
            value={draft.how}
            onChange={how => change({ how })}
          />
        </>
      )}
    </>
  );
}
