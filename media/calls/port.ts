import type { types } from 'mediasoup-client';
import type { CallMember, CallStream } from '../../shared/calls/now.ts';
import type { ConsumerOffer, TransportOffer } from '../port.ts';

/**
 * Coordination rooms by voice, picture and screen: each has a router of its own, each person one connection. Who may be
 * in a room is the server's to know; nothing is recorded.
 */
export interface CallRooms {
  /** What a room's router takes and gives; the console's Device loads it. */
  capabilities(): types.RtpCapabilities;
  /** Opens a person's connection; an earlier one of the same person closes. @throws MediaRefusal `worker-died` */
  open(call: string, person: string): Promise<{ readonly send: TransportOffer; readonly receive: TransportOffer }>;
  /** @throws MediaRefusal `unknown-viewer`, `bad-signal`; so do those below */
  connect(call: string, person: string, way: CallWay, dtlsParameters: types.DtlsParameters): Promise<void>;
  /** Begins to send; a voice begins unheard. In place of what was sent as the same. Returns the producer. */
  produce(call: string, person: string, as: CallStream, rtpParameters: types.RtpParameters): Promise<string>;
  /** Whether what one sends flows. */
  flow(call: string, person: string, as: CallStream, on: boolean): Promise<void>;
  stop(call: string, person: string, as: CallStream): void;
  /** A paused consumer of what another sends. */
  consume(
    call: string,
    person: string,
    producer: string,
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<ConsumerOffer>;
  resume(call: string, person: string, consumer: string): Promise<void>;
  close(call: string, person: string): void;
  /** Undefined where nobody is in it, or its worker died. */
  now(call: string): CallStanding | undefined;
  /** Somebody came, went, began or stopped sending, is heard; or the room's worker died. Returns its undo. */
  onChange(listener: (call: string) => void): () => void;
}
export type CallWay = 'send' | 'receive';
export interface CallStanding {
  /** Another after the room was opened anew. */
  readonly epoch: string;
  readonly members: readonly CallMember[];
  readonly talking: readonly string[];
}
