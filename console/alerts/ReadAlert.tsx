import { useState } from 'react';
import type { Alert } from '../../shared/alerts/schema.ts';
import { begin, stepBack } from '../desk/deskState.ts';
import { useDraft, useMay, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { TEXTS } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { communeFull, functionName, personName, zoneFull } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Differences } from '../ui/Differences.tsx';
import { errorFor } from '../ui/Field.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { ReceiptTable } from './ReceiptTable.tsx';

/** One alert whole: both languages side by side, its life, its recipients; and the act that is next. */
export function ReadAlert({ alert }: { alert: Alert }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [cancelling, setCancelling] = useState(false);
  const order = language === 'nl' ? (['nl', 'fr'] as const) : (['fr', 'nl'] as const);
  const { sending, submit } = useSending();
  return (
    <Dialog
      title={say('alert.one')}
      onClose={cancelling ? () => setCancelling(false) : stepBack}
      place="middle"
      actions={
        cancelling ? undefined : (
          <Acts
            alert={alert}
            sending={sending.state === 'sending'}
            act={type => void submit(type, { alert: alert.id })}
            onCancel={() => setCancelling(true)}
          />
        )
      }
    >
      <SendingState sending={sending} paths={[]} />
      {cancelling ? (
        <CancelAlert alert={alert} onDone={() => setCancelling(false)} />
      ) : (
        <>
          <p className="alert-life older">
            <b className="state-word">{say(`alert.state.${alert.status}`)}</b>
            <span>{say(`alert.kind.${alert.kind}`)}</span>
            <SeverityMark severity={alert.severity} worded />
            <span>
              {say('alert.writtenBy', { who: personName(room, alert.drafted.by) })}{' '}
              <Moment at={alert.drafted.at} form="second" />
            </span>
            {(['approved', 'issued', 'cancelled'] as const).map(stage => {
              const stamp = alert[stage];
              return (
                stamp && (
                  <span key={stage}>
                    {say(`alert.state.${stage}`)} <Moment at={stamp.at} form="second" /> · {personName(room, stamp.by)}
                  </span>
                )
              );
            })}
            {alert.respondBy && (
              <span>
                {say('alert.respondBy')} <Moment at={alert.respondBy} />
              </span>
            )}
          </p>
          {!alert.issued && TEXTS.map(text => alert[text] && <Differences key={text} text={alert[text]} />)}
          <div className="both-languages">
            {order.map(code => (
              <article key={code} lang={code}>
                <h3>{alert.headline[code]}</h3>
                {TEXTS.slice(1).map(text => {
                  const words = text === 'headline' ? undefined : alert[text];
                  return words && <p key={text}>{words[code]}</p>;
                })}
              </article>
            ))}
          </div>
          {alert.cancelled && (
            <p className="severe">
              {say('alert.cancelReason')}: {alert.cancelled.reason[language === 'nl' ? 'nl' : 'fr']}
            </p>
          )}
          {alert.issued ? <ReceiptTable alert={alert} /> : <Addressees alert={alert} />}
        </>
      )}
    </Dialog>
  );
}

interface ActsProps {
  alert: Alert;
  sending: boolean;
  act: (type: 'alert.approve' | 'alert.issue') => void;
  onCancel: () => void;
}

/** What may be done with it now, by this person. */
function Acts({ alert, sending, act, onCancel }: ActsProps) {
  const { say } = useLanguage();
  const me = useRoom(store => store.me);
  const may = {
    approve: useMay('alert.approve'),
    issue: useMay('alert.issue'),
    cancel: useMay('alert.cancel'),
    draft: useMay('alert.draft'),
  };
  const own = alert.drafted.by.person === me?.person.id;
  return (
    <>
      {alert.status === 'draft' && may.approve && (
        <Button rank="primary" disabled={sending} onClick={() => act('alert.approve')}>
          {say('alert.approve')}
        </Button>
      )}
      {alert.status === 'draft' && own && <p className="older">{say('alert.secondPerson')}</p>}
      {alert.status === 'draft' && may.draft && (
        <Button
          onClick={() =>
            begin({ kind: 'write-alert', alert: alert.id, ...(alert.incident ? { incident: alert.incident } : {}) })
          }
        >
          {say('desk.revise')}
        </Button>
      )}
      {alert.status === 'approved' && may.issue && (
        <Button rank="grave" disabled={sending} onClick={() => act('alert.issue')}>
          <IssueWords alert={alert} />
        </Button>
      )}
      {alert.status !== 'cancelled' && may.cancel && <Button onClick={onCancel}>{say('alert.cancel')}</Button>}
    </>
  );
}

/** The button says what leaves and to how many. */
function IssueWords({ alert }: { alert: Alert }) {
  const { say } = useLanguage();
  const { communes = [], zones = [], functions = [], area } = alert.to;
  const others = zones.length + functions.length;
  if (area) return say('desk.issueToArea', { n: communes.length + others });
  return others === 0
    ? say('alert.issueTo', { n: communes.length })
    : say('alert.issueToRecipients', { n: communes.length + others });
}

/** Before it goes out: to whom it is written. */
function Addressees({ alert }: { alert: Alert }) {
  const { say, language } = useLanguage();
  const { communes = [], zones = [], functions = [], area } = alert.to;
  const names = [
    ...communes.map(nis => communeFull(nis, language)),
    ...zones.map(code => zoneFull(code, language)),
    ...functions.map(code => functionName(code, language)),
    ...(area ? [say('alert.toArea')] : []),
  ];
  return (
    <section>
      <h3 className="older">
        {say('alert.to')} <span className="n">{names.length}</span>
      </h3>
      <p>{names.join(' · ')}</p>
    </section>
  );
}

/** Takes an alert back, with its reason in both languages: whoever had it is told. */
function CancelAlert({ alert, onDone }: { alert: Alert; onDone: () => void }) {
  const { say, language } = useLanguage();
  const name = `cancel-alert ${alert.id}`;
  const [draft, change] = useDraft<{ reason: Bilingual }>(name, () => ({ reason: { fr: '', nl: '' } }));
  const { sending, failure, submit } = useSending();
  const cancel = async () => {
    if (await submit('alert.cancel', { alert: alert.id, reason: { ...draft.reason } }, name)) onDone();
  };
  return (
    <DialogForm id="cancel-alert" onSubmit={() => void cancel()}>
      <SendingState sending={sending} paths={['reason.fr', 'reason.nl']} />
      <p>
        <b>{alert.headline[language === 'nl' ? 'nl' : 'fr']}</b>
      </p>
      <BilingualField
        label={say('alert.cancelReason')}
        value={draft.reason}
        onChange={reason => change({ reason })}
        rows={3}
        most={500}
        autoFocus
        first={language === 'nl' ? 'nl' : 'fr'}
        errors={{ fr: errorFor('reason.fr', failure), nl: errorFor('reason.nl', failure) }}
      />
      <p className="acts">
        <Button rank="grave" type="submit" disabled={sending.state === 'sending'}>
          {say('alert.cancel')}
        </Button>
        <Button onClick={onDone}>{say('command.back')}</Button>
      </p>
    </DialogForm>
  );
}
