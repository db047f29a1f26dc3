import { useLanguage } from '../language/Language.tsx';
import { minuteOf } from '../language/moment.ts';
import { StateShape } from '../ui/StateShape.tsx';
import type { Phone } from './phoneStore.ts';

/** What a reader must know before believing the screen: invented people, an exercise, no line to the centre. */
export function Standing({ phone, drill = false }: { phone: Phone; drill?: boolean }) {
  const { say } = useLanguage();
  const link = phone.use(state => state.link);
  const demonstration = phone.use(state => state.room.about.room?.demonstration === true);
  return (
    <>
      {drill && <p className="standing drill">{say('room.exerciseBanner')}</p>}
      {demonstration && <p className="standing">{say('room.demonstration')}</p>}
      <p className="standing lost" role="status" hidden={link.state !== 'lost'}>
        <StateShape name="half" />
        {link.state === 'lost' && say('liaison.offline', { at: minuteOf(link.since) })}
      </p>
    </>
  );
}
