import type { FeedSource, MediaPlatform } from '../port.ts';

/** The feeds that one server has told of. */
export interface Told {
  set(feed: FeedSource): void;
  /** By the word of one server for all: they follow the same room. */
  remove(feed: string): void;
  /** It has told of all that it knows: what nobody tells of any more is forgotten. */
  settled(): void;
  end(): void;
}
/** What all servers have told. One that has just come has told of nothing yet, which takes nothing from the others. */
export interface ToldFeeds {
  of(): Told;
}
export function createTold(platform: MediaPlatform): ToldFeeds {
  const all = new Set<string>();
  const servers = new Map<Set<string>, boolean>();
  return {
    of() {
      const own = new Set<string>();
      servers.set(own, false);
      return {
        set(feed) {
          own.add(feed.id);
          all.add(feed.id);
          platform.setFeed(feed);
        },
        remove(feed) {
          for (const each of servers.keys()) each.delete(feed);
          all.delete(feed);
          platform.removeFeed(feed);
        },
        settled() {
          servers.set(own, true);
          if ([...servers.values()].includes(false)) return;
          for (const feed of all) if (![...servers.keys()].some(each => each.has(feed))) this.remove(feed);
        },
        end: () => servers.delete(own),
      };
    },
  };
}
