import { useEffect } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { type Alarm, hush, useAlarms } from './alarms.ts';
import { begin, openFor, takeInHand } from './deskState.ts';

/** What rings, for the eye: it lies over the map's edge, moves nothing, and goes by itself. */
export function AlarmFlag() {
  const { say, language } = useLanguage();
  const ringing = useAlarms(alarms => alarms.ringing);
  const incidents = useRoom(store => store.room.incidents);
  const announce = useAnnounce();
  const newest = ringing.at(-1);
  useEffect(() => {
    if (newest) announce(newest.say(language), 'now');
  }, [newest, announce, language]);
  const show = (alarm: Alarm) => {
    hush(alarm.key);
    if (alarm.incident) takeInHand(alarm.incident, incidents[alarm.incident]?.point);
    if (alarm.open) openFor(alarm.open);
    if (alarm.alert) begin({ kind: 'read-alert', alert: alarm.alert });
  };
  return (
    <ul className="alarms">
      {ringing.map(alarm => (
        <li key={alarm.key} className={alarm.motif}>
          <StateShape name={alarm.motif === 'extreme' ? 'full' : 'half'} />
          <Button rank="link" className="what" onClick={() => show(alarm)}>
            {alarm.say(language)}
          </Button>
          <Button rank="link" onClick={() => hush(alarm.key)}>
            {say('desk.seen')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
