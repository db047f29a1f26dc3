import { useEffect, useMemo, useState } from 'react';
import type { Room } from '../../shared/room.ts';
import { ASKED, type Asked, type AskedGiven, type AskedOf, RARELY } from './asked.ts';

/** All that is asked of whoever holds the phone. */
export function useAsked({ room, mandates, language, outbox, messages }: AskedGiven): readonly Asked[] {
  const rare = useRare(room);
  return useMemo(
    () => [...ASKED, ...rare].flatMap(askedOf => askedOf({ room, mandates, language, outbox, messages })),
    [rare, room, mandates, language, outbox, messages],
  );
}

function useRare(room: Room): readonly AskedOf[] {
  const [loaded, setLoaded] = useState<readonly AskedOf[]>([]);
  const standing = RARELY.map(({ stands }) => stands(room));
  const key = standing.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded when what stands changes, not with each event
  useEffect(() => {
    let late = false;
    // Without a line it comes another time: the phone's other rows do not wait for it.
    Promise.all(RARELY.filter((_, n) => standing[n]).map(({ load }) => load())).then(
      all => late || setLoaded(all),
      () => undefined,
    );
    return () => {
      late = true;
    };
  }, [key]);
  return loaded;
}
