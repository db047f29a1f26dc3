import { useState } from 'react';
import type { LinkLevel } from '../../shared/links/schema.ts';
import { isValid } from '../../shared/people/mandates.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import type { Answer, Failure } from '../../shared/protocol.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { DialogForm } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { MandateSelect } from './MandateSelect.tsx';

/** Who decides or answers for a ground; the centre's own people sit in the room. */
const OFFERED: readonly FunctionCode[] = [
  'mayor',
  'high-official',
  'minister-interior',
  'minister-president',
  'neighbour-governor',
  'national-crisis-centre',
  'zone-officer',
  'emergency-coordinator',
  'commune-liaison',
  'dir-d1',
  'dir-d3',
  'fire-dispatch',
  'prosecutor',
];
const HOURS = [2, 12, 24, 72] as const;

/** Gives an authority a link to read along without account. The link is told here, once, and nowhere kept. */
export default function GiveLink(_props: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const at = new Date(serverNow()).toISOString();
  const [mandate, setMandate] = useState('');
  const [level, setLevel] = useState<LinkLevel>('situation');
  const [hours, setHours] = useState('12');
  const [views, setViews] = useState('50');
  const [state, setState] = useState<State>({ kind: 'asking' });
  const who = room.people[room.mandates[mandate]?.person ?? '']?.name ?? '';
  const give = async () => {
    setState({ kind: 'sending' });
    const expiresAt = new Date(serverNow() + Number.parseInt(hours, 10) * 3_600_000).toISOString();
    const maxViews = Number.parseInt(views, 10) || 0;
    const data = { link: crypto.randomUUID(), level, mandate, expiresAt, maxViews };
    setState(await ask(data, language));
  };
  const failure = state.kind === 'refused' ? state.failure : undefined;
  const general =
    failure && !['mandate', 'expiresAt', 'maxViews'].some(path => errorFor(path, failure))
      ? failure.message
      : undefined;
  return (
    <Dialog
      title={say('people.give')}
      onClose={stepBack}
      actions={
        state.kind !== 'given' && (
          <Button rank="primary" type="submit" form="give-link" disabled={state.kind === 'sending' || !mandate}>
            {say('people.giveTo')}
          </Button>
        )
      }
    >
      {state.kind === 'given' ? (
        <Given token={state.token} who={who} />
      ) : (
        <DialogForm id="give-link" onSubmit={() => void give()}>
          {(general || state.kind === 'unreachable') && (
            <p className="refusal" role="alert">
              {general ?? say('people.linkFailed')}
            </p>
          )}
          <MandateSelect
            label={say('people.forAuthority')}
            value={mandate}
            offered={m => isValid(m, at) && OFFERED.includes(m.function)}
            onChange={setMandate}
            error={errorFor('mandate', failure)}
          />
          <OneOf
            label={say('people.level')}
            options={(['situation', 'operational'] as const).map(value => ({
              value,
              label: say(`people.level.${value}`),
            }))}
            value={level}
            onChange={setLevel}
            hint={say(`people.levelHint.${level}`)}
          />
          <OneOf
            label={say('people.hours')}
            options={HOURS.map(n => ({ value: String(n), label: say('people.nHours', { n }) }))}
            value={hours}
            onChange={setHours}
            error={errorFor('expiresAt', failure)}
          />
          <Field label={say('people.views')} error={errorFor('maxViews', failure)}>
            {control => (
              <input
                {...control}
                type="number"
                min={1}
                max={1_000}
                className="n"
                value={views}
                onChange={event => setViews(event.target.value)}
              />
            )}
          </Field>
        </DialogForm>
      )}
    </Dialog>
  );
}

type State =
  | { readonly kind: 'asking' | 'sending' | 'unreachable' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'given'; readonly token: string };

async function ask(data: object, language: string): Promise<State> {
  try {
    const response = await fetch('/api/links', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ id: crypto.randomUUID(), data }),
    });
    const answer = (await response.json()) as Answer & { readonly token?: string };
    if (!answer.ok) return { kind: 'refused', failure: answer.error };
    return answer.token === undefined ? { kind: 'unreachable' } : { kind: 'given', token: answer.token };
  } catch {
    return { kind: 'unreachable' };
  }
}

function Given({ token, who }: { token: string; who: string }) {
  const { say } = useLanguage();
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}/link/${token}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="dialog-form">
      <p>{say('people.linkOnce', { who })}</p>
      <Field label={say('people.link')}>
        {control => (
          <textarea
            {...control}
            readOnly
            rows={3}
            className="n"
            value={address}
            onFocus={event => event.target.select()}
          />
        )}
      </Field>
      <p className="acts">
        <Button rank="primary" onClick={() => void copy().catch(() => undefined)}>
          {say(copied ? 'people.copied' : 'people.copy')}
        </Button>
      </p>
    </div>
  );
}
