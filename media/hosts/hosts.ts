import { ortc } from 'mediasoup';
import type { types } from 'mediasoup-client';
import {
  type Delivery,
  type FeedSource,
  type FeedStatus,
  FIGURES,
  type Figures,
  type MediaPlatform,
  MediaRefusal,
  NO_FIGURES,
} from '../port.ts';
import { ROUTER_CODECS } from '../source/handling.ts';
import { type Host, homeOf, roomiest } from './placing.ts';
import { joinRecorders } from './recordings.ts';
import { joinCalls } from './rooms.ts';
import { again, createSeats, type Seat } from './seats.ts';
import { joinSessions } from './sessions.ts';

/**
 * Several media hosts as one platform. A feed runs at its home (placing.ts); a viewer sits at the host with most room; where
 * the two differ, the viewer's host brings the picture by a pipe from the feed's home, and the viewer counts there as one who
 * looks. A host that is away takes its own feeds and viewers with it: its feeds say so, its viewers open again elsewhere.
 */
export function joinHosts(hosts: readonly Host[], clock: () => Date): MediaPlatform {
  const homes = new Map<string, Host>();
  const seats = createSeats(hosts);
  const onStatus = new Set<(status: FeedStatus) => void>();
  const onDelivery = new Set<(told: Delivery) => void>();
  /** Pipes that broke while the picture itself went on: nothing says to their viewers when they are back. */
  const broken = new Set<string>();
  const key = (host: Host, feed: string) => `${host.at} ${feed}`;

  const tell = (told: Delivery) => {
    for (const listener of onDelivery) listener(told);
  };
  const homeFor = (feed: string): Host => {
    const home = homes.get(feed);
    if (!home) throw new MediaRefusal('unknown-feed');
    return home;
  };
  const statusOf = (home: Host, status: FeedStatus): FeedStatus =>
    status.reason === 'worker-died' && !home.platform.isThere() ? { ...status, reason: 'host-away' } : status;

  /** The feed's own status: it is what everybody is told. */
  const ofHome = (home: Host, status: FeedStatus) => {
    for (const listener of onStatus) listener(statusOf(home, status));
    const { feed, state } = status;
    if (state === 'lost') {
      for (const host of hosts) broken.delete(key(host, feed));
      return;
    }
    for (const { platform } of hosts)
      if (platform !== home.platform && platform.status(feed)?.state === 'lost') platform.wake(feed);
  };
  /** The status of a pipe: it concerns those alone who look through it. */
  const ofPipe = (host: Host, home: Host, { feed, state }: FeedStatus) => {
    const flows = home.platform.status(feed)?.state;
    if (state === 'lost' && (flows === 'live' || flows === 'stale')) broken.add(key(host, feed));
    if (state !== 'live' || !broken.delete(key(host, feed))) return;
    for (const [viewer, seat] of seats.abroad(feed, home))
      if (seat.host === host && seat.looking.get(feed)) tell(again(viewer, feed));
  };
  const look = async (viewer: string, feed: string) => homeFor(feed).platform.look(feed, viewer);
  const lookFromElsewhere = async (viewer: string, feed: string, looking: Seat['looking']): Promise<void> => {
    try {
      await look(viewer, feed);
    } catch (error) {
      const away = error instanceof MediaRefusal && error.reason === 'worker-died';
      // It looks even so: once its home is there, it is told.
      if (away) throw new MediaRefusal('host-away');
      looking.delete(feed);
      throw error;
    }
  };
  const unlook = (viewer: string, { host, looking }: Seat) => {
    for (const feed of looking.keys()) {
      const home = homes.get(feed);
      if (home && home !== host) home.platform.unlook(feed, viewer);
    }
  };
  const undo = hosts.flatMap(host => [
    host.platform.onStatus(status => {
      const home = homes.get(status.feed);
      if (home === host) ofHome(host, status);
      else if (home) ofPipe(host, home, status);
    }),
    host.platform.onDelivery(tell),
    host.platform.onThere(there => {
      // Whoever sat there opens again; whoever looks at its feeds from elsewhere is told to it anew.
      if (!there) for (const [viewer, seat] of seats.at(host)) unlook(viewer, seats.leave(viewer) ?? seat);
      else
        for (const [feed, home] of homes)
          if (home === host) for (const [viewer] of seats.abroad(feed, home)) look(viewer, feed).catch(() => undefined);
    }),
  ]);
  const sessions = joinSessions(hosts, homeFor);
  const recordings = joinRecorders(hosts, feed => homes.get(feed));

  return {
    ...(recordings ? { recorder: recordings.recorder } : {}),
    ...sessions.part,
    calls: joinCalls(hosts),
    setFeed(feed) {
      const home = homeOf(feed, hosts);
      homes.set(feed.id, home);
      for (const host of hosts) host.platform.setFeed(host === home ? feed : pipedFrom(home, feed));
      recordings?.placed(feed.id);
    },
    removeFeed(feed) {
      if (!homes.delete(feed)) return;
      for (const host of hosts) {
        host.platform.removeFeed(feed);
        broken.delete(key(host, feed));
      }
      const since = clock().toISOString();
      for (const listener of onStatus) listener({ feed, state: 'lost', reason: 'not-found', since, viewers: 0 });
    },
    status(feed) {
      const home = homes.get(feed);
      const status = home?.platform.status(feed);
      return home && status && statusOf(home, status);
    },
    onStatus: listening(onStatus),
    capabilities: () => ortc.generateRouterRtpCapabilities(ROUTER_CODECS) as types.RtpCapabilities,
    async openViewer(viewer) {
      const former = seats.leave(viewer);
      if (former) unlook(viewer, former);
      const { host } = seats.take(viewer, former?.host);
      if (former && former.host !== host) await former.host.platform.closeViewer(viewer);
      return host.platform.openViewer(viewer);
    },
    connectViewer: async (viewer, dtls) => seats.of(viewer).host.platform.connectViewer(viewer, dtls),
    async watch(viewer, feed, rtpCapabilities) {
      const { host, looking } = seats.of(viewer);
      const home = homeFor(feed);
      looking.set(feed, false);
      try {
        if (home !== host) await lookFromElsewhere(viewer, feed, looking);
        return await host.platform.watch(viewer, feed, rtpCapabilities);
      } finally {
        if (looking.has(feed)) looking.set(feed, true);
      }
    },
    resume: async (viewer, consumer) => seats.of(viewer).host.platform.resume(viewer, consumer),
    pause: async (viewer, consumer) => seats.of(viewer).host.platform.pause(viewer, consumer),
    prefer: async (viewer, feed, view) => seats.of(viewer).host.platform.prefer(viewer, feed, view),
    onDelivery: listening(onDelivery),
    async unwatch(viewer, feed) {
      const { host, looking } = seats.of(viewer);
      looking.delete(feed);
      const home = homes.get(feed);
      if (home && home !== host) home.platform.unlook(feed, viewer);
      await host.platform.unwatch(viewer, feed);
    },
    async closeViewer(viewer) {
      const seat = seats.leave(viewer);
      if (!seat) return;
      unlook(viewer, seat);
      await seat.host.platform.closeViewer(viewer);
    },
    async examine(source) {
      const host = roomiest(hosts, one => seats.at(one).length);
      if (!host) throw new MediaRefusal('host-away');
      return host.platform.examine(source);
    },
    rtmpPort: () => hosts[0]!.platform.rtmpPort(),
    figures: () => sumOf(hosts.map(({ platform }) => (platform.isThere() ? platform.figures() : NO_FIGURES))),
    async close() {
      for (const end of undo) end();
      sessions.close();
      await Promise.all(hosts.map(({ platform }) => platform.close()));
    },
  };
}

/** A feed as another host than its home has it. */
const pipedFrom = (home: Host, { id, label }: FeedSource): FeedSource => ({
  id,
  ...(label !== undefined && { label }),
  source: { kind: 'pipe', url: home.at },
});

const sumOf = (all: readonly Figures[]): Figures =>
  Object.fromEntries(
    FIGURES.map(figure => [figure, all.reduce((sum, figures) => sum + figures[figure], 0)]),
  ) as Figures;

const listening =
  <T>(all: Set<(told: T) => void>) =>
  (listener: (told: T) => void): (() => void) => {
    all.add(listener);
    return () => all.delete(listener);
  };
