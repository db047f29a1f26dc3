import type { Alert } from '../../shared/alerts/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { begin, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { type AlertDraft, draftAlertData, missingLanguages, SEVERITIES, TEXTS } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { personName } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Meanwhile } from '../ui/Meanwhile.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { Recipients, recipientCount } from './Recipients.tsx';

/** What must be carried out is a decision of its own, with a legal basis and receipts; an alert tells. */
const KINDS: readonly AlertDraft['kind'][] = ['warning', 'information', 'test'];
const EMPTY: Bilingual = { fr: '', nl: '' };
const MOST = { headline: 160, body: 2000, instruction: 1000 } as const;
const ROWS = { headline: 1, body: 9, instruction: 5 } as const;
const PATHS = ['kind', 'severity', 'respondBy', 'to', ...TEXTS.flatMap(text => [`${text}.fr`, `${text}.nl`])] as const;

/** Writes an alert: French and Dutch as equals, recipients, until when. What is filed here another person approves. */
export function WriteAlert({ incident: about, alert }: { incident: string | undefined; alert: Alert | undefined }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const incident = alert?.incident ?? about;
  const subject = incident === undefined ? undefined : room.incidents[incident];
  const name = alert ? `alert ${alert.id}` : `write-alert ${incident ?? ''}`;
  const [draft, change] = useDraft<AlertDraft>(name, () => (alert ? draftOf(alert) : emptyDraft()));
  const { sending, failure, submit } = useSending();
  const perimeter = draft.perimeter === undefined ? undefined : room.perimeters[draft.perimeter];
  const missing = missingLanguages(draft);
  const count = recipientCount(draft, perimeter);
  // A draft of an older kind can still be revised as what it is.
  const kinds = KINDS.includes(draft.kind) ? KINDS : [...KINDS, draft.kind];

  const file = async () => {
    const area = perimeter?.area ?? (draft.perimeter === 'kept' ? alert?.to.area : undefined);
    if (!(await submit('alert.draft', draftAlertData(draft, incident, area, serverNow()), name))) return;
    begin({ kind: 'read-alert', alert: draft.id });
  };
  return (
    <Dialog
      title={say('alert.write')}
      onClose={stepBack}
      place="middle"
      actions={
        <>
          <Parity missing={missing} />
          <Button
            rank="primary"
            type="submit"
            form="write-alert"
            shortcut="Ctrl Enter"
            aria-disabled={missing.length > 0}
            disabled={sending.state === 'sending'}
          >
            {say('alert.draft')} · {say('room.recipients', { n: count })}
          </Button>
        </>
      }
    >
      <DialogForm id="write-alert" onSubmit={() => missing.length === 0 && void file()}>
        <SendingState sending={sending} paths={PATHS} />
        {subject && <p className="older">{read(subject.title, language)}</p>}
        {alert && draft.seen && alert.drafted.at > draft.seen && (
          <Meanwhile
            field={say('alert.one')}
            who={personName(room, alert.drafted.by)}
            at={alert.drafted.at}
            theirs={[alert.headline, alert.body].map(text => read(text, language)).join('\n')}
            onTake={() => change(draftOf(alert))}
            onKeep={() => change({ seen: alert.drafted.at })}
          />
        )}
        <div className="alert-form">
          <div className="texts">
            {TEXTS.map((text, place) => (
              <BilingualField
                key={text}
                label={say(`alert.${text}`)}
                value={draft[text]}
                onChange={value => change({ [text]: value })}
                rows={ROWS[text]}
                most={MOST[text]}
                optional={text === 'instruction'}
                autoFocus={place === 0}
                first={language === 'nl' ? 'nl' : 'fr'}
                errors={{ fr: errorFor(`${text}.fr`, failure), nl: errorFor(`${text}.nl`, failure) }}
              />
            ))}
          </div>
          <div className="terms">
            <OneOf
              label={say('alert.kind')}
              options={kinds.map(value => ({ value, label: say(`alert.kind.${value}`) }))}
              value={draft.kind}
              onChange={kind => change({ kind })}
              error={errorFor('kind', failure)}
            />
            <OneOf
              label={say('incident.severity')}
              options={SEVERITIES.map(value => ({ value, label: <SeverityMark severity={value} worded /> }))}
              value={draft.severity}
              onChange={severity => change({ severity })}
              error={errorFor('severity', failure)}
            />
            <Recipients
              draft={draft}
              change={change}
              incident={subject}
              keptArea={alert?.to.area !== undefined}
              error={errorFor('to', failure)}
            />
            <Field
              label={say('alert.respondBy')}
              optional
              hint={say('desk.timeHint')}
              error={errorFor('respondBy', failure)}
            >
              {control => (
                <input
                  {...control}
                  className="n"
                  value={draft.respondBy}
                  onChange={event => change({ respondBy: event.target.value })}
                />
              )}
            </Field>
          </div>
        </div>
      </DialogForm>
    </Dialog>
  );
}

/** The gate of both languages, in sight while one writes: what is missing, in which language. */
function Parity({ missing }: { missing: ReturnType<typeof missingLanguages> }) {
  const { say } = useLanguage();
  return (
    <p className="parity" role="status">
      <StateShape name={missing.length > 0 ? 'open' : 'tick'} tone={missing.length > 0 ? 'moderate' : 'done'} />
      {missing.length === 0 ? (
        say('desk.bothThere')
      ) : (
        <span>
          {say('alert.bothLanguages')}{' '}
          <b>
            {say('desk.missing', {
              what: missing.map(m => `${say(`alert.${m.text}`)} ${m.language.toUpperCase()}`).join(', '),
            })}
          </b>
        </span>
      )}
    </p>
  );
}

const emptyDraft = (): AlertDraft => ({
  id: crypto.randomUUID(),
  kind: 'warning',
  severity: 'moderate',
  headline: EMPTY,
  body: EMPTY,
  instruction: EMPTY,
  communes: [],
  zones: [],
  functions: [],
  respondBy: '',
});

/** A filed draft as the form that revises it. */
const draftOf = (alert: Alert): AlertDraft => ({
  id: alert.id,
  kind: alert.kind,
  severity: alert.severity,
  headline: alert.headline,
  body: alert.body,
  instruction: alert.instruction ?? EMPTY,
  communes: alert.to.communes ?? [],
  zones: alert.to.zones ?? [],
  functions: alert.to.functions ?? [],
  ...(alert.to.area ? { perimeter: 'kept' } : {}),
  seen: alert.drafted.at,
  respondBy: alert.respondBy ? minuteOf(alert.respondBy).slice(0, 5) : '',
});
