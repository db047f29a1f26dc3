import './decisions.css';
import { useState } from 'react';
import { basisOf } from '../../shared/decisions/bases.ts';
import { isOpenMeasure } from '../../shared/decisions/measures.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import { standingsOf } from '../../shared/decisions/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { BriefMoment } from '../ui/Moment.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import { Ladder } from './Ladder.tsx';
import { authorityName, capacityIn } from './names.ts';

/** Every decision with its state; the one that is open shows each recipient from sent to lifted. */
export default function DecisionsSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const now = useNow();
  const decisions = useRoom(store => store.room.decisions);
  const mayTake = useMay('decision.take');
  const all = Object.values(decisions).sort(
    (a, b) => Number(Boolean(a.lifted)) - Number(Boolean(b.lifted)) || (a.entered.at < b.entered.at ? 1 : -1),
  );
  const inForce = all.filter(({ lifted }) => !lifted);
  // What asks for a person stands open; else the newest.
  const asking = inForce.find(decision => standingsOf(decision, now)[0]?.standing.urgency === 'now');
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState(about);
  if (asked !== about) {
    setAsked(about);
    setChosen(about);
  }
  const open = chosen ?? about ?? asking?.id ?? all[0]?.id;
  return (
    <Sheet
      title={say('decisions.sheet')}
      figure={say('decisions.inForce', { n: inForce.length })}
      acts={
        mayTake && (
          <Button shortcut="Alt D" onClick={() => begin({ kind: 'form', form: 'decisions.take' })}>
            {say('decisions.takeOrRecord')}
          </Button>
        )
      }
    >
      {all.length === 0 && <p className="decisions-none older">{say('decisions.none')}</p>}
      {all.map(decision => (
        <DecisionPart
          key={decision.id}
          decision={decision}
          now={now}
          open={decision.id === open}
          onOpen={() => setChosen(decision.id === open ? '' : decision.id)}
        />
      ))}
    </Sheet>
  );
}

interface PartProps {
  decision: Decision;
  now: number;
  open: boolean;
  onOpen: () => void;
}

function DecisionPart({ decision, now, open, onOpen }: PartProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { id, kind, headline, decidedAt, lifted } = decision;
  const { sign, words, tone } = stateOf(decision, now, say);
  return (
    <section className={lifted ? 'decision-part lifted' : 'decision-part'}>
      <h3>
        <button type="button" aria-expanded={open} aria-controls={`decision-${id}`} onClick={onOpen}>
          <StateShape name={sign} tone={tone} />
          <b>{read(headline, language)}</b>
          <span className={tone === 'needs-you' || tone === 'severe' ? `how ${tone}` : 'how older'}>{words}</span>
          <span className="who older">
            {say(`decision.kind.${kind}`)} · {capacityIn(room, decision.authority, language)} ·{' '}
            <BriefMoment at={decidedAt} now={now} />
          </span>
        </button>
      </h3>
      <div id={`decision-${id}`} className="whole" hidden={!open}>
        {open && <Whole decision={decision} now={now} />}
      </div>
    </section>
  );
}

type Say = ReturnType<typeof useLanguage>['say'];
/** The gravest that any recipient says of it, then how many have come to the end. */
function stateOf(
  decision: Decision,
  now: number,
  say: Say,
): { sign: ShapeName; tone: ShapeTone | undefined; words: string } {
  const stood = standingsOf(decision, now);
  const end = decision.lifted ? 'undone' : decision.kind === 'notification' ? 'understood' : 'executed';
  const done = stood.filter(({ receipt }) => receipt[end === 'undone' ? 'lifted' : end]).length;
  const counted = `${done}/${stood.length} ${say(`decisions.state.${end}`)}`;
  const [worst] = stood;
  const urgent = worst?.standing.urgency;
  if (!worst || urgent === undefined)
    return decision.lifted || done < stood.length
      ? { sign: 'ring', tone: 'older', words: counted }
      : { sign: 'tick', tone: 'done', words: counted };
  const alike = stood.filter(({ standing }) => standing.state === worst.standing.state).length;
  const words = `${alike} ${say(`decisions.state.${worst.standing.state}`)} · ${counted}`;
  // As in the list: red stays for what must be carried out.
  return urgent === 'now' && decision.kind !== 'notification'
    ? { sign: 'full', tone: 'needs-you', words }
    : { sign: 'half', tone: 'severe', words };
}

function Whole({ decision, now }: { decision: Decision; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mayLift = useMay('decision.lift');
  const basis = decision.basis && basisOf(decision.basis);
  const { how, entered, deadline, lifted, maintained } = decision;
  const terms = [
    `${authorityName(room, decision.authority)}, ${capacityIn(room, decision.authority, language)}`,
    how !== 'self' &&
      say('decisions.recordedBy', {
        how: say(`desk.how.${how}`),
        at: minuteOf(entered.at),
        who: personName(room, entered.by),
      }),
    basis &&
      `${read(basis.title, language)}, ${read(basis.article, language)}${basis.toVerify ? ` (${say('decisions.toVerify')})` : ''}`,
    deadline && say('decisions.before', { at: minuteOf(deadline) }),
  ].filter(term => typeof term === 'string');
  return (
    <>
      <div className="text">
        <p lang={language === 'nl' ? 'nl' : 'fr'}>{read(decision.body, language === 'nl' ? 'nl' : 'fr')}</p>
        <p lang={language === 'nl' ? 'fr' : 'nl'} className="older">
          {read(decision.body, language === 'nl' ? 'fr' : 'nl')}
        </p>
      </div>
      <p className="terms older">{terms.join(' · ')}</p>
      {maintained && (
        <p>
          {say('decisions.maintained', {
            who: capacityIn(room, maintained.mandate, language),
            reason: read(maintained.reason, language),
          })}
        </p>
      )}
      {lifted && (
        <p>
          <b>{say('decisions.liftedAt', { at: minuteOf(lifted.decidedAt), reason: read(lifted.reason, language) })}</b>
        </p>
      )}
      <Ladder decision={decision} now={now} />
      {mayLift && !lifted && (
        <p className="acts">
          <Button onClick={() => begin({ kind: 'form', form: 'decisions.lift', about: decision.id })}>
            {say('decisions.lift')}
          </Button>
          {isOpenMeasure(decision) && (
            <Button onClick={() => begin({ kind: 'form', form: 'decisions.maintain', about: decision.id })}>
              {say('decisions.maintain')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
