import './decisions.css';
import { mayLift } from '../../shared/decisions/authority.ts';
import { momentAt } from '../desk/clockTime.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor } from '../ui/Field.tsx';
import { DecidedBy, decidedByOf, type Given, useDeciders } from './DecidedBy.tsx';

interface Draft extends Given {
  readonly reason: Bilingual;
}

/** Lifts a decision, or records that its authority has: every recipient is told, and confirms that it is undone. */
export default function LiftDecision({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const decision = useRoom(store => store.room.decisions[about]);
  const taker = useRoom(store => store.room.mandates[decision?.authority ?? '']);
  const name = `lift-decision ${about}`;
  const [draft, change] = useDraft<Draft>(name, () => ({
    reason: { fr: '', nl: '' },
    decidedAt: minuteOf(serverNow()).slice(0, 5),
    how: 'telephone',
  }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(mandate => mayLift(mandate, taker));
  if (!decision) return null;
  const lift = async () => {
    const at = momentAt(draft.decidedAt, serverNow(), 'past');
    // A time to the minute must not seem to lie before the decision of that same minute.
    const apart = at === undefined ? 0 : Date.parse(decision.decidedAt) - Date.parse(at);
    const decidedAt = apart > 0 && apart < 60_000 ? decision.decidedAt : (at ?? draft.decidedAt);
    const data = { decision: about, reason: { ...draft.reason }, decidedAt, ...decidedByOf(draft, deciders) };
    if (await submit('decision.lift', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('decisions.lift')}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form="lift-decision" disabled={sending.state === 'sending'}>
          {say(deciders.self ? 'decisions.lift' : 'decisions.recordLift')}
        </Button>
      }
    >
      <DialogForm id="lift-decision" onSubmit={() => void lift()}>
        <SendingState sending={sending} paths={['reason', 'decidedAt', 'decidedBy']} />
        <p>
          <b>{read(decision.headline, language)}</b>
        </p>
        <BilingualField
          label={say('decisions.liftReason')}
          value={draft.reason}
          onChange={reason => change({ reason })}
          rows={3}
          most={1_000}
          autoFocus
          first={language === 'nl' ? 'nl' : 'fr'}
          errors={{ fr: errorFor('reason.fr', failure), nl: errorFor('reason.nl', failure) }}
        />
        <DecidedBy given={draft} change={change} deciders={deciders} errors={failure} />
      </DialogForm>
    </Dialog>
  );
}
