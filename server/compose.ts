import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request } from 'express';
import { type Logger, pino } from 'pino';
import { connectHosts } from '../media/apart/connect.ts';
import type { CameraHeads } from '../media/onvif/port.ts';
import { createMediaPlatform } from '../media/platform.ts';
import { FIGURES, type MediaPlatform } from '../media/port.ts';
import { readSetup } from '../scripts/setup/result.mjs';
import { workerPath } from '../scripts/setup/worker-path.mjs';
import type { Track } from '../shared/protocol.ts';
import { type Accounts, createAccounts } from './access/accounts.ts';
import { demonstrationAccounts, firstAdministrator, type Told } from './access/firstAccounts.ts';
import { createPace } from './access/pace.ts';
import { createReception, preparedBy } from './access/reception.ts';
import { createSessions, type Sessions } from './access/sessions.ts';
import { createSights } from './access/sight.ts';
import { createSignInLimits } from './access/signInLimits.ts';
import type { EndpointRule } from './alerts/endpoints.ts';
import { pushOperations } from './alerts/operations.ts';
import { pushRoutes } from './alerts/routes.ts';
import { type AlertSending, startAlertSending } from './alerts/start.ts';
import { createClosers } from './closers.ts';
import type { Config } from './config.ts';
import { CAST } from './demonstration/cast.ts';
import { startPictures } from './demonstration/pictures.ts';
import { seedDemonstration } from './demonstration/seed.ts';
import type { Reach } from './drones/intake.ts';
import { createCipher } from './feeds/cipher.ts';
import { createFeedCredentials, type FeedCredentials } from './feeds/credentials.ts';
import { followFeeds } from './feeds/feedSources.ts';
import { createCameraHeads } from './feeds/heads.ts';
import { createCameraMotions } from './feeds/motions.ts';
import { createRefuseHost } from './feeds/refuseHost.ts';
import { createSenderKeys } from './feeds/senderKeys.ts';
import { lockFolder } from './folderLock.ts';
import { createApp, type Mounted } from './http/app.ts';
import type { Door } from './http/door.ts';
import { createEventStreams } from './http/eventStream.ts';
import { createHealth } from './http/health.ts';
import type { Waiting } from './hub/guard.ts';
import { createHub, type Hub } from './hub/hub.ts';
import { openJournal } from './journal/open.ts';
import type { Journal } from './journal/port.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { PARTS, type Part } from './parts.ts';
import { LiveWorld } from './reactors/liveWorld.ts';
import { openRecords } from './records/open.ts';
import type { Records } from './records/port.ts';
import type { RoomKeeper } from './room/keeper.ts';
import { loadTerritory } from './territory/load.ts';
import { territoryRoutes } from './territory/routes.ts';
import { territoryToday } from './territory.ts';
import { createTracks } from './tracks.ts';
import { iceServersFor } from './whip/iceServers.ts';
import { createWorlds, type Worlds } from './worlds.ts';

/** What a test or a bench may put in place of the usual. */
export interface Overrides {
  readonly clock?: () => Date;
  readonly newId?: () => string;
  readonly log?: Logger;
  readonly openJournal?: (place: { dataFolder: string; mongodbUri?: string | undefined }) => Promise<Journal>;
  readonly media?: MediaPlatform;
  /** Heads of cameras that move. */
  readonly heads?: CameraHeads;
  /** Whether cameras of this host itself may be steered. */
  readonly allowLoopback?: boolean;
  /** Whether the demonstration's cameras run; they take some seconds to paint the first time. */
  readonly pictures?: boolean;
  /** Commands of one socket, and of one person. */
  readonly commandPace?: { readonly perSecond: number; readonly burst: number };
  readonly readPace?: { readonly perSecond: number; readonly burst: number };
  /** Which push services may be called. */
  readonly pushRule?: EndpointRule;
  readonly heartbeatMs?: number;
  /** What may wait for a reader who does not read. */
  readonly waiting?: Waiting;
  /** Where positions of drones are believed. */
  readonly telemetryReach?: Reach;
}
export interface Belfry {
  readonly url: string;
  readonly port: number;
  readonly worlds: Worlds;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly journal: Journal;
  readonly records: Records;
  readonly metrics: Metrics;
  readonly media: MediaPlatform;
  readonly hub: Hub;
  readonly alerts: AlertSending;
  /** Accounts to tell whoever starts the server. */
  readonly told: readonly Told[];
  /** Where a moving thing is now. */
  report(world: string, track: Track): void;
  /** Ports on which its parts listen, by name. */
  readonly ports: Readonly<Record<string, number>>;
  /** What its parts answer over HTTP. */
  readonly mounted: readonly Mounted[];
  close(): Promise<void>;
}

const checkout = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
/** An operator at full speed makes some ten a second when many things are dragged; a script is told to wait. */
const SOCKET_PACE = { perSecond: 40, burst: 200 };
const PERSON_PACE = { perSecond: 80, burst: 400 };
const READ_PACE = { perSecond: 20, burst: 100 };
/** Requests that are being answered at the stop may end. */
const GOODBYE_MS = 2_000;

/**
 * Puts the server together and starts it: the only place where parts meet. Everything that was opened is closed in the
 * opposite order, also where the start fails.
 */
export async function startBelfry(config: Config, overrides: Overrides = {}): Promise<Belfry> {
  const log = overrides.log ?? createLog(config);
  const closers = createClosers((error, name) => log.error({ err: error, part: name }, 'a part did not close'));
  try {
    return await start(config, overrides, log, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start(
  config: Config,
  overrides: Overrides,
  log: Logger,
  closers: ReturnType<typeof createClosers>,
): Promise<Belfry> {
  const { clock = () => new Date(), newId = () => crypto.randomUUID() } = overrides;
  const { dataFolder, mongodbUri, publicUrl, trustProxy } = config;
  const started = clock();
  let closing = false;
  const onError = (error: unknown) => log.error({ err: error }, 'something failed; the server goes on');

  // What is kept.
  closers.add('lock', await lockFolder(dataFolder));
  const journal = await (overrides.openJournal ?? openJournal)({ dataFolder, mongodbUri, report: onError });
  closers.add('journal', () => journal.close());
  const records = await openRecords({ dataFolder, mongodbUri });
  closers.add('records', () => records.close());

  // What the rules know, and the rooms.
  const loaded = loadTerritory({ folder: config.territory, dataFolder, checkout });
  for (const broken of loaded.passedOver) log.warn({ file: broken.file, reason: broken.reason }, broken.message);
  const territory = territoryToday(loaded.pack, clock);
  const empty = (await journal.position('live')) === 0;
  const told = empty && (config.demo ?? !config.production);
  const seeded = told ? await seedDemonstration({ journal, territory, now: clock(), newId }) : undefined;
  const worlds = await createWorlds({ journal, territory, clock, newId, onError });
  closers.add('worlds', () => worlds.close());
  const live = await worlds.found('live', { demonstration: false });
  const demonstration = live.room.about.room?.demonstration === true;
  if (config.demo && !demonstration) log.warn({}, 'BELFRY_DEMO=1 has no effect: the data folder is not empty');

  // Who may come in.
  const metrics = createMetrics();
  const sessions = createSessions({ records, clock });
  const accounts = createAccounts({ records, clock, endSessionsOf: sessions.endAllOf });
  const who = { accounts, records, live };
  const firstAccounts = demonstration
    ? await demonstrationAccounts(who, CAST, config.demo ? 'demo' : undefined)
    : await firstAdministrator(who, { newId, clock });
  const sweeping = setInterval(() => sessions.sweep().catch(onError), 3_600_000);
  closers.add('sessions', () => clearInterval(sweeping));

  // Pictures.
  const setup = readSetup(checkout);
  const media = overrides.media ?? (await startMedia(config, { log, clock, demonstration, ffmpeg: setup?.ffmpeg }));
  closers.add('media', () => media.close());
  const cipher = await createCipher(dataFolder);
  const senderKeys = createSenderKeys({
    ...{ records, cipher, srtPorts: config.mediaSrtPorts },
    warn: (error, feed) => log.warn({ err: error, feed }, 'the key of a feed cannot be read: make a new one'),
  });
  const credentials = createFeedCredentials({
    ...{ records, cipher },
    warn: (error, feed) => log.warn({ err: error, feed }, 'the login of a feed cannot be read: register it again'),
  });
  closers.add('feeds', await followFeeds({ keeper: live, media, credentials, senderKeys, onError }));
  const refuseHost = createRefuseHost({ allowLoopback: demonstration || overrides.allowLoopback === true });
  const heads = createCameraHeads({ keeper: live, credentials, refuseHost });
  closers.add('heads', () => heads.close());
  const motions = createCameraMotions({ keeper: live, ...{ credentials, refuseHost, clock, onError } });
  closers.add('motions', () => motions.close());

  // The last hop of alerts: for the live world alone.
  const holder = `${hostname()} ${process.pid} ${newId()}`;
  const liveWorld = LiveWorld.of(live, journal);
  const alerts = await startAlertSending({
    ...{ live: liveWorld, records, clock, holder, onError, isAlive: sessions.isAlive },
    subject: config.vapidSubject ?? publicUrlOf(publicUrl),
    ...(overrides.pushRule ? { rule: overrides.pushRule } : {}),
    ...(seeded ? { startAfter: seeded.upTo } : {}),
  });
  closers.add('alerts', () => alerts.close());
  sessions.onEnd(({ id }) => alerts.subscriptions.removeOf(id));

  // What the capabilities do beside the room.
  const tracks = createTracks(onError);
  const parts: Part[] = [];
  for (const { name, open } of PARTS) {
    const part = await open({
      ...{ config, worlds, live, liveWorld, journal, records, sessions, alerts, clock, newId, holder, log, onError },
      ...{ territory: loaded, ground: territory, tracks, media, credentials, senderKeys, metrics },
      ffmpeg: setup?.ffmpeg ?? 'ffmpeg',
      telemetryReach: overrides.telemetryReach,
      addressOf: addressesOf({ live, credentials, demonstration }),
      ...(seeded ? { startAfter: seeded.upTo } : {}),
    });
    parts.push(part);
    closers.add(name, () => part.close?.());
  }

  const ports: Readonly<Record<string, number>> = Object.assign({}, ...parts.map(part => part.ports ?? {}));

  // Both doors.
  const health = createHealth(journal, () => closing);
  const reception = createReception({
    worlds,
    pace: createPace({ ...(overrides.commandPace ?? PERSON_PACE), clock }),
    prepare: preparedBy([credentials.prepare, ...parts.flatMap(part => part.prepare ?? [])]),
    counted(type, outcome) {
      metrics.command(type, outcome);
      if (outcome === 'ok' || outcome === 'unavailable') health.wrote(outcome === 'ok');
    },
  });
  const sightOf = createSights({ journal, clock, alone: mongodbUri === undefined });
  const streams = createEventStreams({
    ...{ sessions, sightOf, onError },
    ...(overrides.heartbeatMs === undefined ? {} : { heartbeatMs: overrides.heartbeatMs }),
  });
  const { app, mounted } = createApp({
    ...{ accounts, sessions, reception, streams, live, metrics, clock, log, version, started, publicUrl, trustProxy },
    signInLimits: createSignInLimits(clock),
    readPace: createPace({ ...(overrides.readPace ?? READ_PACE), clock }),
    health,
    consoleFolder: fileURLToPath(new URL('../dist', import.meta.url)),
    territory: territoryRoutes(loaded),
    routes: door => [
      { path: '/api/push', router: pushRoutes({ ...alerts, ...pushDoor(door) }), operations: pushOperations },
      ...parts.flatMap(part => part.routes?.(door) ?? []),
    ],
  });
  // A file of the largest size still comes in over a poor line.
  const server = createServer({ requestTimeout: 180_000, headersTimeout: 15_000 }, app);
  const hub = createHub({
    ...{ server, reception, sessions, sightOf, live, media, metrics, clock, newId, log, publicUrl },
    pace: createPace({ ...(overrides.commandPace ?? SOCKET_PACE), clock }),
    alone: mongodbUri === undefined,
    iceServers: client => iceServersFor(config.iceServers, client, clock()),
    waiting: overrides.waiting,
    heads: overrides.heads ?? heads,
    motions,
  });
  closers.add('hub', async () => {
    const goodbye = setTimeout(() => server.closeAllConnections(), GOODBYE_MS);
    await hub.close();
    clearTimeout(goodbye);
  });
  tracks.onReport(hub.report);
  closers.add('streams', () => streams.close());
  gauges(metrics, { worlds, hub, media, streams });

  if (demonstration && (overrides.pictures ?? true)) {
    const pictures = await startPictures({
      ...{ keeper: live, records, newId, clock, log: mediaLog(log), mavlink: ports.mavlink },
      ...{ python: setup ? setup.python : null, ffmpeg: setup?.ffmpeg },
    });
    closers.add('pictures', pictures);
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = publicUrl ?? `http://${hostFor(config.host)}:${port}`;
  log.info({ url, port, territory: loaded.level, demonstration, seq: live.room.seq }, 'ready');
  return {
    ...{ url, port, worlds, accounts, sessions, journal, records, metrics, media, hub, alerts, ports, mounted },
    told: firstAccounts,
    report: tracks.report,
    close() {
      closing = true;
      return closers.close();
    },
  };
}

/** The whole address of a feed, for a reader beside the video platform; the same hosts are refused. */
function addressesOf(given: { live: RoomKeeper; credentials: FeedCredentials; demonstration: boolean }) {
  const refuses = createRefuseHost({ allowLoopback: given.demonstration });
  return async (feed: string): Promise<string | undefined> => {
    const shown = given.live.room.feeds[feed]?.source.url;
    if (shown === undefined || !URL.canParse(shown)) return undefined;
    return (await refuses(new URL(shown).hostname)) ? undefined : given.credentials.fullAddress(feed, shown);
  };
}

const pushDoor = (door: Door) => ({
  sessionOf: async (request: Request) => (request.res ? door.maybeSessionOf(request.res) : undefined),
  languageOf: (request: Request) => door.languageOf(request, request.res),
});

/** As many as there are cores, and no more than there are ports: each worker listens on one of its own. */
function workersIn({ mediaWorkers, mediaPortRange }: Config): number {
  const ports = mediaPortRange ? mediaPortRange.max - mediaPortRange.min + 1 : Number.POSITIVE_INFINITY;
  return Math.min(mediaWorkers ?? availableParallelism(), ports);
}

function startMedia(
  config: Config,
  given: { log: Logger; clock: () => Date; demonstration: boolean; ffmpeg: string | null | undefined },
): Promise<MediaPlatform> {
  const { log, clock, demonstration, ffmpeg } = given;
  const refuseHost = createRefuseHost({ allowLoopback: demonstration });
  if (config.mediaApart) {
    const cache = join(config.dataFolder, 'fetched-recordings');
    return connectHosts({ ...config.mediaApart, ...{ clock, refuseHost, cache, log: mediaLog(log) } });
  }
  return createMediaPlatform({
    workerBin: workerPath(),
    ...(ffmpeg ? { ffmpeg } : {}),
    ...(config.mediaAnnouncedAddress ? { announcedAddress: config.mediaAnnouncedAddress } : {}),
    ...(config.mediaPortRange ? { portRange: config.mediaPortRange } : {}),
    rtmpPort: config.mediaRtmpPort,
    workers: workersIn(config),
    ...(config.maxViewersPerFeed ? { maxViewersPerFeed: config.maxViewersPerFeed } : {}),
    listenIp: config.host === 'localhost' ? '127.0.0.1' : config.host,
    refuseHost,
    recordings: {
      folder: join(config.dataFolder, 'recordings'),
      limits: {
        bytes: config.recordingGb === undefined ? undefined : config.recordingGb * 1e9,
        free: config.recordingFreePercent / 100,
      },
    },
    clock,
    log: mediaLog(log),
  });
}

function gauges(
  metrics: Metrics,
  parts: { worlds: Worlds; hub: Hub; media: MediaPlatform; streams: { count(): number } },
): void {
  const { worlds, hub, media, streams } = parts;
  metrics.gauge('sockets', 'Sockets open now', hub.sockets);
  metrics.gauge('event_streams', 'Server-sent event lines open now', streams.count);
  metrics.gauge('worlds', 'Worlds open now', () => worlds.open().length);
  metrics.gauge('room_position', 'Position of the live room in its journal', () => worlds.live.room.seq);
  for (const figure of FIGURES) {
    const name = `media_${figure.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`;
    metrics.gauge(name, `Video platform: ${figure}`, () => media.figures()[figure]);
  }
}

/** To the standard error, so that the lines a person reads stay by themselves. Whatever may be secret is left out. */
const createLog = ({ logLevel }: Config): Logger =>
  pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie', '*.authorization'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
const mediaLog = (log: Logger) => log.child({ part: 'media' });

/** A push service wants somebody to write to; where nobody is named, the server itself. */
const publicUrlOf = (publicUrl: string | undefined): string =>
  publicUrl?.startsWith('https:') ? publicUrl : 'mailto:belfry@localhost.invalid';

/** Addresses that mean "all of this host" are reached by its loopback; one of IPv6 is written in brackets. */
function hostFor(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
