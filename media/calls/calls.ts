import { ortc, type types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import { CALL_STREAMS, type CallStream } from '../../shared/calls/now.ts';
import { type ConsumerOffer, MediaRefusal, type TransportOffer } from '../port.ts';
import { offerOf, offerOfTransport, understood } from '../webrtc/asked.ts';
import type { Running } from '../workers.ts';
import { CALL_CODECS, MOST_INCOMING, MOST_OUTGOING, PRIORITY } from './limits.ts';
import type { CallRooms, CallStanding, CallWay } from './port.ts';

interface Member {
  readonly send: types.WebRtcTransport;
  readonly receive: types.WebRtcTransport;
  readonly producers: Map<CallStream, types.Producer>;
  readonly consumers: Map<string, types.Consumer>;
}
/** A room that stands: it ends with its last person, or with its worker. */
interface Standing {
  readonly running: Running;
  readonly router: types.Router;
  readonly loudness: types.AudioLevelObserver;
  readonly members: Map<string, Member>;
  talking: readonly string[];
}
export interface CallsDeps {
  /** A worker for a new room. */
  readonly worker: () => Promise<Running | undefined>;
}
/** How often it is looked who is heard, ms; and from which level on, dBov: pauses between words count into the mean. */
const LOUDNESS = { maxEntries: 3, interval: 500, threshold: -70 };

/** The coordination rooms of this host: see CallRooms for each method's contract. */
export class Calls implements CallRooms {
  readonly #deps: CallsDeps;
  readonly #standing = new Map<string, Standing>();
  readonly #opening = new Map<string, Promise<Standing>>();
  /** The latest attempt of each person to come in, by room and person. */
  readonly #attempts = new Map<string, symbol>();
  readonly #listeners = new Set<(call: string) => void>();

  constructor(deps: CallsDeps) {
    this.#deps = deps;
  }

  get members(): number {
    let sum = 0;
    for (const { members } of this.#standing.values()) sum += members.size;
    return sum;
  }

  capabilities(): client.RtpCapabilities {
    return ortc.generateRouterRtpCapabilities(CALL_CODECS) as client.RtpCapabilities;
  }

  async open(call: string, person: string): Promise<{ send: TransportOffer; receive: TransportOffer }> {
    this.close(call, person);
    const attempt = Symbol(person);
    const key = `${call} ${person}`;
    this.#attempts.set(key, attempt);
    const standing = await this.#room(call);
    const [send, receive] = await Promise.all([
      connection(standing, { incoming: MOST_INCOMING, outgoing: FEEDBACK_ONLY }),
      connection(standing, { incoming: FEEDBACK_ONLY, outgoing: MOST_OUTGOING }),
    ]).catch(() => {
      throw new MediaRefusal('worker-died');
    });
    const current = this.#attempts.get(key) === attempt;
    if (!current || this.#standing.get(call) !== standing) {
      send.close();
      receive.close();
      this.#endWhereEmpty(call);
      throw new MediaRefusal(current ? 'worker-died' : 'unknown-viewer');
    }
    this.#attempts.delete(key);
    standing.members.set(person, { send, receive, producers: new Map(), consumers: new Map() });
    this.#changed(call);
    return { send: offerOfTransport(send), receive: offerOfTransport(receive) };
  }

  async connect(call: string, person: string, way: CallWay, dtlsParameters: client.DtlsParameters): Promise<void> {
    await understood(this.#get(call, person)[way].connect({ dtlsParameters }));
  }

  async produce(call: string, person: string, as: CallStream, parameters: client.RtpParameters): Promise<string> {
    const standing = this.#standing.get(call);
    const member = this.#get(call, person);
    const kind = as === 'voice' ? 'audio' : 'video';
    const rtpParameters = parameters as types.RtpParameters;
    const producer = await understood(member.send.produce({ kind, rtpParameters, paused: as === 'voice' }));
    if (standing?.members.get(person) !== member) {
      producer.close();
      throw new MediaRefusal('unknown-viewer');
    }
    member.producers.get(as)?.close();
    member.producers.set(as, producer);
    producer.observer.once('close', () => {
      if (member.producers.get(as) === producer) member.producers.delete(as);
      this.#changed(call);
    });
    if (as === 'voice') await standing.loudness.addProducer({ producerId: producer.id }).catch(() => undefined);
    this.#changed(call);
    return producer.id;
  }

  async flow(call: string, person: string, as: CallStream, on: boolean): Promise<void> {
    const producer = this.#get(call, person).producers.get(as);
    if (!producer) throw new MediaRefusal('unknown-consumer');
    await understood(on ? producer.resume() : producer.pause());
    const standing = this.#standing.get(call);
    // Nobody is heard who does not press; the observer says so only at its next look.
    if (!on && as === 'voice' && standing) standing.talking = standing.talking.filter(each => each !== person);
    this.#changed(call);
  }

  stop(call: string, person: string, as: CallStream): void {
    this.#get(call, person).producers.get(as)?.close();
  }

  async consume(call: string, person: string, producer: string, wants: client.RtpCapabilities): Promise<ConsumerOffer> {
    const member = this.#get(call, person);
    const standing = this.#standing.get(call) as Standing;
    const as = streamOf(standing, producer);
    if (!as || member.producers.get(as)?.id === producer) throw new MediaRefusal('unknown-consumer');
    const rtpCapabilities = wants as types.RtpCapabilities;
    const consumer = await understood(
      member.receive.consume({ producerId: producer, rtpCapabilities, paused: true, enableRtx: true }),
    );
    if (standing.members.get(person) !== member) {
      consumer.close();
      throw new MediaRefusal('unknown-viewer');
    }
    if (consumer.kind === 'video') await consumer.setPriority(PRIORITY[as]).catch(() => undefined);
    if (consumer.closed) throw new MediaRefusal('source-ended');
    member.consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => member.consumers.delete(consumer.id));
    return offerOf(consumer);
  }

  async resume(call: string, person: string, consumer: string): Promise<void> {
    const found = this.#get(call, person).consumers.get(consumer);
    if (!found) throw new MediaRefusal('unknown-consumer');
    await understood(found.resume());
  }

  close(call: string, person: string): void {
    this.#attempts.delete(`${call} ${person}`);
    const standing = this.#standing.get(call);
    const member = standing?.members.get(person);
    if (!standing || !member) return;
    standing.members.delete(person);
    standing.talking = standing.talking.filter(each => each !== person);
    member.send.close();
    member.receive.close();
    this.#endWhereEmpty(call);
    this.#changed(call);
  }

  closeAll(): void {
    this.#listeners.clear();
    this.#attempts.clear();
    for (const { router } of this.#standing.values()) router.close();
    this.#standing.clear();
  }

  now(call: string): CallStanding | undefined {
    const standing = this.#standing.get(call);
    if (!standing) return undefined;
    const members = [...standing.members].map(([person, { producers }]) => ({
      person,
      streams: CALL_STREAMS.flatMap(as => {
        const producer = producers.get(as);
        return producer ? [{ as, producer: producer.id, on: !producer.paused }] : [];
      }),
    }));
    return { epoch: standing.router.id, members, talking: standing.talking };
  }

  onChange(listener: (call: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(call: string): void {
    for (const listener of this.#listeners) listener(call);
  }

  #get(call: string, person: string): Member {
    const member = this.#standing.get(call)?.members.get(person);
    if (!member) throw new MediaRefusal('unknown-viewer');
    return member;
  }

  /** The room as it stands, or a new one: two who come at once come into the same. */
  #room(call: string): Promise<Standing> {
    const standing = this.#standing.get(call);
    if (standing) return Promise.resolve(standing);
    const under = this.#opening.get(call) ?? this.#build(call).finally(() => this.#opening.delete(call));
    this.#opening.set(call, under);
    return under;
  }

  async #build(call: string): Promise<Standing> {
    const running = await this.#deps.worker();
    if (!running) throw new MediaRefusal('worker-died');
    const router = await running.worker.createRouter({ mediaCodecs: CALL_CODECS }).catch(() => {
      throw new MediaRefusal('worker-died');
    });
    const loudness = await router.createAudioLevelObserver(LOUDNESS).catch(() => {
      throw new MediaRefusal('worker-died');
    });
    const standing: Standing = { running, router, loudness, members: new Map(), talking: [] };
    const heard = (talking: readonly string[]) => {
      standing.talking = talking;
      this.#changed(call);
    };
    loudness.on('volumes', volumes => heard(volumes.flatMap(({ producer }) => speakerOf(standing, producer.id))));
    loudness.on('silence', () => heard([]));
    router.observer.once('close', () => {
      if (this.#standing.get(call) !== standing) return;
      this.#standing.delete(call);
      this.#changed(call);
    });
    if (router.closed) throw new MediaRefusal('worker-died');
    this.#standing.set(call, standing);
    return standing;
  }

  #endWhereEmpty(call: string): void {
    const standing = this.#standing.get(call);
    if (!standing || standing.members.size > 0) return;
    this.#standing.delete(call);
    standing.router.close();
  }
}

const FEEDBACK_ONLY = 100_000;
async function connection(
  { router, running: { server } }: Standing,
  { incoming, outgoing }: { incoming: number; outgoing: number },
): Promise<types.WebRtcTransport> {
  const transport = await router.createWebRtcTransport({
    ...{ webRtcServer: server, enableUdp: true, enableTcp: true, preferUdp: true },
    initialAvailableOutgoingBitrate: 1_000_000,
  });
  await transport.setMaxOutgoingBitrate(outgoing);
  await transport.setMaxIncomingBitrate(incoming);
  return transport;
}

function streamOf({ members }: Standing, producer: string): CallStream | undefined {
  for (const { producers } of members.values()) for (const [as, { id }] of producers) if (id === producer) return as;
  return undefined;
}
const speakerOf = ({ members }: Standing, producer: string): readonly string[] =>
  [...members].filter(([, { producers }]) => producers.get('voice')?.id === producer).map(([person]) => person);
