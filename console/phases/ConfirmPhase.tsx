import { mayDecide } from '../../shared/phases/authority.ts';
import { toConfirm } from '../../shared/phases/standing.ts';
import { OneOf } from '../desk/Choices.tsx';
import { begin, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { placeFull } from '../situation/chronology.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, useDeciders } from './DecidedBy.tsx';

interface Confirming extends Deciding {
  readonly word: 'goes-on' | 'ends' | undefined;
  readonly reason: string;
}

/**
 * What becomes of a lower phase after the higher one was lifted: the lower authority says it. A standing phase is
 * confirmed, or lifted in its own form; where none stands, one is declared in its own form, or declined here.
 * `about`: the lifted declaration, the level and the communes, separated by spaces.
 */
export default function ConfirmPhase({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [after, phase, communes] = (about ?? '').split(' ');
  const pending = toConfirm(room).find(
    p => p.after === after && p.phase === phase && p.communes.join('+') === communes,
  );
  const name = `confirm ${about ?? ''}`;
  const [draft, change] = useDraft<Confirming>(name, () => ({ ...decidingNow(), word: undefined, reason: '' }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(m => pending !== undefined && mayDecide(m, pending.phase, pending.communes));
  if (!pending) return null;
  const { standing } = pending;
  const incident = room.phases[pending.after]?.incident;
  const say_ = async () => {
    const decided = decidedData(draft, deciders, pending.since);
    if (draft.word === 'goes-on') {
      if (!standing) return begin({ kind: 'declare-phase', ...(incident ? { incident } : {}) });
      const note = draft.reason.trim() ? { note: draft.reason } : {};
      const data = { declaration: standing, after: pending.after, ...note, ...decided };
      if (await submit('phase.confirm', data, name)) stepBack();
      return;
    }
    if (standing) return begin({ kind: 'lift-phase', declaration: standing });
    const { phase: level, communes: where } = pending;
    const data = { after: pending.after, phase: level, communes: [...where], reason: draft.reason, ...decided };
    if (await submit('phase.decline', data, name)) stepBack();
  };
  const opens = draft.word && (draft.word === 'goes-on') === !standing;
  return (
    <Dialog
      title={say('phase.toConfirm')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="confirm-phase"
          disabled={sending.state === 'sending' || draft.word === undefined}
        >
          {say(opens ? 'phase.continueForm' : deciders.self ? 'phase.sayIt' : 'phase.recordIt')}
        </Button>
      }
    >
      <DialogForm id="confirm-phase" onSubmit={() => void say_()}>
        <SendingState sending={sending} paths={['reason', 'note', 'decidedAt', 'decidedBy']} />
        <p>
          {say(`phase.name.${pending.phase}`)} · {placeFull(pending.communes, language)}
        </p>
        <OneOf
          label={say('phase.afterLifting')}
          options={[
            { value: 'goes-on' as const, label: say(standing ? 'phase.confirms' : 'phase.declares') },
            { value: 'ends' as const, label: say(standing ? 'phase.lifts' : 'phase.declines') },
          ]}
          value={draft.word}
          onChange={word => change({ word })}
        />
        {!opens && (
          <>
            <Field label={say('phase.reason')} optional={draft.word === 'goes-on'} error={errorFor('reason', failure)}>
              {control => (
                <input {...control} value={draft.reason} onChange={event => change({ reason: event.target.value })} />
              )}
            </Field>
            <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} />
          </>
        )}
      </DialogForm>
    </Dialog>
  );
}
