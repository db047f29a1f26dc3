import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reason } from '../feed/life.ts';
import type { FeedSource } from '../port.ts';
import type { Tools } from '../source/tools.ts';
import type { MediaLog } from '../workers.ts';
import { type RtmpServer, startRtmpServer } from './rtmpServer.ts';
import type { Sender, Senders } from './senders.ts';
import { listenForSrt } from './srtListener.ts';

/** Where encoders find us. */
export interface PushPlace {
  readonly host: string;
  /** RTMP, one port for all feeds. 0 takes any free one; absent: no RTMP is taken. */
  readonly rtmpPort?: number | undefined;
}
export interface PushDeskOptions extends PushPlace {
  readonly tools: Tools;
  readonly log: MediaLog;
  /** Carries what is sent for a feed to its viewers until it ends; answers why it ended. Rejects where nothing came of it. */
  readonly carry: (feed: string, signal: AbortSignal, retimed: boolean) => Promise<Reason>;
}
export interface PushDesk extends Senders {
  /** Listens for a feed that is sent to us; what came for it by another key before is cut off. */
  expect(feed: FeedSource): void;
  forget(feed: string): void;
  /** The port on which RTMP is taken; undefined while none is. */
  rtmpPort(): number | undefined;
  close(): Promise<void>;
}
/** Between two tries to make pictures of what somebody sends. */
const PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

export function createPushDesk({ host, rtmpPort, tools, log, carry }: PushDeskOptions): PushDesk {
  const expected = new Map<string, { mark: string; stop: () => Promise<void> }>();
  /** Feeds by the digest of their key: a look-up takes as long for a wrong key as for a right one. */
  const byKey = new Map<string, string>();
  const present = new Map<string, { sender: Sender; hangUp: () => void }>();
  let rtmp: Promise<RtmpServer | undefined> | undefined;
  let listening: RtmpServer | undefined;

  const arrived = (feed: string, sender: Sender, hangUp: () => void): (() => void) => {
    // An encoder that lost its line comes again before we have noticed: the newer one is the true one.
    present.get(feed)?.hangUp();
    present.set(feed, { sender, hangUp });
    log.info({ feed, format: sender.format }, 'somebody sends');
    const run = new AbortController();
    void carryOn(feed, sender, run.signal);
    return () => {
      run.abort();
      if (present.get(feed)?.sender === sender) present.delete(feed);
      log.info({ feed }, 'nobody sends any more');
    };
  };
  const carryOn = async (feed: string, sender: Sender, signal: AbortSignal) => {
    let pause = PAUSE;
    let retimed = false;
    while (!signal.aborted && present.get(feed)?.sender === sender) {
      const reason: Reason | undefined = await carry(feed, signal, retimed).catch(error => {
        if (!signal.aborted) log.warn({ feed, error: String(error) }, 'nothing can be made of what is sent');
        return undefined;
      });
      retimed ||= reason === 'clock-runs-back';
      pause = reason === undefined ? Math.min(LONGEST_PAUSE, pause * 2) : PAUSE;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  const openRtmp = () => {
    if (rtmpPort === undefined) return;
    rtmp ??= startRtmpServer({ host, port: rtmpPort, feedOf: key => byKey.get(digest(key)), arrived }).then(
      server => (listening = server),
      error => {
        rtmp = undefined;
        log.warn({ port: rtmpPort, error: String(error) }, 'no RTMP can be taken: its port does not open');
        return undefined;
      },
    );
  };

  const forget = (feed: string) => {
    for (const [key, of] of byKey) if (of === feed) byKey.delete(key);
    present.get(feed)?.hangUp();
    void expected.get(feed)?.stop();
    expected.delete(feed);
  };
  const stopped = new Set<Promise<void>>();
  return {
    of: feed => present.get(feed)?.sender,
    expect({ id, source: { kind, url, key, port } }) {
      const mark = JSON.stringify([kind, key, port]);
      if (expected.get(id)?.mark === mark) return;
      forget(id);
      if (key === undefined || url !== undefined) return;
      if (kind === 'rtmp') {
        byKey.set(digest(key), id);
        expected.set(id, { mark, stop: async () => undefined });
        openRtmp();
      } else if (kind === 'srt' && port !== undefined) {
        const close = listenForSrt({
          ...{ tools, host, port, passphrase: key },
          arrived: (sender, hangUp) => arrived(id, sender, hangUp),
        });
        const stop = () => {
          const gone = close().finally(() => stopped.delete(gone));
          stopped.add(gone);
          return gone;
        };
        expected.set(id, { mark, stop });
      }
    },
    forget,
    rtmpPort: () => listening?.port,
    async close() {
      for (const feed of [...expected.keys()]) forget(feed);
      await Promise.all([...stopped, rtmp?.then(server => server?.close())]);
    },
  };
}

const digest = (key: string): string => createHash('sha256').update(key).digest('base64');
