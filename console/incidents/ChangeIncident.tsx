import type { Incident } from '../../shared/incidents/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack, takeInHand } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { SEVERITIES } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Meanwhile } from '../ui/Meanwhile.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { type Change, changedData, latestOf, mergeChange } from './changes.ts';
import { CategoryAndKind, incidentPaths } from './IncidentFields.tsx';

/** Changes what is known of an incident; what somebody else changes meanwhile is shown, and chosen. */
export function ChangeIncident({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const now: Change = {
    title: read(incident.title, language),
    text: incident.text ? read(incident.text, language) : '',
    lead: incident.lead ? read(incident.lead, language) : '',
    kind: incident.kind,
    severity: incident.severity,
    category: incident.category ?? 'other',
  };
  const name = `change-incident ${incident.id}`;
  const [{ base, mine }, changeForm] = useDraft(name, () => ({ base: now, mine: now }));
  const { draft, disputed } = mergeChange(base, now, mine);
  const change = (part: Partial<Change>) =>
    changeForm({ base: { ...now, ...disputedOf(base, disputed) }, mine: { ...draft, ...part } });
  const { sending, failure, submit } = useSending();
  const save = async () => {
    if (disputed.length > 0) return;
    const data = changedData(incident, now, draft);
    const seen = latestOf(incident);
    if (!data || (await submit('incident.update', { ...data, ...(seen ? { seen } : {}) }, name))) stepBack();
  };
  return (
    <Dialog
      title={say('incident.update')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="change-incident" disabled={sending.state === 'sending'}>
          {say('incident.update')}
        </Button>
      }
    >
      <DialogForm id="change-incident" onSubmit={() => void save()}>
        <SendingState sending={sending} paths={[...incidentPaths, 'lead']} />
        {disputed.map(field => (
          <Meanwhile
            key={field}
            field={say(FIELD_WORDS[field])}
            who={personName(room, incident.toldBy[field] ?? incident.opened.by)}
            at={incident.told[field] ?? incident.opened.at}
            theirs={field === 'severity' ? say(`incident.severity.${now.severity}`) : now[field]}
            onTake={() =>
              changeForm({ base: { ...base, [field]: now[field] }, mine: { ...draft, [field]: now[field] } })
            }
            onKeep={() => changeForm({ base: { ...base, [field]: now[field] }, mine: draft })}
          />
        ))}
        <OneOf
          label={say('incident.severity')}
          options={SEVERITIES.map(value => ({ value, label: <SeverityMark severity={value} worded /> }))}
          value={draft.severity}
          onChange={severity => change({ severity })}
        />
        <Field label={say('incident.title')} error={errorFor('title', failure)}>
          {control => (
            <input {...control} value={draft.title} onChange={event => change({ title: event.target.value })} />
          )}
        </Field>
        <Field label={say('desk.lead')} optional error={errorFor('lead', failure)}>
          {control => (
            <input {...control} value={draft.lead} onChange={event => change({ lead: event.target.value })} />
          )}
        </Field>
        <CategoryAndKind draft={draft} change={change} />
        <Field label={say('incident.text')} optional error={errorFor('text', failure)}>
          {control => (
            <textarea
              {...control}
              rows={5}
              value={draft.text}
              onChange={event => change({ text: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}

const FIELD_WORDS = {
  title: 'incident.title',
  text: 'incident.text',
  lead: 'desk.lead',
  kind: 'incident.kind',
  severity: 'incident.severity',
  category: 'incident.category',
} as const;
const disputedOf = (base: Change, disputed: readonly (keyof Change)[]): Partial<Change> =>
  Object.fromEntries(disputed.map(field => [field, base[field]]));

/** Closes an incident with its outcome. */
export function CloseIncident({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const name = `close-incident ${incident.id}`;
  const [draft, change] = useDraft(name, () => ({ outcome: '' }));
  const { sending, failure, submit } = useSending();
  const close = async () => {
    if (!(await submit('incident.close', { incident: incident.id, outcome: draft.outcome }, name))) return;
    stepBack();
    takeInHand(undefined);
  };
  return (
    <Dialog
      title={say('incident.close')}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form="close-incident" disabled={sending.state === 'sending'}>
          {say('incident.close')}
        </Button>
      }
    >
      <DialogForm id="close-incident" onSubmit={() => void close()}>
        <SendingState sending={sending} paths={incidentPaths} />
        <p>{read(incident.title, language)}</p>
        <Field label={say('incident.outcome')} error={errorFor('outcome', failure)}>
          {control => (
            <textarea
              {...control}
              rows={4}
              value={draft.outcome}
              onChange={event => change({ outcome: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
