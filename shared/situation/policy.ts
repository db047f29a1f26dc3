import { convened, seatsOf } from '../organs/standing.ts';
import { isValid } from '../people/mandates.ts';
import type { Declaration } from '../phases/schema.ts';
import type { Post } from '../posts/schema.ts';
import type { Room } from '../room.ts';

export type Level = 'veille' | 'communale' | 'provinciale' | 'federale';
const ORDER: readonly Level[] = ['veille', 'communale', 'provinciale', 'federale'];

export interface Policy {
  /** The highest level in force: it takes over the coordination, the mayors keep executing. */
  readonly level: Level;
  readonly declaration?: Declaration;
  /** All declarations in force, highest first. */
  readonly inForce: readonly Declaration[];
}

/** Policy coordination as it stands; in monitoring no phase is declared. */
export function policyOf(room: Room): Policy {
  const inForce = Object.values(room.phases)
    .filter(p => !p.lifted)
    .sort(
      (a, b) =>
        ORDER.indexOf(b.phase) - ORDER.indexOf(a.phase) || a.declared.decidedAt.localeCompare(b.declared.decidedAt),
    );
  const [highest] = inForce;
  return highest ? { level: highest.phase, declaration: highest, inForce } : { level: 'veille', inForce };
}

/** The command post that leads on site, an axis of its own: the first that was opened and still is. */
export const commandPost = (room: Room): Post | undefined =>
  Object.values(room.posts)
    .filter(p => p.kind === 'pc-ops' && !p.closed)
    .sort((a, b) => a.opened.at.localeCompare(b.opened.at))[0];

export type Discipline = 'D1' | 'D2' | 'D3' | 'D4' | 'D5';
/**
 * Disciplines whose seat is held: in the organ that leads (CC-Prov, else CC-Com, else CP-Ops) where one is convened;
 * before that, those whose director holds a mandate now. `now` in ms since 1970.
 */
export const directorsPresent = (room: Room, now: number): readonly Discipline[] => {
  const at = new Date(now).toISOString();
  const [leading] = convened(room);
  if (leading) {
    const held = seatsOf(room, leading, at).flatMap(({ seat, sitting }) => (sitting ? [seat] : []));
    return DISCIPLINES.filter(d => held.includes(d.toLowerCase()) || (d === 'D1' && held.includes('director')));
  }
  const functions = new Set(
    Object.values(room.mandates)
      .filter(m => isValid(m, at))
      .map(m => m.function),
  );
  return DISCIPLINES.filter(d => functions.has(`dir-${d.toLowerCase()}` as 'dir-d1'));
};
const DISCIPLINES = ['D1', 'D2', 'D3', 'D4', 'D5'] as const;
