import type { types } from 'mediasoup-client';
import type { CallNow, CallStream, MapView } from '../../shared/calls/now.ts';

export type CallRequest =
  | { readonly do: 'capabilities' }
  | { readonly do: 'open'; readonly organ: string }
  | { readonly do: 'connect'; readonly way: 'send' | 'receive'; readonly dtlsParameters: types.DtlsParameters }
  | { readonly do: 'produce'; readonly as: CallStream; readonly rtpParameters: types.RtpParameters }
  | { readonly do: 'flow'; readonly as: CallStream; readonly on: boolean }
  | { readonly do: 'stop'; readonly as: CallStream }
  | { readonly do: 'consume'; readonly producer: string; readonly rtpCapabilities: types.RtpCapabilities }
  | { readonly do: 'resume'; readonly consumer: string }
  | { readonly do: 'map'; readonly view?: MapView };
/** What another sends, as it arrives. */
export interface Received {
  readonly person: string;
  readonly as: CallStream;
  readonly stream: MediaStream;
}
/** One’s own connection to a room. */
export interface LineState {
  readonly state: 'opening' | 'open' | 'lost';
  /** By producer. */
  readonly received: ReadonlyMap<string, Received>;
  readonly own: Readonly<Partial<Record<CallStream, MediaStream>>>;
  /** What this device does not give, as the browser last said. */
  readonly missing: readonly CallStream[];
}
export interface CallLine {
  /** The room as the hub tells it. */
  told(now: CallNow): void;
  /** The hub forgot us: everything is opened anew. */
  renew(): void;
  talk(on: boolean): void;
  show(as: 'picture' | 'screen', on: boolean): Promise<void>;
  close(): void;
}
export interface CallLineDeps {
  readonly organ: string;
  readonly me: string;
  /** Asks the hub; rejects where it refused or is gone. */
  readonly request: (signal: CallRequest) => Promise<unknown>;
  readonly onChange: (state: LineState) => void;
}
interface Opened {
  readonly device: types.Device;
  readonly send: types.Transport;
  readonly receive: types.Transport;
  readonly consumers: Map<string, types.Consumer | undefined>;
  readonly producers: Map<CallStream, types.Producer>;
}
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
/** A short loss of the network mends itself; ICE needs about this long to notice, ms. */
const DISCONNECT_PATIENCE = 4_000;

/** What the device is asked for: a voice without echo, a face of modest size, a screen whose text can be read. */
const ASKS: Readonly<Record<CallStream, () => Promise<MediaStream>>> = {
  voice: () => navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } }),
  picture: () => navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360, frameRate: 20 } }),
  screen: () => navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 8 } }),
};
/** Bits a second at most. */
const RATES: Readonly<Record<CallStream, number>> = { voice: 40_000, picture: 600_000, screen: 1_500_000 };

/** The line of one console to one coordination room: what it sends, and one consumer for whatever others send. */
export function createCallLine({ organ, me, request, onChange }: CallLineDeps): CallLine {
  let device: types.Device | undefined;
  let opened: Opened | undefined;
  let attempt = 0;
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let epoch: string | undefined;
  let latest: CallNow | undefined;
  let pressed = false;
  const own: Partial<Record<CallStream, MediaStream>> = {};
  const received = new Map<string, Received>();
  const missing = new Set<CallStream>();
  let state: LineState['state'] = 'opening';
  const changed = () =>
    !closed && onChange({ state, received: new Map(received), own: { ...own }, missing: [...missing] });
  const become = (next: LineState['state']) => {
    state = next;
    changed();
  };

  const load = async (): Promise<types.Device> => {
    if (device) return device;
    const { Device } = await import('mediasoup-client');
    const made = await Device.factory();
    await made.load({ routerRtpCapabilities: (await request({ do: 'capabilities' })) as types.RtpCapabilities });
    device = made;
    return made;
  };
  const drop = () => {
    opened?.send.close();
    opened?.receive.close();
    opened = undefined;
    received.clear();
  };
  /** Opens anew after a pause that doubles until a transport connects. */
  const later = () => {
    if (closed || timer !== undefined) return;
    become('lost');
    timer = setTimeout(() => void open(), pause);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  };
  const watch = (self: Opened, transport: types.Transport, way: 'send' | 'receive') => {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      request({ do: 'connect', way, dtlsParameters }).then(() => done(), failed);
    });
    transport.on('connectionstatechange', now => {
      if (now === 'connected') pause = FIRST_PAUSE;
      if (now === 'failed' && opened === self) later();
      if (now === 'disconnected')
        setTimeout(
          () => opened === self && transport.connectionState === 'disconnected' && later(),
          DISCONNECT_PATIENCE,
        );
    });
  };
  const open = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const mine = ++attempt;
    drop();
    become(state === 'lost' ? 'lost' : 'opening');
    try {
      const ready = await load();
      const offers = (await request({ do: 'open', organ })) as Record<'send' | 'receive', types.TransportOptions> & {
        iceServers: RTCIceServer[];
      };
      if (closed || mine !== attempt) return;
      const { iceServers } = offers;
      const send = ready.createSendTransport({ ...offers.send, iceServers });
      const receive = ready.createRecvTransport({ ...offers.receive, iceServers });
      const self: Opened = { device: ready, send, receive, consumers: new Map(), producers: new Map() };
      opened = self;
      // What the room was before is of another opening: the hub tells it anew.
      epoch = undefined;
      watch(self, send, 'send');
      watch(self, receive, 'receive');
      send.on('produce', ({ rtpParameters, appData }, done, failed) => {
        request({ do: 'produce', as: appData.as as CallStream, rtpParameters }).then(
          id => done({ id: id as string }),
          failed,
        );
      });
      become('open');
      for (const as of Object.keys(own) as CallStream[]) void produce(self, as);
      if (latest) told(latest);
    } catch {
      if (!closed && mine === attempt) later();
    }
  };
  const produce = async (self: Opened, as: CallStream): Promise<void> => {
    const [track] = own[as]?.getTracks() ?? [];
    if (!track || self.producers.has(as)) return;
    try {
      const producer = await self.send.produce({
        ...{ track, appData: { as }, stopTracks: false, encodings: [{ maxBitrate: RATES[as] }] },
        ...(as === 'voice' ? { codecOptions: { opusFec: true } } : {}),
      });
      if (opened !== self || own[as]?.getTracks()[0] !== track) return producer.close();
      self.producers.set(as, producer);
      // Pressed while it was being opened.
      if (as === 'voice' && pressed) void request({ do: 'flow', as, on: true }).catch(() => {});
    } catch {
      if (opened === self) later();
    }
  };
  const ask = async (as: CallStream): Promise<void> => {
    try {
      const stream = await ASKS[as]();
      if (closed) return stopAll(stream);
      missing.delete(as);
      own[as] = stream;
      const [track] = stream.getTracks();
      if (track && as === 'voice') track.enabled = pressed;
      // Ended by the browser's own bar, or the device was pulled out.
      track?.addEventListener('ended', () => own[as] === stream && end(as));
    } catch {
      missing.add(as);
    }
    changed();
    if (opened) await produce(opened, as);
  };
  const end = (as: CallStream) => {
    stopAll(own[as]);
    delete own[as];
    opened?.producers.get(as)?.close();
    opened?.producers.delete(as);
    void request({ do: 'stop', as }).catch(() => {});
    changed();
  };
  const consume = async (self: Opened, person: string, as: CallStream, producer: string): Promise<void> => {
    self.consumers.set(producer, undefined);
    try {
      const wish = { do: 'consume', producer, rtpCapabilities: self.device.recvRtpCapabilities } as const;
      const offer = (await request(wish)) as types.ConsumerOptions;
      if (opened !== self || !self.consumers.has(producer)) return;
      const consumer = await self.receive.consume(offer);
      if (opened !== self || !self.consumers.has(producer)) return consumer.close();
      self.consumers.set(producer, consumer);
      received.set(producer, { person, as, stream: new MediaStream([consumer.track]) });
      changed();
      await request({ do: 'resume', consumer: consumer.id });
    } catch {
      // It ended meanwhile, or the next word of the hub asks again.
      self.consumers.delete(producer);
    }
  };
  function told(now: CallNow): void {
    latest = now;
    if (!opened) return;
    epoch ??= now.members.some(({ person }) => person === me) ? now.epoch : undefined;
    if (epoch !== undefined && now.epoch !== epoch) {
      later();
      return;
    }
    const self = opened;
    const sent = now.members.flatMap(({ person, streams }) =>
      person === me ? [] : streams.map(({ as, producer }) => ({ person, as, producer })),
    );
    for (const [producer, consumer] of self.consumers)
      if (!sent.some(each => each.producer === producer)) {
        consumer?.close();
        self.consumers.delete(producer);
        received.delete(producer);
      }
    for (const { person, as, producer } of sent)
      if (!self.consumers.has(producer)) void consume(self, person, as, producer);
    changed();
  }
  void open();
  void ask('voice');
  return {
    told,
    renew() {
      pause = FIRST_PAUSE;
      void open();
    },
    talk(on) {
      pressed = on;
      const [track] = own.voice?.getTracks() ?? [];
      if (!track) return;
      track.enabled = on;
      void request({ do: 'flow', as: 'voice', on }).catch(() => {});
    },
    async show(as, on) {
      if (!on) end(as);
      else if (!own[as]) await ask(as);
    },
    close() {
      closed = true;
      attempt++;
      clearTimeout(timer);
      for (const stream of Object.values(own)) stopAll(stream);
      drop();
    },
  };
}

function stopAll(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
