import { useEffect } from 'react';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import { serverNow, useRoom } from '../room/store.ts';
import {
  createTrails,
  dronesOf,
  FORGOTTEN_MS,
  type Heard,
  placesOf,
  strangersOf,
  TRAIL_MS,
  unitsOf,
} from './flight.ts';
import type { SituationOnMap } from './layers/situation.ts';
import type { MapLanguage } from './style/labels.ts';

/**
 * Moves what moves, outside rendering: positions come five times a second and must not make React work. They are
 * gathered for one frame; a second's clock says what has fallen silent meanwhile.
 */
export function useFlight(onMap: SituationOnMap | undefined, language: MapLanguage): void {
  useEffect(() => {
    if (!onMap) return;
    const trails = createTrails();
    let known: ReadonlyMap<string, Heard> = new Map();
    let frame = 0;
    const seeded = new Set<string>();
    /** Whoever joins late sees the way of the last minutes too. */
    const seed = async (id: string) => {
      if (seeded.has(id)) return;
      seeded.add(id);
      const from = new Date(serverNow() - TRAIL_MS).toISOString();
      const answer = await fetch(`/api/drones/${id}/trail?from=${from}`).catch(() => undefined);
      if (!answer?.ok) return;
      const { samples } = (await answer.json()) as { samples: [number, number, number][] };
      trails.seed(
        id,
        samples.map(([at, x, y]) => ({ at, point: [x, y] as const })),
      );
    };
    const draw = () => {
      frame = 0;
      const { tracks, room } = useRoom.getState();
      const news = new Map<string, Heard>();
      for (const [id, heard] of tracks) if (known.get(id) !== heard) news.set(id, heard);
      known = tracks;
      const flying = [...news.values()].filter(({ track }) => room.feeds[track[0]]?.mobile);
      for (const { track } of flying) if (track[6]) void seed(track[0]);
      trails.hear(flying);
      const now = serverNow();
      const ours = dronesOf(room.feeds, tracks, trails, { now, language, number: feedNumbers(room.feeds) });
      onMap.fly([...ours, ...strangersOf(tracks, now)]);
      onMap.follow(placesOf(room.perimeters, tracks));
      onMap.swarm.move(unitsOf(room.feeds, news, now));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(draw);
    };
    const sweep = () => {
      const { tracks, room } = useRoom.getState();
      const oldest = serverNow() - FORGOTTEN_MS;
      onMap.swarm.keep({ has: id => !(id in room.feeds) && (tracks.get(id)?.at ?? 0) > oldest });
      soon();
    };
    const undo = useRoom.subscribe((next, before) => {
      const { room } = before;
      if (next.tracks !== before.tracks || next.room.feeds !== room.feeds || next.room.perimeters !== room.perimeters)
        soon();
    });
    const timer = setInterval(sweep, 1_000);
    soon();
    return () => {
      undo();
      clearInterval(timer);
      cancelAnimationFrame(frame);
    };
  }, [onMap, language]);
}
