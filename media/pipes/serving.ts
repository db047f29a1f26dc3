import type { Channel, Handlers } from '../apart/wire.ts';
import type { LocalPlatform } from '../platform.ts';
import { MediaRefusal } from '../port.ts';
import type { Ends, PipeAsked, PipeOffer } from './port.ts';
import type { PipeOut } from './sending.ts';

/** The line of whoever asks: another host for pictures, a server for those who look through another host. */
export interface Caller {
  readonly ends: Ends;
  readonly tell: Channel['tell'];
}

/** Pictures that another host asked for. */
export function pipesOf(platform: LocalPlatform, { ends, tell }: Caller): { handlers: Handlers; end(): void } {
  const pipes = new Map<string, PipeOut | undefined>();
  const unpipe = (id: string) => {
    pipes.get(id)?.close();
    pipes.delete(id);
  };
  return {
    handlers: {
      pipe: async (id: string, asked: PipeAsked): Promise<PipeOffer> => {
        pipes.set(id, undefined);
        try {
          const pipe = await platform.pipe(asked, ends, reason => {
            if (pipes.delete(id)) tell('pipeEnd', id, reason);
          });
          // It was called off, or its line broke, while the picture was awaited.
          if (!pipes.has(id)) {
            pipe.close();
            throw new MediaRefusal('source-ended');
          }
          pipes.set(id, pipe);
          return pipe.offer;
        } catch (error) {
          pipes.delete(id);
          throw error;
        }
      },
      unpipe,
    },
    end() {
      for (const id of [...pipes.keys()]) unpipe(id);
    },
  };
}

/** People who look at feeds of this host through another. */
export function looksOf(platform: LocalPlatform): { handlers: Handlers; end(): void } {
  const looks = new Map<string, readonly [feed: string, viewer: string]>();
  return {
    handlers: {
      look: async (feed: string, viewer: string) => {
        await platform.look(feed, viewer);
        looks.set(`${feed} ${viewer}`, [feed, viewer]);
      },
      unlook: (feed: string, viewer: string) => {
        looks.delete(`${feed} ${viewer}`);
        platform.unlook(feed, viewer);
      },
    },
    end() {
      for (const [feed, viewer] of looks.values()) platform.unlook(feed, viewer);
    },
  };
}
