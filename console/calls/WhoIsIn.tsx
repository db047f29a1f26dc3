import { membersOf } from '../../shared/calls/standing.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';

/** Who is in the room of an organ, as whoever stands before its door reads it. */
export function WhoIsIn({ organ }: { organ: string }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const members = membersOf(room.calls[organ]);
  return (
    <p className={members.length === 0 ? 'older' : undefined}>
      {members.length === 0
        ? say('call.empty')
        : members.map(({ person }) => room.people[person]?.name ?? person).join(' · ')}
    </p>
  );
}
