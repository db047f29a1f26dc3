import type { Socket } from 'node:net';
import type { types } from 'mediasoup';
import type { FeedSource } from '../port.ts';
import type { Handling } from '../source/handling.ts';
import type { Ingest } from '../source/ingest.ts';

/**
 * A pipe carries one running picture and its sound from the host where it runs to another, encrypted (SRTP) and with
 * what was lost sent again (RTX). It is asked for, and ends, over a line between the two hosts; its packets take the
 * same way: they go between the addresses that the line has.
 */

/** Brings a picture from its home. @throws SourceFailure */
export type PipeIn = (options: PipeInOptions) => Promise<Ingest>;
export interface PipeInOptions {
  readonly source: FeedSource;
  readonly router: types.Router;
  /** Somebody here can't take it as it is: its home is asked for the form that every browser takes. */
  readonly transcode: boolean;
  readonly signal: AbortSignal;
}
/** What the asking host says of its end. */
export interface PipeAsked {
  readonly feed: string;
  readonly port: number;
  readonly srtp: types.SrtpParameters;
  readonly transcode: boolean;
}
/** What the home answers. */
export interface PipeOffer {
  readonly port: number;
  readonly srtp: types.SrtpParameters;
  readonly video: types.RtpParameters;
  readonly audio?: types.RtpParameters;
  readonly handling: Handling['handling'];
  readonly asItIs: boolean;
  readonly width?: number;
  readonly height?: number;
}
/** The two ends of a line, as this host sees it. */
export interface Ends {
  readonly here: string;
  readonly there: string;
}
/** UDP ports of pipes, one for each; undefined: any that is free. */
export type PipePorts = { readonly min: number; readonly max: number } | 'none' | undefined;

/** Of a range of ports, the workers have the first ones, one each; pipes have the rest. */
export function pipePortsAfter(
  workers: number,
  range: { readonly min: number; readonly max: number } | undefined,
): PipePorts {
  if (!range) return undefined;
  const min = range.min + workers;
  return min <= range.max ? { min, max: range.max } : 'none';
}
/** More than a second of the largest picture. */
const RECEIVE_BYTES = 1 << 21;

/** One end of a pipe; it takes nothing before it is connected to the other. @throws where no port is left */
export async function pipeEnd(router: types.Router, ip: string, ports: PipePorts): Promise<types.PipeTransport> {
  if (ports === 'none') throw new Error('the port range has none left for pipes');
  return router.createPipeTransport({
    listenInfo: { protocol: 'udp', ip, recvBufferSize: RECEIVE_BYTES, ...(ports && { portRange: ports }) },
    enableRtx: true,
    enableSrtp: true,
  });
}

/** The ends of an open socket; an IPv4 address that IPv6 carries is written as IPv4. */
export function endsOf(socket: Socket): Ends {
  const plain = (address = '') => address.replace(/^::ffff:(?=\d+\.)/i, '');
  return { here: plain(socket.localAddress), there: plain(socket.remoteAddress) };
}
