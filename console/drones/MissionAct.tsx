import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { droneName } from './names.ts';

type Act = 'approve' | 'refuse' | 'end' | 'withhold';

/** Decides on a mission, ends it, or withholds its images. `about`: the act and the mission's id. */
export default function MissionAct({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [act, id = ''] = about.split(' ') as [Act, string];
  const mission = room.missions[id];
  const name = `drones.act ${about}`;
  const [draft, change] = useDraft(name, () => ({
    ...{ reason: '', skeyes: mission?.skeyes ?? '', authorisation: mission?.authorisation ?? '' },
  }));
  const { sending, failure, submit } = useSending();
  if (!mission) return null;
  const { reason } = draft;
  const optional = (key: 'skeyes' | 'authorisation') => (draft[key].trim() === '' ? {} : { [key]: draft[key].trim() });
  const acts: Readonly<Record<Act, () => Promise<boolean>>> = {
    approve: () =>
      submit('mission.approve', { mission: id, ...optional('skeyes'), ...optional('authorisation') }, name),
    refuse: () => submit('mission.refuse', { mission: id, reason }, name),
    end: () => submit('mission.end', { mission: id, ...(reason.trim() ? { outcome: reason } : {}) }, name),
    withhold: () => submit('mission.withhold-images', { mission: id, reason }, name),
  };
  const go = async () => {
    if (await acts[act]()) stepBack();
  };
  const line = (key: 'skeyes' | 'authorisation') => (
    <Field
      label={say(`drone.${key}`)}
      optional={key === 'authorisation'}
      hint={key === 'skeyes' ? say('drone.skeyesHint') : undefined}
      error={errorFor(key, failure)}
    >
      {control => (
        <input
          {...control}
          className="n"
          value={draft[key]}
          onChange={event => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={say(`drone.${act}`)}
      onClose={stepBack}
      actions={
        <Button
          rank={act === 'approve' || act === 'end' ? 'primary' : 'grave'}
          type="submit"
          form="mission-act"
          disabled={sending.state === 'sending'}
        >
          {say(`drone.${act}`)}
        </Button>
      }
    >
      <DialogForm id="mission-act" onSubmit={() => void go()}>
        <SendingState sending={sending} paths={['reason', 'outcome', 'skeyes', 'authorisation']} />
        <p>
          <b>{droneName(room, mission, language)}</b> · {read(mission.purpose, language)}
        </p>
        {act === 'withhold' && <p className="older">{say('drone.withholdMeans')}</p>}
        {act === 'approve' ? (
          <>
            {line('skeyes')}
            {line('authorisation')}
          </>
        ) : (
          <Field
            label={say(act === 'end' ? 'drone.outcome' : 'drone.reason')}
            optional={act === 'end'}
            error={errorFor(act === 'end' ? 'outcome' : 'reason', failure)}
          >
            {control => (
              <textarea
                {...control}
                rows={3}
                value={reason}
                onChange={event => change({ reason: event.target.value })}
              />
            )}
          </Field>
        )}
      </DialogForm>
    </Dialog>
  );
}
