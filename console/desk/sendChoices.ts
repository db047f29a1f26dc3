import type { Room } from '../../shared/room.ts';
import { screenName } from '../feeds/screens.ts';
import type { Sent } from '../feeds/sending.ts';
import { fitOf } from './match.ts';

/** What goes to which screen, onto which tile. */
export interface SendChoice {
  readonly kind: 'send';
  readonly what: Sent;
  /** Absent: the dialog asks. */
  readonly screen?: string;
  readonly tile?: number;
}

/** Words that say that a screen follows; a letter with a figure needs none of them. */
const SCREEN = /^(mur|muur|wall|ecran|scherm|screen)$/;
const TILE = /^(tuile|tegel|tile)$/;
const MOST = 3;

interface Aim {
  readonly screen: string;
  readonly tile?: number;
  /** What is left of the words: what is sent. */
  readonly rest: readonly string[];
}

/** `… mur a tuile 3`, `… wall a 3`, `… a3`, `… mur a`: the screen and tile at the end of what was typed. */
export function aimOf(words: readonly string[], screens: readonly string[]): Aim | undefined {
  const named = (name: string) => screens.find(screen => screenName(screen).toLowerCase() === name);
  const rest = [...words];
  let last = rest.pop();
  if (last === undefined) return undefined;
  const joined = /^([a-z])(\d{1,2})$/.exec(last);
  let tile: number | undefined;
  let sure = false;
  if (joined) {
    last = joined[1] as string;
    tile = Number(joined[2]);
    sure = true;
  } else if (/^\d{1,2}$/.test(last)) {
    tile = Number(last);
    last = rest.pop() ?? '';
    if (TILE.test(last)) last = rest.pop() ?? '';
  }
  const screen = named(last);
  if (screen === undefined || tile === 0) return undefined;
  if (SCREEN.test(rest.at(-1) ?? '')) {
    rest.pop();
    sure = true;
  }
  if (!sure || rest.length === 0) return undefined;
  return { screen, ...(tile === undefined ? {} : { tile }), rest };
}

/** What the words may mean to be sent: to the screen they name; layouts and tours also where they name none. */
export function sendChoices(words: readonly string[], { room }: { readonly room: Room }): readonly SendChoice[] {
  const aim = aimOf(words, Object.keys(room.screens));
  const asked = aim?.rest ?? words;
  const to = aim ? { screen: aim.screen, ...(aim.tile === undefined ? {} : { tile: aim.tile }) } : {};
  const whole = aim ? { screen: aim.screen } : {};
  const fits = (name: { readonly fr: string; readonly nl: string }, ...more: string[]) =>
    fitOf(asked, name.fr, name.nl, ...more) !== undefined;
  const feeds = aim ? Object.values(room.feeds).filter(feed => !feed.retired && fits(feed.name)) : [];
  return [
    ...feeds.map(({ id }) => ({ kind: 'send' as const, what: { feed: id }, ...to })),
    ...Object.values(room.layouts)
      .filter(({ name }) => fits(name))
      .map(({ id }) => ({ kind: 'send' as const, what: { layout: id }, ...whole })),
    ...Object.values(room.tours)
      .filter(({ name }) => fits(name))
      .map(({ id }) => ({ kind: 'send' as const, what: { tour: id }, ...whole })),
  ].slice(0, MOST);
}
