import { type CameraHead, HeadFailure } from '../../media/onvif/port.ts';
import type { PtzAbilities } from '../../shared/ptz/signals.ts';

interface Move {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}
/**
 * One hand on one camera head. A camera answers slower than a hand moves: what waits is replaced by what comes after
 * it, and a stop goes before everything.
 */
export interface Hand {
  /** Resolves when the camera was told, or when a later wish took its place. @throws HeadFailure */
  move(move: Move): Promise<void>;
  stop(): Promise<void>;
  go(preset: string): Promise<void>;
  abilities(): Promise<PtzAbilities>;
  /** For good: stops the camera if it may be moving, and tells it nothing more. */
  letGo(): void;
}
type Wish = (head: CameraHead) => Promise<void>;

export function createHand(findHead: () => Promise<CameraHead | undefined>, onError: (error: unknown) => void): Hand {
  let head: Promise<CameraHead> | undefined;
  let waiting: { readonly wish: Wish; done(): void; failed(error: unknown): void } | undefined;
  let telling = false;
  let moving = false;
  let gone = false;

  const find = (): Promise<CameraHead> => {
    head ??= findHead().then(found => {
      if (!found) throw new HeadFailure('unsupported');
      return found;
    });
    // A camera that cannot be found now is looked for again at the next wish.
    head.catch(() => {
      head = undefined;
    });
    return head;
  };
  const tell = async (): Promise<void> => {
    if (telling) return;
    telling = true;
    while (waiting) {
      const { wish, done, failed } = waiting;
      waiting = undefined;
      try {
        await wish(await find());
        done();
      } catch (error) {
        failed(error);
      }
    }
    telling = false;
  };
  const wish = (asked: Wish): Promise<void> => {
    if (gone) return Promise.resolve();
    return new Promise((done, failed) => {
      waiting?.done();
      waiting = { wish: asked, done, failed };
      void tell();
    });
  };
  const still: Wish = async found => {
    await found.stop();
    moving = false;
  };
  return {
    move: ({ x, y, zoom }) => {
      moving = true;
      return wish(found => found.continuousMove(x, y, zoom));
    },
    stop: () => wish(still),
    go: preset => {
      moving = true;
      return wish(found => found.gotoPreset(preset));
    },
    async abilities() {
      const found = await find();
      const { turns, zooms, presets } = await found.abilities();
      return { turns, zooms, presets: presets ? await found.presets() : [] };
    },
    letGo() {
      if (gone) return;
      const stopped = moving ? wish(still) : Promise.resolve();
      gone = true;
      stopped.catch(onError);
    },
  };
}
