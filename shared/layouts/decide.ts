import { command, type Refusal, refuse } from '../capability.ts';
import { read } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import { changedMeanwhile } from '../meanwhile.ts';
import type { Room } from '../room.ts';
import { steered } from './clock.ts';
import { removeLayoutSchema, removeTourSchema, saveLayoutSchema, saveTourSchema, steerTourSchema } from './schema.ts';

export const layoutCommands = {
  'layout.save': command(saveLayoutSchema, (room, { seen, ...data }) => {
    const known = room.layouts[data.layout];
    return (
      unknownFeed(room, data.feeds, 'data.feeds') ??
      taken(room.layouts, data.layout, data.name) ??
      (known && changedMeanwhile(room, seen, [{ field: 'feeds', ...known.saved }], 'data')) ?? [
        { type: 'layout.saved', data },
      ]
    );
  }),
  'layout.remove': command(removeLayoutSchema, (room, data) =>
    room.layouts[data.layout]
      ? [{ type: 'layout.removed', data }]
      : refuse('rejected', 'unknown-layout', { path: 'data.layout' }),
  ),
  'tour.save': command(saveTourSchema, (room, { seen, ...data }) => {
    for (const [place, step] of data.steps.entries()) {
      const path = `data.steps.${place}`;
      const wrong = step.feeds && unknownFeed(room, step.feeds, `${path}.feeds`);
      if (wrong) return wrong;
      if (step.layout && !room.layouts[step.layout])
        return refuse('rejected', 'unknown-layout', { path: `${path}.layout` });
    }
    const known = room.tours[data.tour];
    return (
      taken(room.tours, data.tour, data.name) ??
      (known && changedMeanwhile(room, seen, [{ field: 'steps', ...known.saved }], 'data')) ?? [
        { type: 'tour.saved', data },
      ]
    );
  }),
  'tour.remove': command(removeTourSchema, (room, data) =>
    room.tours[data.tour]
      ? [{ type: 'tour.removed', data }]
      : refuse('rejected', 'unknown-tour', { path: 'data.tour' }),
  ),
  /** Pausing what is paused, or letting go on what goes on, is nothing new. */
  'tour.steer': command(steerTourSchema, (room, { tour: id, act }, { at }) => {
    const tour = room.tours[id];
    if (!tour) return refuse('rejected', 'unknown-tour', { path: 'data.tour' });
    if ((act === 'pause' && tour.clock.paused) || (act === 'resume' && !tour.clock.paused)) return [];
    return [{ type: 'tour.steered', data: { tour: id, ...steered(tour, act, at) } }];
  }),
};

/** Cameras that are not there, are out of use, or are named twice: one camera has one place. */
export function unknownFeed(room: Room, feeds: readonly string[], path: string): Refusal | undefined {
  for (const [place, feed] of feeds.entries()) {
    if (!room.feeds[feed]) return refuse('rejected', 'unknown-feed', { path: `${path}.${place}` });
    if (room.feeds[feed].retired) return refuse('rejected', 'feed-retired', { path: `${path}.${place}` });
    if (feeds.indexOf(feed) < place) return refuse('rejected', 'feed-twice', { path: `${path}.${place}` });
  }
  return undefined;
}

/** What two people mean by one name must be one thing, in either language. */
function taken(
  collection: Readonly<Record<string, { readonly id: string; readonly name: Text }>>,
  id: string,
  name: Text,
): Refusal | undefined {
  const plain = (words: Text, language: 'fr' | 'nl') => read(words, language).toLocaleLowerCase(language);
  const others = Object.values(collection).filter(other => other.id !== id);
  for (const language of ['fr', 'nl'] as const)
    if (others.some(other => plain(other.name, language) === plain(name, language)))
      return refuse('conflict', 'name-taken', { path: `data.name.${language}` });
  return undefined;
}
