import { seatsOf } from '../../shared/organs/standing.ts';
import { isValid } from '../../shared/people/mandates.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { holderName } from './DecidedBy.tsx';

interface Sitting {
  readonly seat: string;
  readonly mandate: string;
  readonly presence: 'present' | 'reachable';
  readonly deputy: boolean;
}
const CENTRE: readonly string[] = ['regional-operator', 'information-manager'];

/** Somebody sits down in an organ, or staff record that they did. `about`: the organ, and the seat after a space. */
export default function TakeSeat({ about }: FormProps) {
  const { say, language } = useLanguage();
  const [organId = '', asked] = (about ?? '').split(' ');
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const organ = room.organs[organId];
  const at = new Date(serverNow()).toISOString();
  const seats = organ ? seatsOf(room, organ, at) : [];
  const staff = me?.mandates.some(m => CENTRE.includes(m.function)) ?? false;
  const mine = new Set(me?.mandates.map(m => m.id));
  const name = `seat ${about ?? ''}`;
  const [draft, change] = useDraft<Sitting>(name, () => ({
    ...{ seat: asked ?? seats.find(s => !s.sitting)?.seat ?? '', mandate: '', presence: 'present', deputy: false },
  }));
  const { sending, failure, submit } = useSending();
  if (!organ) return null;
  const seat = seats.find(s => s.seat === draft.seat);
  const able = Object.values(room.mandates).filter(
    m => isValid(m, at) && (staff || mine.has(m.id)) && (draft.deputy || seat?.functions.includes(m.function)),
  );
  const chosen = able.find(m => m.id === draft.mandate) ?? able[0];
  const relieved = seat?.sitting && seat.sitting.mandate !== chosen?.id ? seat.sitting.mandate : undefined;
  const take = async () => {
    if (!chosen) return;
    const data = {
      ...{ organ: organ.id, seat: draft.seat, mandate: chosen.id, presence: draft.presence },
      ...(draft.deputy ? { deputy: true } : {}),
      ...(relieved ? { relieves: relieved } : {}),
    };
    if (await submit('seat.take', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.takeSeat')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="take-seat"
          disabled={sending.state === 'sending' || chosen === undefined}
        >
          {say(relieved ? 'phase.relieve' : 'phase.takeSeat')}
        </Button>
      }
    >
      <DialogForm id="take-seat" onSubmit={() => void take()}>
        <SendingState sending={sending} paths={['seat', 'mandate']} />
        <p className="older">{say(`phase.organ.${organ.kind}`)}</p>
        <Field label={say('phase.seat')} error={errorFor('seat', failure)}>
          {control => (
            <select
              {...control}
              value={draft.seat}
              onChange={event => change({ seat: event.target.value, mandate: '' })}
            >
              {seats.map(s => (
                <option key={s.seat} value={s.seat}>
                  {read(s.name, language)}
                  {s.sitting ? '' : ` · ${say('phase.vacant')}`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('phase.who')} error={errorFor('mandate', failure)}>
          {control => (
            <select {...control} value={chosen?.id ?? ''} onChange={event => change({ mandate: event.target.value })}>
              {able.length === 0 && <option value="">{say('phase.nobodyForSeat')}</option>}
              {able.map(m => (
                <option key={m.id} value={m.id}>
                  {holderName(room, m, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <OneOf
          label={say('phase.presence')}
          options={(['present', 'reachable'] as const).map(value => ({ value, label: say(`phase.presence.${value}`) }))}
          value={draft.presence}
          onChange={presence => change({ presence })}
        />
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.deputy}
            onChange={event => change({ deputy: event.target.checked, mandate: '' })}
          />
          {say('phase.asDeputy')}
        </label>
      </DialogForm>
    </Dialog>
  );
}
