import type { CommandData } from '../../shared/commands.ts';
import type { Answer } from '../../shared/protocol.ts';
import type { Picture, VideoLink } from './videoLink.ts';

/** Why somebody looks: recorded before a picture flows. */
export type Why = Pick<CommandData<'feed.watch'>, 'purpose' | 'incident' | 'basis'>;

/** How a look stands. */
export type LookState =
  | { readonly state: 'asking' }
  | { readonly state: 'looking'; readonly picture: Picture }
  /** In the reader's language, from the centre. */
  | { readonly state: 'refused'; readonly message: string };

/** One tile's hold on a camera; tiles of one camera share the look and the stream. */
export interface HeldLook {
  state(): LookState;
  onChange(listener: () => void): () => void;
  /** How large it is shown here, or that it is out of sight: the platform sends what is of use. */
  prefer(wish: Wish): void;
  release(): void;
}
/** A tile in pixels of the screen, and whether anybody can see it. */
export interface Wish {
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
}
export interface PicturesDeps {
  /** Commands of the room. */
  readonly watch: (data: CommandData<'feed.watch'>) => Promise<Answer>;
  readonly unwatch: (data: CommandData<'feed.unwatch'>) => Promise<Answer>;
  readonly link: VideoLink;
  readonly newId: () => string;
}
/** The pictures that this console looks at now: each begins with a recorded look and ends with it. */
export interface Pictures {
  look(feed: string, why: Why): HeldLook;
  /** The hub forgot us: each look is begun anew, then the link. */
  renew(): void;
  /** The hub ended a look: a grant or a mandate ran out. */
  refuse(feed: string, message: string): void;
  close(): void;
}

/** So many looks are asked for at once: a mosaic of 36 that opens leaves room for what else a hand does. */
const AT_ONCE = 6;
function oneByOne<A, R>(ask: (data: A) => Promise<R>): (data: A) => Promise<R> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async data => {
    if (running >= AT_ONCE) await new Promise<void>(go => waiting.push(go));
    running += 1;
    try {
      return await ask(data);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

export function createPictures(given: PicturesDeps): Pictures {
  const held = new Map<string, Held>();
  const deps = { ...given, watch: oneByOne(given.watch) };
  return {
    look(feed, why) {
      const one = held.get(feed) ?? new Held(feed, why, deps);
      if (!held.has(feed)) {
        held.set(feed, one);
        void one.ask();
      }
      return one.hold(() => {
        if (held.get(feed) === one) held.delete(feed);
      });
    },
    renew() {
      const asked = [...held.values()].map(one => one.ask());
      // Without a recorded look the hub would refuse each picture.
      void Promise.allSettled(asked).then(() => deps.link.renew());
    },
    refuse: (feed, message) => held.get(feed)?.refuse(message),
    close() {
      for (const one of held.values()) one.end();
      held.clear();
      deps.link.close();
    },
  };
}

/** One camera that is looked at, for however many tiles. */
class Held {
  readonly #feed: string;
  readonly #why: Why;
  readonly #deps: PicturesDeps;
  readonly #listeners = new Set<() => void>();
  #state: LookState = { state: 'asking' };
  #look: string | undefined;
  #holds = 0;
  /** What each of its tiles wishes, and what was last told of them all. */
  readonly #wishes = new Map<object, Wish>();
  #told = '';
  /** Number of the question under way: the answer to an earlier one has no voice. */
  #attempt = 0;

  constructor(feed: string, why: Why, deps: PicturesDeps) {
    this.#feed = feed;
    this.#why = why;
    this.#deps = deps;
  }

  hold(onLast: () => void): HeldLook {
    this.#holds++;
    let held = true;
    const self = {};
    return {
      state: () => this.#state,
      onChange: listener => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      prefer: wish => {
        if (!held) return;
        this.#wishes.set(self, wish);
        this.#prefer();
      },
      release: () => {
        if (!held) return;
        held = false;
        this.#wishes.delete(self);
        if (--this.#holds > 0) return this.#prefer();
        onLast();
        this.end();
      },
    };
  }

  async ask(): Promise<void> {
    const attempt = ++this.#attempt;
    const look = this.#deps.newId();
    if (this.#state.state === 'refused') this.#become({ state: 'asking' });
    const answer = await this.#deps.watch({ look, feed: this.#feed, ...this.#why });
    if (attempt !== this.#attempt) {
      // Nobody waits for it any more: what was begun is ended.
      if (answer.ok) void this.#deps.unwatch({ look });
      return;
    }
    if (!answer.ok) return this.refuse(answer.error.message);
    this.#look = look;
    const picture = this.#state.state === 'looking' ? this.#state.picture : this.#deps.link.watch(this.#feed);
    this.#become({ state: 'looking', picture });
    this.#told = '';
    this.#prefer();
  }

  /** The largest of its tiles counts, and one that is seen is enough. */
  #prefer(): void {
    if (this.#state.state !== 'looking' || this.#wishes.size === 0) return;
    const all = [...this.#wishes.values()];
    const seen = all.filter(({ visible }) => visible);
    const wish = {
      width: Math.round(Math.max(0, ...(seen.length > 0 ? seen : all).map(({ width }) => width))),
      height: Math.round(Math.max(0, ...(seen.length > 0 ? seen : all).map(({ height }) => height))),
      visible: seen.length > 0,
    };
    const told = JSON.stringify(wish);
    if (told === this.#told) return;
    this.#told = told;
    this.#deps.link.prefer?.(this.#feed, wish);
  }

  refuse(message: string): void {
    this.#leave();
    this.#become({ state: 'refused', message });
  }

  end(): void {
    this.#attempt++;
    if (this.#look) void this.#deps.unwatch({ look: this.#look });
    this.#look = undefined;
    this.#leave();
    this.#listeners.clear();
  }

  #leave(): void {
    if (this.#state.state === 'looking') this.#state.picture.close();
    this.#state = { state: 'asking' };
  }

  #become(state: LookState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
