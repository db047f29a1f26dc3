import { command, type Refusal, refuse } from '../capability.ts';
import type { Room } from '../room.ts';
import { sameScope } from './mandates.ts';
import {
  grantMandateSchema,
  type Mandate,
  organisationSchema,
  personSchema,
  renamePersonSchema,
  revokeMandateSchema,
  updateOrganisationSchema,
} from './schema.ts';

export const peopleCommands = {
  'person.register': command(personSchema, (room, data) =>
    room.people[data.person]
      ? refuse('conflict', 'already-exists', { path: 'data.person' })
      : [{ type: 'person.registered', data }],
  ),
  'person.rename': command(renamePersonSchema, (room, data) =>
    room.people[data.person]
      ? [{ type: 'person.renamed', data }]
      : refuse('rejected', 'unknown-person', { path: 'data.person' }),
  ),
  'organisation.register': command(organisationSchema, (room, data) =>
    room.organisations[data.organisation]
      ? refuse('conflict', 'already-exists', { path: 'data.organisation' })
      : [{ type: 'organisation.registered', data }],
  ),
  'organisation.update': command(updateOrganisationSchema, (room, data) =>
    room.organisations[data.organisation]
      ? [{ type: 'organisation.updated', data }]
      : refuse('rejected', 'unknown-organisation', { path: 'data.organisation' }),
  ),
  'mandate.grant': command(grantMandateSchema, (room, data) => {
    if (room.mandates[data.mandate]) return refuse('conflict', 'already-exists', { path: 'data.mandate' });
    if (!room.people[data.person]) return refuse('rejected', 'unknown-person', { path: 'data.person' });
    if (data.organisation && !room.organisations[data.organisation])
      return refuse('rejected', 'unknown-organisation', { path: 'data.organisation' });
    return refusedDeputy(room, data) ?? [{ type: 'mandate.granted', data }];
  }),
  'mandate.revoke': command(revokeMandateSchema, (room, data, { at }) => {
    const held = room.mandates[data.mandate];
    if (!held) return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
    const ends = data.at ?? at;
    // Taking back can only shorten: one that has ended must not come to life again by it.
    if (held.to !== undefined && Date.parse(held.to) <= Date.parse(ends))
      return refuse('conflict', 'already-closed', { path: 'data.mandate' });
    return [{ type: 'mandate.revoked', data: { mandate: data.mandate, at: ends } }];
  }),
};

/** A deputy replaces one holder in one function on one ground, and is not replaced in turn: the chain stays readable. */
function refusedDeputy(
  room: Room,
  data: Pick<Mandate, 'function' | 'scope' | 'person'> & { readonly deputyOf?: string | undefined },
): Refusal | undefined {
  if (data.deputyOf === undefined) return undefined;
  const path = 'data.deputyOf';
  const holder = room.mandates[data.deputyOf];
  if (!holder) return refuse('rejected', 'unknown-mandate', { path });
  if (holder.deputyOf !== undefined || holder.person === data.person)
    return refuse('rejected', 'not-a-holder', { path });
  const same = holder.function === data.function && sameScope(holder.scope, data.scope);
  return same ? undefined : refuse('rejected', 'deputy-elsewhere', { path });
}
