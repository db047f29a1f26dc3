import { useShallow } from 'zustand/react/shallow';
import type { Feed } from '../../shared/feeds/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { capacityOf, personName } from '../situation/names.ts';

/** Who looks at a camera now, by name and function: a look is never secret inside the centre. */
export function useWatchers(feed: Feed): readonly string[] {
  const { language } = useLanguage();
  return useRoom(
    useShallow(({ room }) => {
      const running = Object.values(room.looks).filter(look => look.feed === feed.id && look.to === undefined);
      return [
        ...new Set(running.map(({ from: { by } }) => `${personName(room, by)}, ${capacityOf(room, by, language)}`)),
      ].sort();
    }),
  );
}

/** `2 regardent`, the names on hover and for the ear. */
export function Watchers({ feed }: { feed: Feed }) {
  const { say } = useLanguage();
  const watchers = useWatchers(feed);
  if (watchers.length === 0) return null;
  return (
    <span className="watchers" title={watchers.join('\n')}>
      {say('feed.watching', { n: watchers.length })}
      <span className="unseen">: {watchers.join(' · ')}</span>
    </span>
  );
}
