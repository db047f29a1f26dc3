import type { Room } from '../../shared/room.ts';

/** `wall-a` is said A; another name is said as it is. */
export const screenName = (screen: string): string =>
  /^wall-[a-z0-9]$/.test(screen) ? screen.slice(5).toUpperCase() : screen;

/** Screens that a desk may send to: those that have a view, and those that are on and wait for one; by name. */
export const screensOf = (room: Room, people: readonly { readonly screen?: string }[]): readonly string[] =>
  [...new Set([...Object.keys(room.screens), ...people.flatMap(({ screen }) => screen ?? [])])].sort();
