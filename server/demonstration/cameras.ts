import type { Feed } from '../../shared/feeds/schema.ts';
import { text } from '../../shared/language/read.ts';
import { ringKey } from '../../shared/recordings/ringKey.ts';
import type { Records } from '../records/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { at } from './scenery.ts';

/** A camera that runs now: its key in the story and where its stream is. */
export interface RunningCamera {
  readonly key: string;
  readonly kind: 'rtsp' | 'test';
  readonly url?: string | undefined;
  /** Where its head is turned, by ONVIF. */
  readonly control?: string | undefined;
}
type Told = Pick<Feed, 'name' | 'owner' | 'regime' | 'point' | 'bearing' | 'range' | 'spread' | 'mobile'>;

/** What the story says of its cameras; the pictures themselves are encoded streams of the demonstration's RTSP server. */
const CAMERAS: Readonly<Record<string, Told>> = {
  platform: {
    name: text('Madou, quai Simonis', 'Madou, perron Simonis', 'Madou, Simonis platform'),
    owner: text('STIB', 'MIVB', 'STIB'),
    regime: 'transport',
    point: at(-70, 128),
    bearing: 152,
    range: 120,
    spread: 44,
  },
  boulevard: {
    name: text('Boulevard du Régent', 'Regentlaan', 'Boulevard du Régent'),
    owner: text('ZP 5339', 'PZ 5339', 'PZ 5339'),
    regime: 'police',
    point: at(-44, -190),
    bearing: 14,
    range: 150,
    spread: 40,
  },
  drone: {
    name: text('Drone 1', 'Drone 1', 'Drone 1'),
    owner: text('SIAMU', 'DBDMH', 'SIAMU'),
    regime: 'private',
    point: at(-176, -128),
    mobile: true,
  },
  louvain: {
    name: text('Chaussée de Louvain', 'Leuvensesteenweg', 'Chaussée de Louvain'),
    owner: text('Commune 1210', 'Gemeente 1210', 'Commune 1210'),
    regime: 'camera-law',
    point: at(430, 120),
    bearing: 80,
    range: 160,
    spread: 40,
  },
};
/** Those that the story keeps pictures of; a ring keeps its camera running day and night. */
export const KEPT: readonly string[] = ['platform', 'boulevard', 'drone'];

/**
 * Registers the demonstration's cameras, or tells the room their new addresses: ports differ from start to start.
 * @returns feed id by key
 */
export async function registerCameras(
  { keeper, records, newId, clock }: { keeper: RoomKeeper; records: Records; newId: () => string; clock: () => Date },
  running: readonly RunningCamera[],
): Promise<ReadonlyMap<string, string>> {
  const shelf = records.shelf<{ feed: string }>('demonstration-feeds');
  const submit = async (type: string, data: unknown) => {
    const outcome = await keeper.submit('belfry', { id: newId(), world: 'live', type, data });
    if (!outcome.ok) throw new Error(`the demonstration's cameras: ${type}: ${JSON.stringify(outcome)}`);
  };
  const ids = new Map<string, string>();
  for (const camera of running) {
    const told = CAMERAS[camera.key];
    if (!told) continue;
    const known = (await shelf.get(camera.key))?.feed;
    const feed = known ?? newId();
    if (!known) await shelf.put(camera.key, { feed });
    ids.set(camera.key, feed);
    const registered = keeper.room.feeds[feed];
    const source = { kind: camera.kind, ...(camera.url ? { url: camera.url } : {}) };
    const control = camera.control ? { control: { kind: 'onvif', url: camera.control } } : {};
    if (registered?.source.kind !== source.kind || registered.source.url !== source.url)
      await submit('feed.register', { feed, ...told, source, ...control });
    if (!registered && told.regime === 'police')
      await submit('feed.grant', {
        feed,
        grant: newId(),
        rights: ['live', 'ptz', 'replay', 'export'],
        functions: ['regional-operator', 'information-manager', 'high-official', 'video-operator'],
        // As long as the story is worth telling; the zone would give hours.
        until: new Date(clock().getTime() + 30 * 86_400_000).toISOString(),
        reason: text('Incident Madou : appui de la zone 5339', 'Incident Madou: steun van zone 5339'),
      });
    if (KEPT.includes(camera.key) && !keeper.room.rings[ringKey(feed)])
      await submit('recording.set-ring', {
        feed,
        seconds: RING_SECONDS,
        decidedBy: text('Démonstration : décision du propriétaire', 'Demonstratie: beslissing van de eigenaar'),
      });
  }
  return ids;
}
/** The ten minutes before, and some to spare: a demonstration fills nobody's disk. */
const RING_SECONDS = 15 * 60;

/** The video operator keeps two minutes of what the cameras around Madou show, so that there is something to replay. */
export async function keepMadou(
  { keeper, newId, clock }: { keeper: RoomKeeper; newId: () => string; clock: () => Date },
  feeds: readonly string[],
): Promise<void> {
  const { room } = keeper;
  const operator = Object.values(room.mandates).find(held => held.function === 'video-operator')?.person;
  const incident = Object.values(room.incidents).find(each => each.status === 'open' && each.point);
  if (!operator || feeds.length === 0 || Object.keys(room.holds).length > 0) return;
  await keeper.submit(
    { person: operator },
    {
      ...{ id: newId(), world: 'live', type: 'recording.keep', at: clock().toISOString() },
      data: {
        ...{ hold: newId(), feeds, before: 0, after: 120 },
        ...(incident ? { incident: incident.id } : {}),
        reason: text('Incident Madou : images de l’évacuation', 'Incident Madou: beelden van de evacuatie'),
        basis: text('LFP, art. 25/3', 'WPA, art. 25/3'),
      },
    },
  );
}
