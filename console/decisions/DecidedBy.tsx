import { isValid } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { useLanguage } from '../language/Language.tsx';
import { serverNow, useRoom } from '../room/store.ts';
import { errorFor, Field } from '../ui/Field.tsx';
import { capacityIn } from './names.ts';

export const WAYS = ['telephone', 'present', 'video', 'signed'] as const;
/** How an authority's decision came to whoever enters it. `decidedAt` as typed, Brussels time. */
export interface Given {
  readonly mandate?: string | undefined;
  readonly how: (typeof WAYS)[number];
  readonly decidedAt: string;
}
export interface Deciders {
  /** The asker decides in their own name. */
  readonly self: boolean;
  readonly others: readonly Mandate[];
}

/** Authorities before the directors on the site, holders before their deputies. */
const RANKED: readonly string[] = ['high-official', 'mayor', 'minister-interior'];
const rankOf = (mandate: Mandate): number => {
  const place = RANKED.indexOf(mandate.function);
  return (place < 0 ? RANKED.length : place) * 2 + (mandate.deputyOf === undefined ? 0 : 1);
};

/** Who could take this act now. */
export function useDeciders(may: (mandate: Mandate) => boolean): Deciders {
  const mandates = useRoom(store => store.room.mandates);
  const me = useRoom(store => store.me);
  const at = new Date(serverNow()).toISOString();
  const able = (m: Mandate) => isValid(m, at) && may(m);
  const others = Object.values(mandates)
    .filter(able)
    .sort((a, b) => rankOf(a) - rankOf(b));
  return { self: me?.mandates.some(able) ?? false, others };
}
/** The authority chosen where it can decide, else the first that can. */
export const chosenOf = (chosen: string | undefined, { others }: Deciders): Mandate | undefined =>
  others.find(m => m.id === chosen) ?? others[0];
/** What a command says of it: nothing where the asker decides. */
export const decidedByOf = (given: Given, deciders: Deciders) => {
  const mandate = deciders.self ? undefined : chosenOf(given.mandate, deciders)?.id;
  return mandate ? { decidedBy: { mandate, how: given.how } } : {};
};

interface Props {
  given: Given;
  change: (part: Partial<Given>) => void;
  deciders: Deciders;
  errors: Parameters<typeof errorFor>[1];
}

/** When it was decided and, where staff record it, by which authority and how it was given. */
export function DecidedBy({ given, change, deciders, errors }: Props) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  return (
    <>
      {!deciders.self && (
        <>
          <Field label={say('decisions.authority')} error={errorFor('decidedBy', errors)}>
            {control => (
              <select
                {...control}
                value={chosenOf(given.mandate, deciders)?.id ?? ''}
                onChange={event => change({ mandate: event.target.value })}
              >
                {deciders.others.length === 0 && <option value="">{say('decisions.nobodyCan')}</option>}
                {deciders.others.map(m => (
                  <option key={m.id} value={m.id}>
                    {capacityIn(room, m.id, language)} · {room.people[m.person]?.name ?? '?'}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <OneOf
            label={say('decisions.given')}
            options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
            value={given.how}
            onChange={how => change({ how })}
          />
        </>
      )}
      <Field label={say('decisions.decidedAt')} hint={say('desk.timeHint')} error={errorFor('decidedAt', errors)}>
        {control => (
          <input
            {...control}
            className="n"
            value={given.decidedAt}
            onChange={event => change({ decidedAt: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
