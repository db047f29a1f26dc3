import './sitreps.css';
import type { Incident } from '../../shared/incidents/schema.ts';
import { dueOf, nextNumber, rhythmOf } from '../../shared/sitreps/due.ts';
import { mayValidate } from '../../shared/sitreps/speakers.ts';
import { sayMark } from '../../shared/sitreps/vocabulary.ts';
import { begin, useDesk } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dueOf as dueSaid, minuteOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { Sheet, SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { FrozenReports } from './FrozenReports.tsx';
import { Sections } from './Sections.tsx';
import { signOf } from './signs.ts';
import { Toll } from './Toll.tsx';
import { usePicture } from './usePicture.ts';

/** The situation report of one incident: as it stands, as Belfry sees it, and every number that was frozen. */
export default function SitrepSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const inHand = useDesk(desk => desk.inHand);
  const open = Object.values(room.incidents).filter(({ status }) => status === 'open');
  const incident =
    room.incidents[inHand ?? about ?? ''] ?? open.find(({ id }) => dueOf(room, id) !== undefined) ?? open[0];
  if (!incident)
    return (
      <Sheet title={say('sitreps.open')}>
        <p className="sitrep-none older">{say('sitreps.noIncident')}</p>
      </Sheet>
    );
  return <Report key={incident.id} incident={incident} />;
}

/** Minutes between two reports that a hand may choose; whoever wants another figure asks by the command. */
const RHYTHMS = [10, 15, 30, 60, 120];

function Report({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const now = useMinute();
  const picture = usePicture(incident);
  const mayFreeze = useMay('sitrep.validate');
  const maySet = useMay('sitrep.set-rhythm');
  const { submit } = useSending();
  const due = dueOf(room, incident.id);
  const number = nextNumber(room.sitreps, incident.id);
  const rhythm = rhythmOf(room, incident.id);
  const self = me?.mandates.some(m => mayValidate(m, incident.communes));
  return (
    <Sheet
      title={
        <>
          {say('sitreps.open')} · {read(incident.title, language)}
        </>
      }
      figure={
        due ? (
          <span className={Date.parse(due.at) < now ? 'sitrep-late' : undefined}>
            {say('sitreps.next', { n: due.number, at: minuteOf(due.at), due: dueSaid(due.at, now, language) })}
          </span>
        ) : (
          say('sitreps.noDue')
        )
      }
      acts={
        <>
          {maySet && (
            <label className="sitrep-rhythm">
              <span className="older">{say('sitreps.rhythm')}</span>
              <select
                value={rhythm}
                onChange={event =>
                  void submit('sitrep.set-rhythm', { incident: incident.id, minutes: Number(event.target.value) })
                }
              >
                {[...new Set([...RHYTHMS, rhythm])]
                  .sort((a, b) => a - b)
                  .map(minutes => (
                    <option key={minutes} value={minutes}>
                      {minutes} min
                    </option>
                  ))}
              </select>
            </label>
          )}
          {mayFreeze && (
            <Button
              rank="primary"
              onClick={() => begin({ kind: 'form', form: 'sitreps.validate', incident: incident.id })}
            >
              {say(self ? 'sitreps.validate' : 'sitreps.recordValidation', { n: number })}
            </Button>
          )}
        </>
      }
    >
      <SheetPart title={say('sitreps.marks')}>
        {picture.marks.length === 0 && <p className="older">{say('sitreps.noMarks')}</p>}
        <ul className="sitrep-marks">
          {picture.marks.map(mark => {
            const sentence = sayMark(mark, language);
            return (
              <li key={sentence}>
                <StateShape {...signOf(mark)} />
                <span>{sentence}</span>
              </li>
            );
          })}
        </ul>
      </SheetPart>
      <Sections incident={incident} picture={picture} />
      <Toll incident={incident} />
      <FrozenReports incident={incident} />
    </Sheet>
  );
}
