import { AnyOf } from '../desk/Choices.tsx';
import { momentAt } from '../desk/clockTime.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { droneName } from './names.ts';
import { RECEIVERS } from './requesting.ts';

/** What may have to change under way: how high, until when, why, and who has the images. `about`: the mission. */
export default function ChangeMission({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mission = room.missions[about];
  const name = `drones.change ${about}`;
  const functions = (mission?.recipients ?? []).filter(({ kind }) => kind === 'function').map(({ id }) => id);
  const [draft, change] = useDraft(name, () => ({
    ...{ seen: new Date(serverNow()).toISOString(), purpose: mission ? read(mission.purpose, language) : '' },
    ...{ height: String(mission?.height ?? ''), until: mission ? minuteOf(mission.until).slice(0, 5) : '' },
    recipients: functions as readonly string[],
  }));
  const { sending, failure, submit } = useSending();
  if (!mission) return null;
  const unchanged = draft.until === minuteOf(mission.until).slice(0, 5);
  const send = async () => {
    const others = mission.recipients.filter(({ kind }) => kind !== 'function');
    const done = await submit(
      'mission.change',
      {
        ...{ mission: mission.id, seen: draft.seen, height: Number(draft.height) },
        ...(draft.purpose === read(mission.purpose, language) ? {} : { purpose: draft.purpose }),
        ...(unchanged ? {} : { until: momentAt(draft.until, serverNow(), 'future') ?? draft.until }),
        recipients: [...draft.recipients.map(id => ({ id, kind: 'function' as const })), ...others],
      },
      name,
    );
    if (done) stepBack();
  };
  const line = (key: 'purpose' | 'height' | 'until', hint?: string) => (
    <Field label={say(`drone.${key}`)} hint={hint} error={errorFor(key, failure)}>
      {control => (
        <input
          {...control}
          className={key === 'purpose' ? undefined : 'n'}
          value={draft[key]}
          onChange={event => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={say('drone.change')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="change-mission" disabled={sending.state === 'sending'}>
          {say('drone.change')}
        </Button>
      }
    >
      <DialogForm id="change-mission" onSubmit={() => void send()}>
        <SendingState sending={sending} paths={['purpose', 'height', 'until', 'recipients']} />
        <p>{droneName(room, mission, language)}</p>
        {line('purpose')}
        <div className="pair">
          {line('height')}
          {line('until', say('desk.timeHint'))}
        </div>
        <AnyOf
          label={say('drone.recipients')}
          options={RECEIVERS.map(value => ({ value, label: functionName(value, language) }))}
          values={draft.recipients}
          onChange={recipients => change({ recipients })}
          error={errorFor('recipients', failure)}
        />
      </DialogForm>
    </Dialog>
  );
}
