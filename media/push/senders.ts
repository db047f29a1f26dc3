import type { Writable } from 'node:stream';

/** Who sends to us now. */
export interface Senders {
  /** The one that sends for this feed; undefined while nobody does. */
  of(feed: string): Sender | undefined;
}
export interface Sender {
  readonly format: 'flv' | 'mpegts';
  /**
   * Writes the stream from now on, with what its reader must have had before. The undo ends it; it ends by itself with
   * the sender.
   */
  attach(into: Writable): () => void;
}
