import type { Track } from '../shared/protocol.ts';

/** Where moving things are: whoever learns of a position reports it here, whoever needs one listens or asks. */
export interface Tracks {
  report(world: string, track: Track): void;
  /** Called at each report. Returns its undo. */
  onReport(listener: (world: string, track: Track) => void): () => void;
}

/** Nothing is kept but by those who listen: positions are not history. */
export function createTracks(onError: (error: unknown) => void): Tracks {
  const listeners = new Set<(world: string, track: Track) => void>();
  return {
    report(world, track) {
      for (const listener of listeners)
        try {
          listener(world, track);
        } catch (error) {
          onError(error);
        }
    },
    onReport(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
