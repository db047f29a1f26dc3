import './recordings.css';
import type { Feed } from '../../shared/feeds/schema.ts';
import { text } from '../../shared/language/read.ts';
import { KEEP } from '../../shared/recordings/settings.ts';
import { isRecorded } from '../../shared/recordings/standing.ts';
import { rulingAt } from '../../shared/ruling.ts';
import { distance } from '../../shared/territory/geodesy.ts';
import { openSheet, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useBasis } from '../feeds/bases.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { StateShape } from '../ui/StateShape.tsx';

const RADII = [100, 300, 500, 1_000, 2_000];
const FORM = 'recordings.keep';

/**
 * "Keep this": of the incident in hand all cameras around it, or of one camera. Everything is filled in, so that it is
 * one key to open and one to send.
 */
export default function KeepForm({ about, incident: id }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const incident = id === undefined ? undefined : room.incidents[id];
  const basis = useBasis(id);
  const name = `${FORM} ${about ?? id ?? ''}`;
  const setting = rulingAt(KEEP, new Date(serverNow()).toISOString()).value;
  const [draft, change] = useDraft(name, () => ({
    hold: crypto.randomUUID(),
    reason: incident ? read(incident.title, language) : '',
    radius: setting.radius,
    before: setting.before / 60,
    after: setting.after / 60,
  }));
  const { sending, failure, submit } = useSending();
  const one = about === undefined ? undefined : room.feeds[about];
  const reached = one ? [one] : around(Object.values(room.feeds), incident?.point, draft.radius);
  const typed = incident && draft.reason === read(incident.title, language);
  const keep = async () => {
    const done = await submit(
      'recording.keep',
      {
        hold: draft.hold,
        ...(id === undefined ? {} : { incident: id }),
        ...(one ? { feeds: [one.id] } : { radius: draft.radius }),
        ...{ before: Math.round(draft.before * 60), after: Math.round(draft.after * 60) },
        reason: typed ? text(read(incident.title, 'fr'), read(incident.title, 'nl')) : draft.reason,
        ...(basis ? { basis } : {}),
      },
      name,
    );
    if (!done) return;
    stepBack();
    openSheet('recordings', draft.hold);
  };
  const minutes = (field: 'before' | 'after') => (
    <Field label={say(`recordings.${field}`)} error={errorFor(field, failure)}>
      {control => (
        <input
          {...control}
          type="number"
          min={0}
          max={360}
          value={draft[field]}
          onChange={event => change({ [field]: Math.max(0, Number(event.target.value)) })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={say('recordings.keep')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form={FORM} disabled={sending.state === 'sending'}>
          {say('recordings.keepShort')}
        </Button>
      }
    >
      <DialogForm id={FORM} onSubmit={() => void keep()}>
        <SendingState sending={sending} paths={['reason', 'before', 'after', 'radius']} />
        <Field label={say('recordings.reason')} error={errorFor('reason', failure)}>
          {control => (
            <input
              {...control}
              maxLength={300}
              value={draft.reason}
              onChange={e => change({ reason: e.target.value })}
            />
          )}
        </Field>
        <div className="recording-span">
          {minutes('before')}
          {minutes('after')}
          {!one && (
            <Field label={say('recordings.radius')} error={errorFor('radius', failure)}>
              {control => (
                <select
                  {...control}
                  value={draft.radius}
                  onChange={event => change({ radius: Number(event.target.value) })}
                >
                  {RADII.map(metres => (
                    <option key={metres} value={metres}>
                      {metres} m
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </div>
        {!one && !incident?.point ? (
          <p className="hint">{say('recordings.noPlace')}</p>
        ) : (
          <>
            {!one && <p className="older">{say('recordings.inReach', { n: reached.length })}</p>}
            <ul className="recording-reach">
              {reached.map(feed => {
                const recorded = isRecorded(room, feed.id);
                return (
                  <li key={feed.id}>
                    <StateShape name={recorded ? 'tick' : 'ring'} tone={recorded ? 'done' : 'stale'} />
                    <span>{read(feed.name, language)}</span>
                    <span className="older">
                      {recorded ? say('feed.recorded') : say('recordings.why.not-recorded')}
                    </span>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </DialogForm>
    </Dialog>
  );
}

const around = (feeds: readonly Feed[], point: Feed['point'], radius: number): readonly Feed[] =>
  point ? feeds.filter(feed => !feed.retired && feed.point && distance(point, feed.point) <= radius) : [];
