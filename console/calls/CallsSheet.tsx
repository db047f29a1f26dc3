import './calls.css';
import { useState } from 'react';
import { joiningMandate } from '../../shared/calls/standing.ts';
import type { Organ } from '../../shared/organs/schema.ts';
import { convened } from '../../shared/organs/standing.ts';
import type { Failure } from '../../shared/protocol.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { BriefMoment } from '../ui/Moment.tsx';
import { Sheet, SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { CallRoom } from './CallRoom.tsx';
import { joinCall, useCall } from './call.ts';
import { useInCall } from './inCall.ts';
import { WhoIsIn } from './WhoIsIn.tsx';

/** The room that one is in, and those of the other organs that are convened. */
export default function CallsSheet() {
  const { say } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const inside = useInCall(call => call.organ);
  const ended = useCall(call => call.ended);
  const organs = convened(room);
  const others = organs.filter(({ id }) => id !== inside);
  const own = inside === undefined ? undefined : room.organs[inside];
  return (
    <Sheet title={say('call.rooms')} figure={say('call.notRecorded')}>
      {ended && inside === undefined && (
        <p className="call-ended" role="status">
          <StateShape name="ring" tone="moderate" /> {say(`call.ended.${ended.ended}`)}
        </p>
      )}
      {own && <CallRoom organ={own} />}
      {organs.length === 0 && <p className="call-none older">{say('call.none')}</p>}
      {others.map(organ => (
        <OtherRoom key={organ.id} organ={organ} now={now} />
      ))}
    </Sheet>
  );
}

/** A room from outside: who is in it, and the door. */
function OtherRoom({ organ, now }: { organ: Organ; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const [failure, setFailure] = useState<Failure>();
  const may = joiningMandate(room, organ, mandates, new Date(now).toISOString()) !== undefined;
  const name = say(`phase.organ.${organ.kind}`);
  const where = [
    ...(organ.kind === 'cc-com' ? organ.communes.map(nis => communeFull(nis, language)) : []),
    ...(organ.place ? [read(organ.place, language)] : []),
  ].join(' · ');
  return (
    <SheetPart
      title={
        <>
          <b>{name}</b> {where} · {say('phase.sinceAt')} <BriefMoment at={organ.convened.decidedAt} now={now} />
        </>
      }
      acts={
        may ? (
          <Button
            rank="primary"
            aria-label={`${say('call.join')}, ${name}`}
            onClick={() => void joinCall(organ.id).then(setFailure)}
          >
            {say('call.join')}
          </Button>
        ) : (
          <span className="older">{say('call.notYours')}</span>
        )
      }
    >
      {failure && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      <WhoIsIn organ={organ.id} />
    </SheetPart>
  );
}
