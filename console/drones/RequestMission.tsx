import './drones.css';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { openSheet, stepBack, useDesk } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { MISSION_BASES, missionData, newMission, RECEIVERS, zoneOf } from './requesting.ts';

const PATHS = [
  ...['feed', 'requester', 'purpose', 'basis', 'zone', 'height', 'from', 'until', 'pilot', 'recipients', 'recording'],
  ...['authorisation', 'skeyes'],
];

/** Asks for a mission: who, why, on which basis, where, how high, until when, who flies, who sees. */
export default function RequestMission({ incident: id }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const centre = useDesk(desk => desk.centre);
  const incident = room.incidents[id ?? ''];
  const drones = Object.values(room.feeds).filter(feed => feed.mobile && !feed.retired);
  const firms = Object.values(room.organisations);
  const perimeters = Object.values(room.perimeters).filter(p => !p.lifted && (!incident || p.incident === incident.id));
  const name = `drones.request ${id ?? ''}`;
  const [draft, change] = useDraft(name, () =>
    newMission({
      ...{ id: crypto.randomUUID(), feed: drones[0]?.id ?? '', now: serverNow() },
      requester: me?.mandates[0] ? functionName(me.mandates[0].function, language) : '',
      centre: incident?.point ?? centre,
    }),
  );
  const { sending, failure, submit } = useSending();
  const zone = zoneOf(draft, room.perimeters);
  const request = async () => {
    if (!(await submit('mission.request', missionData(draft, zone, incident?.id, serverNow()), name))) return;
    stepBack();
    openSheet('drones', draft.id);
  };
  type Key = keyof typeof draft;
  const line = (
    key: Key,
    label: string,
    more: { optional?: boolean; figure?: boolean; hint?: string; path?: string } = {},
  ) => (
    <Field label={label} optional={more.optional ?? false} hint={more.hint} error={errorFor(more.path ?? key, failure)}>
      {control => (
        <input
          {...control}
          className={more.figure ? 'n' : undefined}
          value={String(draft[key])}
          onChange={event => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  const tick = (key: 'private' | 'keep' | 'discreet', label: string) => (
    <label className="tick">
      <input type="checkbox" checked={draft[key]} onChange={event => change({ [key]: event.target.checked })} />
      {label}
    </label>
  );
  return (
    <Dialog
      title={say('drone.request')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="request-mission" disabled={sending.state === 'sending'}>
          {say('drone.requestAct')}
        </Button>
      }
    >
      <DialogForm id="request-mission" onSubmit={() => void request()}>
        <SendingState sending={sending} paths={PATHS} />
        {incident && <p className="older">{read(incident.title, language)}</p>}
        <Field
          label={say('drone.which')}
          error={errorFor('feed', failure)}
          hint={drones.length === 0 ? say('drone.noDrone') : undefined}
        >
          {control => (
            <select {...control} value={draft.feed} onChange={event => change({ feed: event.target.value })}>
              {drones.map(feed => (
                <option key={feed.id} value={feed.id}>
                  {`${read(feed.name, language)} · ${read(feed.owner, language)}`}
                </option>
              ))}
            </select>
          )}
        </Field>
        {line('requester', say('drone.requester'))}
        {line('purpose', say('drone.purpose'))}
        <Field label={say('drone.basis')} error={errorFor('basis', failure)}>
          {control => (
            <select {...control} value={draft.basis} onChange={event => change({ basis: event.target.value })}>
              {MISSION_BASES.map((basis, i) => (
                <option key={basis.fr} value={String(i)}>
                  {read(basis, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {perimeters.length > 0 && (
          <OneOf
            label={say('drone.zone')}
            options={(['circle', 'perimeter'] as const).map(value => ({ value, label: say(`drone.zone.${value}`) }))}
            value={draft.zone}
            onChange={value =>
              change({ zone: value, ...(draft.perimeter ? {} : { perimeter: perimeters[0]?.id ?? '' }) })
            }
            error={errorFor('zone', failure)}
          />
        )}
        {draft.zone === 'circle' ? (
          <div className="pair">
            {line('centre', say('drone.centre'), { figure: true, path: 'zone', hint: say('drone.centreHint') })}
            {line('radius', say('drone.radius'), { figure: true })}
          </div>
        ) : (
          <Field label={say('drone.zone.perimeter')}>
            {control => (
              <select
                {...control}
                value={draft.perimeter}
                onChange={event => change({ perimeter: event.target.value })}
              >
                {perimeters.map(({ id: key, zone: letter, reason }) => (
                  <option key={key} value={key}>
                    {`${say(`perimeter.short.${letter}`)} · ${read(reason, language)}`}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="pair">
          {line('height', say('drone.height'), { figure: true })}
          {line('authorisation', say('drone.authorisation'), { optional: true, figure: true })}
        </div>
        <div className="pair">
          {line('from', say('drone.from'), { optional: true, figure: true, hint: say('desk.timeHint') })}
          {line('until', say('drone.until'), { figure: true })}
        </div>
        {line('skeyes', say('drone.skeyes'), { optional: true, figure: true, hint: say('drone.skeyesHint') })}
        {line('pilot', say('drone.pilot'))}
        {tick('private', say('drone.private'))}
        {firms.length > 0 && (
          <Field label={say('drone.firm')} optional>
            {control => (
              <select {...control} value={draft.firm} onChange={event => change({ firm: event.target.value })}>
                <option value="">–</option>
                {firms.map(firm => (
                  <option key={firm.id} value={firm.id}>
                    {read(firm.name, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <AnyOf
          label={say('drone.recipients')}
          options={RECEIVERS.map(value => ({ value, label: functionName(value, language) }))}
          values={draft.recipients}
          onChange={recipients => change({ recipients })}
          error={errorFor('recipients', failure)}
        />
        {tick('keep', say('drone.recording'))}
        {draft.keep && line('days', say('drone.days'), { figure: true, path: 'recording' })}
        {tick('discreet', say('drone.discreet'))}
      </DialogForm>
    </Dialog>
  );
}
