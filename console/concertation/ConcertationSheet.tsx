import './concertation.css';
import { useMemo } from 'react';
import { standingOf } from '../../shared/rounds/standing.ts';
import { begin, openSheet, useDesk } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { moveInLists } from '../desk/shortcuts.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { Age, BriefMoment } from '../ui/Moment.tsx';
import { ListHeading, Row } from '../ui/Row.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { MeetingView } from './MeetingView.tsx';
import { MinutesView } from './MinutesView.tsx';
import { meetingTitle } from './names.ts';
import { cellsOfRound, meetingsShown, roundsShown } from './order.ts';
import { RoundBoard } from './RoundBoard.tsx';

/** Rounds of the table and meetings: the list at the side, the one in hand beside it. */
export default function ConcertationSheet({ about }: { about?: string | undefined }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const inHand = useDesk(desk => desk.inHand);
  const mayAsk = useMay('round.ask');
  const mayOpen = useMay('meeting.open');
  const rounds = useMemo(() => roundsShown(room), [room]);
  const meetings = useMemo(() => meetingsShown(room), [room]);
  const shown =
    about !== undefined && (room.rounds[about] || room.meetings[about])
      ? about
      : (rounds.find(r => !r.closed)?.id ?? meetings.find(m => !m.closed)?.id ?? rounds[0]?.id ?? meetings[0]?.id);
  const round = shown === undefined ? undefined : room.rounds[shown];
  const meeting = shown === undefined ? undefined : room.meetings[shown];
  const incident = inHand === undefined ? {} : { incident: inHand };
  return (
    <Sheet
      title={say('concertation.title')}
      acts={
        <>
          {mayAsk && (
            <Button shortcut="Alt V" onClick={() => begin({ kind: 'form', form: 'concertation.ask', ...incident })}>
              {say('round.ask')}
            </Button>
          )}
          {mayOpen && (
            <Button shortcut="Alt O" onClick={() => begin({ kind: 'form', form: 'concertation.open', ...incident })}>
              {say('meeting.open')}
            </Button>
          )}
        </>
      }
    >
      <div className="concertation">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows are the controls; this only moves between them */}
        <div className="side" onKeyDown={moveInLists}>
          <section>
            <ListHeading count={rounds.length}>{say('round.many')}</ListHeading>
            {rounds.length === 0 && <p className="nothing">{say('round.none')}</p>}
            <ul>
              {rounds.map(each => {
                const { none, ...said } = standingOf(each);
                const got = said.ok + said.reserve + said.no;
                const silent = cellsOfRound(each, now).some(({ state }) => state === 'silent');
                return (
                  <Row
                    key={each.id}
                    sign={
                      <StateShape
                        name={each.closed ? 'ring' : none === 0 ? 'tick' : silent ? 'half' : 'open'}
                        tone={each.closed ? 'older' : none === 0 ? 'done' : silent ? 'severe' : 'moderate'}
                      />
                    }
                    title={read(each.question, language)}
                    figure={`${got}/${got + none}`}
                    under={
                      <>
                        {say(each.closed ? 'round.isClosed' : 'round.isOpen')} ·{' '}
                        <BriefMoment at={each.asked.at} now={now} />
                      </>
                    }
                    current={each.id === shown}
                    onPick={() => openSheet('concertation', each.id)}
                  />
                );
              })}
            </ul>
          </section>
          <section>
            <ListHeading count={meetings.length}>{say('meeting.many')}</ListHeading>
            {meetings.length === 0 && <p className="nothing">{say('meeting.none')}</p>}
            <ul>
              {meetings.map(each => {
                const signed = each.signatures.some(s => s.as === 'chair');
                return (
                  <Row
                    key={each.id}
                    sign={
                      <StateShape
                        name={!each.closed ? 'dot' : signed ? 'tick' : 'open'}
                        tone={!each.closed ? 'done' : signed ? 'done' : 'moderate'}
                      />
                    }
                    title={meetingTitle(each, language)}
                    figure={
                      each.closed ? (
                        <BriefMoment at={each.opened.at} now={now} />
                      ) : (
                        <Age from={each.opened.at} now={now} />
                      )
                    }
                    under={say(!each.closed ? 'meeting.isOpen' : signed ? 'meeting.isSigned' : 'meeting.isClosed')}
                    current={each.id === shown}
                    onPick={() => openSheet('concertation', each.id)}
                  />
                );
              })}
            </ul>
          </section>
        </div>
        <div className="in-hand-of-sheet">
          {round && <RoundBoard key={round.id} round={round} />}
          {meeting &&
            (meeting.closed ? (
              <MinutesView key={meeting.id} meeting={meeting} />
            ) : (
              <MeetingView key={meeting.id} meeting={meeting} />
            ))}
          {!round && !meeting && <p className="nothing">{say('concertation.empty')}</p>}
        </div>
      </div>
    </Sheet>
  );
}
