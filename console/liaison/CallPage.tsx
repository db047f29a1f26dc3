import '../language/screen.ts';
import './call-page.css';
import { useEffect, useState } from 'react';
import { joiningMandate } from '../../shared/calls/standing.ts';
import { convened } from '../../shared/organs/standing.ts';
import type { Failure } from '../../shared/protocol.ts';
import CallDock from '../calls/CallDock.tsx';
import { CallRoom } from '../calls/CallRoom.tsx';
import { joinCall, leaveCall, useCall } from '../calls/call.ts';
import { useInCall } from '../calls/inCall.ts';
import { WhoIsIn } from '../calls/WhoIsIn.tsx';
import { useLanguage } from '../language/Language.tsx';
import { connect, disconnect, loadSession, useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { goTo, placeOf } from '../shell/place.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { BriefMoment } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import type { AskedPageProps } from './askedPages.ts';
import { Standing } from './Standing.tsx';

/**
 * A coordination room on the phone of whoever sits in it: one press to enter; inside, the key to talk at the thumb. The room
 * goes by the desk's own line, which the phone has only while this page is open; leaving the page is leaving the room.
 */
export default function CallPage({ phone, id }: AskedPageProps) {
  const { language, say } = useLanguage();
  // The browser's own way back leaves it, too; before the line is closed, so that the room hears it as leaving. A reload, or
  // another language, stays on this page and in the room.
  useEffect(
    () => () => {
      const here = placeOf(location.pathname);
      const stays = here.page === 'asked' && here.id === id;
      if (!stays && useInCall.getState().organ === id) void leaveCall(id);
    },
    [id],
  );
  useEffect(() => {
    void loadSession();
    connect('live', language);
    return disconnect;
  }, [language]);
  const inside = useInCall(call => call.organ) === id;
  const back = () => void (inside ? leaveCall(id) : Promise.resolve()).finally(() => goTo('/'));
  return (
    <Announcer>
      <main className="alert call-page">
        <header className="from">
          <button type="button" className="back" onClick={back} aria-label={say('phone.list')}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M10.5 2.5 5 8l5.5 5.5" />
            </svg>
          </button>
          <b>{say('call.rooms')}</b>
          <span className="me">{say('call.notRecorded')}</span>
        </header>
        <Standing phone={phone} />
        {inside ? <Inside organ={id} /> : <Door organ={id} />}
      </main>
    </Announcer>
  );
}

function Inside({ organ: id }: { organ: string }) {
  const organ = useRoom(store => store.room.organs[id]);
  return (
    <>
      {organ && <CallRoom organ={organ} />}
      <CallDock organ={id} onLeave={() => goTo('/')} />
    </>
  );
}

/** Who is in it, and the way in. */
function Door({ organ: id }: { organ: string }) {
  const { say } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates);
  const joining = useRoom(store => store.link.state !== 'live');
  const ended = useCall(call => call.ended);
  const [failure, setFailure] = useState<Failure>();
  const organ = convened(room).find(each => each.id === id);
  if (!organ || !mandates)
    return joining || !mandates ? null : <p className="call-ended">{say('call.ended.closed')}</p>;
  const may = joiningMandate(room, organ, mandates, new Date(now).toISOString()) !== undefined;
  return (
    <>
      <section className="what">
        <h1>{say('call.roomOf', { organ: say(`phase.organ.${organ.kind}`) })}</h1>
        <p className="older">
          {say('phase.sinceAt')} <BriefMoment at={organ.convened.decidedAt} now={now} />
        </p>
        <WhoIsIn organ={id} />
        {ended?.organ === id && (
          <p className="call-ended" role="status">
            <StateShape name="ring" tone="moderate" /> {say(`call.ended.${ended.ended}`)}
          </p>
        )}
        {failure && (
          <p className="field-error" role="alert">
            {failure.message}
          </p>
        )}
      </section>
      <div className="thumb">
        {may ? (
          <Button rank="primary" onClick={() => void joinCall(id).then(setFailure)}>
            {say('call.join')}
          </Button>
        ) : (
          <p className="older">{say('call.notYours')}</p>
        )}
      </div>
    </>
  );
}
