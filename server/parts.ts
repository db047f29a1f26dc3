import type { Logger } from 'pino';
import type { MediaPlatform } from '../media/port.ts';
import type { Territory } from '../shared/geometry.ts';
import type { Prepare } from './access/reception.ts';
import type { Sessions } from './access/sessions.ts';
import type { AlertSending } from './alerts/start.ts';
import type { Config } from './config.ts';
import { openDecisions } from './decisions/part.ts';
import type { Reach } from './drones/intake.ts';
import { openDrones } from './drones/part.ts';
import type { FeedCredentials } from './feeds/credentials.ts';
import { openFeeds } from './feeds/part.ts';
import type { SenderKeys } from './feeds/senderKeys.ts';
import { openFiles } from './files/part.ts';
import type { Mounted } from './http/app.ts';
import type { Door } from './http/door.ts';
import { openImageAccess } from './imageAccess/part.ts';
import type { Journal } from './journal/port.ts';
import { openLinks } from './links/part.ts';
import type { Metrics } from './metrics.ts';
import { openPeople } from './people/part.ts';
import { openFollowing } from './perimeters/following.ts';
import { openPlans } from './plans/part.ts';
import type { LiveWorld } from './reactors/liveWorld.ts';
import { openRecordings } from './recordings/part.ts';
import type { Records } from './records/port.ts';
import type { RoomKeeper } from './room/keeper.ts';
import { openRounds } from './rounds/part.ts';
import { openSearch } from './search/part.ts';
import { openSitreps } from './sitreps/part.ts';
import type { LoadedTerritory } from './territory/load.ts';
import type { Tracks } from './tracks.ts';
import { openWhip } from './whip/part.ts';
import type { Worlds } from './worlds.ts';

/** What the server gives to each of its parts. */
export interface PartGiven {
  readonly config: Config;
  readonly worlds: Worlds;
  readonly live: RoomKeeper;
  /** For what reaches real people, and for nothing else. */
  readonly liveWorld: LiveWorld;
  readonly journal: Journal;
  readonly records: Records;
  readonly sessions: Sessions;
  readonly alerts: AlertSending;
  readonly territory: LoadedTerritory;
  /** The territory as the rules ask it. */
  readonly ground: Territory;
  readonly media: MediaPlatform;
  /** Logins of cameras, and keys of those who send. */
  readonly credentials: FeedCredentials;
  readonly senderKeys: SenderKeys;
  /** Positions of what moves, as they come. */
  readonly tracks: Tracks;
  readonly metrics: Metrics;
  /** The program that set-up found, or its plain name. */
  readonly ffmpeg: string;
  /** The address of a feed with its login; undefined where it has none, or its host may not be reached. */
  readonly addressOf: (feed: string) => Promise<string | undefined>;
  /** Where positions of drones are believed, in place of the usual. */
  readonly telemetryReach?: Reach | undefined;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** This node, unique among those on the same records: for the leases of reactors. */
  readonly holder: string;
  readonly log: Logger;
  readonly onError: (error: unknown) => void;
  /** Where reactors that never ran begin: a past that a demonstration tells reaches nobody. */
  readonly startAfter?: number;
}
/** What a capability does on the server beside its rules: reactors, routes, indexes. */
export interface Part {
  readonly routes?: (door: Door) => readonly Mounted[];
  /** What it does with a command before the room sees it. */
  readonly prepare?: Prepare;
  /** Ports on which it listens beside the server's own, by name. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly close?: () => Promise<void> | void;
}
/** Opened in this order, closed in the opposite one: one line a capability. */
export const PARTS: readonly { readonly name: string; readonly open: (given: PartGiven) => Promise<Part> }[] = [
  { name: 'following perimeters', open: openFollowing },
  { name: 'decisions', open: openDecisions },
  { name: 'rounds', open: openRounds },
  { name: 'links', open: openLinks },
  { name: 'people', open: openPeople },
  { name: 'feeds', open: openFeeds },
  { name: 'files', open: openFiles },
  { name: 'image access', open: openImageAccess },
  { name: 'recordings', open: openRecordings },
  { name: 'search', open: openSearch },
  { name: 'model plans', open: openPlans },
  { name: 'situation reports', open: openSitreps },
  { name: 'foreign streams', open: openWhip },
  { name: 'drones', open: openDrones },
];
