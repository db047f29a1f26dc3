import './perimeters.css';
import { letterOf } from '../../shared/perimeters/letter.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import { AnyOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecisionPart } from './DecisionPart.tsx';
import { type Informing, informData, useDeciders, useRecipients } from './informing.ts';
import { standingOf } from './standing.ts';
import { ZoneLetter } from './ZoneLetter.tsx';

/** The form as the list "needs you" opens it. */
export default function LiftForm({ about }: FormProps) {
  const perimeter = useRoom(store => (about === undefined ? undefined : store.room.perimeters[about]));
  return perimeter && !perimeter.lifted ? <LiftPerimeter perimeter={perimeter} /> : null;
}

/** Lifts a perimeter with its reason, the other rings with it where that is asked; ends the decision that was sent. */
function LiftPerimeter({ perimeter }: { perimeter: Perimeter }) {
  const { say, language } = useLanguage();
  const name = `lift-perimeter ${perimeter.id}`;
  const room = useRoom(store => store.room);
  const [draft, change] = useDraft<Informing & { reason: string; also: readonly string[] }>(name, () => ({
    reason: '',
    also: [],
    inform: perimeter.zone !== 'judicial',
    decision: crypto.randomUUID(),
    how: 'telephone',
  }));
  const { sending, failure, submit } = useSending();
  const others = standingOf(room, perimeter.incident).filter(p => p.id !== perimeter.id && p.zone !== 'judicial');
  const lifted = [perimeter, ...others.filter(p => draft.also.includes(p.id))];
  const union = (codes: readonly (readonly string[])[]) => [...new Set(codes.flat())].sort();
  const reached = {
    communes: union(lifted.map(p => p.communes)),
    zones: union(lifted.map(p => p.zones)),
    facilities: lifted.at(-1)?.facilities,
  };
  const deciders = useDeciders(reached.communes, perimeter.zone === 'judicial');
  const recipients = useRecipients(reached, language);
  const title = room.incidents[perimeter.incident]?.title ?? '';
  const letter = letterOf({ change: 'lifted', title, reason: draft.reason, rings: lifted, ...reached });
  const ids = new Set(lifted.map(p => p.id));
  const sent = Object.values(room.decisions).some(
    d => d.origin?.kind === 'perimeter' && ids.has(d.origin.id) && !d.lifted,
  );
  const lift = async () => {
    const inform = informData(draft, letter, recipients, deciders);
    const more = { reason: draft.reason, ...(inform ? { inform } : {}) };
    const done =
      lifted.length > 1
        ? await submit('perimeter.lift-set', { perimeters: lifted.map(p => p.id), ...more }, name)
        : await submit('perimeter.lift', { perimeter: perimeter.id, ...more }, name);
    if (done) stepBack();
  };
  return (
    <Dialog
      title={say('perimeter.lift')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="lift-perimeter" disabled={sending.state === 'sending'}>
          {say('perimeter.lift')}
        </Button>
      }
    >
      <DialogForm id="lift-perimeter" onSubmit={() => void lift()}>
        <SendingState sending={sending} paths={['reason', 'inform.to', 'inform.decidedBy']} />
        <p>
          <ZoneLetter zone={perimeter.zone} /> {say(`perimeter.${perimeter.zone}`)}
        </p>
        <Field label={say('perimeter.reason')} error={errorFor('reason', failure)}>
          {control => (
            <input {...control} value={draft.reason} onChange={event => change({ reason: event.target.value })} />
          )}
        </Field>
        {others.length > 0 && (
          <AnyOf
            label={say('perimeter.alsoLift')}
            options={others.map(p => ({ value: p.id, label: say(`perimeter.${p.zone}`) }))}
            values={draft.also}
            onChange={also => change({ also })}
          />
        )}
        {sent && draft.inform && <p className="hint">{say('perimeter.endsReceipts')}</p>}
        <DecisionPart {...{ informing: draft, change, deciders, recipients, letter, failure }} />
      </DialogForm>
    </Dialog>
  );
}
