import { mandateFor } from '../../shared/access/rights.ts';
import type { Upscale } from '../../shared/upscales/schema.ts';
import { type UpscaleState, upscaleState } from '../../shared/upscales/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { placeShort } from '../situation/chronology.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { BriefMoment, Due } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';

const SIGNS: Readonly<Record<UpscaleState, { name: ShapeName; tone?: ShapeTone }>> = {
  waiting: { name: 'open', tone: 'moderate' },
  unanswered: { name: 'full', tone: 'needs-you' },
  granted: { name: 'tick', tone: 'done' },
  refused: { name: 'ring' },
  withdrawn: { name: 'ring', tone: 'stale' },
};

/** Who asked whom for which phase, and the answer: granted, refused, or none in time. */
export function Requests({ upscales, now }: { upscales: readonly Upscale[]; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const mayWithdraw = mandateFor('upscale.withdraw', mandates) !== undefined;
  const mayAnswer = mandateFor('upscale.answer', mandates) !== undefined;
  return (
    <SheetPart title={say('phase.requests')}>
      <ul className="requests">
        {upscales.map(upscale => {
          const state = upscaleState(upscale, now);
          const asker = room.mandates[upscale.requested.authority];
          const answerer = upscale.answer && room.mandates[upscale.answer.authority];
          return (
            <li key={upscale.id} className={state === 'unanswered' ? 'needs-you' : undefined}>
              <StateShape {...SIGNS[state]} />
              <div>
                <p>
                  <b>
                    {upscale.as === 'cores' ? 'CORES' : functionName(asker?.function ?? '', language)} →{' '}
                    {functionName(upscale.phase === 'federale' ? 'minister-interior' : 'high-official', language)}
                  </b>{' '}
                  {say(`phase.name.${upscale.phase}`)} ·{' '}
                  {upscale.communes.length >= 19 ? say('phase.wholeRegion') : placeShort(upscale.communes)} ·{' '}
                  <BriefMoment at={upscale.requested.decidedAt} now={now} />
                </p>
                <p className="older">{read(upscale.why, language)}</p>
              </div>
              <div className="answer">
                <p>
                  <b>{say(`phase.upscale.${state}`)}</b>{' '}
                  {upscale.answer ? (
                    <>
                      <BriefMoment at={upscale.answer.decidedAt} now={now} />
                      {answerer && ` · ${functionName(answerer.function, language)}`}
                    </>
                  ) : (
                    !upscale.withdrawn && <Due at={upscale.deadline} now={now} />
                  )}
                </p>
                {upscale.answer && <p className="older">{read(upscale.answer.reason, language)}</p>}
                {mayWithdraw && !upscale.answer && !upscale.withdrawn && (
                  <Button
                    rank="link"
                    onClick={() => begin({ kind: 'form', form: 'phases.takeBack', about: `upscale ${upscale.id}` })}
                  >
                    {say('phase.withdrawRequest')}
                  </Button>
                )}
                {mayAnswer && !upscale.answer && !upscale.withdrawn && (
                  <Button rank="link" onClick={() => begin({ kind: 'form', form: 'phases.answer', about: upscale.id })}>
                    {say('phase.answerRequest')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </SheetPart>
  );
}
