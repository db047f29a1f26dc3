import type { TransportOffer } from '../port.ts';

/** What a line does to each packet, both ways. */
export interface LineFaults {
  /** Milliseconds one way, and how much more or less. */
  readonly delay: number;
  readonly jitter: number;
  /** Share of packets that never arrive, 0 to 1. */
  readonly loss: number;
  /** Bits a second; undefined: as the machine can. */
  readonly rate: number | undefined;
}
export const WHOLE_LINE: LineFaults = { delay: 0, jitter: 0, loss: 0, rate: undefined };
/** Milliseconds: what waits longer in front of a narrow line is dropped, as a router with a small buffer does. */
export const LONGEST_QUEUE = 300;

/** A line between consoles and the platform that can be made worse and better while it carries pictures. */
export interface PoorLine {
  /** The address on which the platform listens so that the line lies before it. */
  readonly platformAt: string;
  /** What is put before a command so that it runs at the consoles' end; empty where that is this host itself. */
  readonly atConsole: readonly string[];
  /** Leads a console through the line. */
  way(offer: TransportOffer): TransportOffer;
  become(faults: LineFaults): Promise<void>;
  /** Packets that were let through and taken away since the last change. */
  counts(): Promise<{ passed: number; lost: number }>;
  close(): Promise<void>;
}
