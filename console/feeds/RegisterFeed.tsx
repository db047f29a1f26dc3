import './feeds.css';
import { useState } from 'react';
import type { CommandData } from '../../shared/commands.ts';
import { kindOfAddress } from '../../shared/feeds/examined.ts';
import { type Source, sourceSchema } from '../../shared/feeds/schema.ts';
import { stepBack, useDesk } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { AddressTest } from './AddressTest.tsx';
import { SenderKey } from './SenderKey.tsx';

type Registering = CommandData<'feed.register'>;
type Kind = (typeof KINDS)[number];
interface FeedDraft {
  readonly id: string;
  readonly name: Bilingual;
  /** As typed, but for the login. */
  readonly url: string;
  /** Undefined: by what the address looks like. */
  readonly kind: Kind | undefined;
  readonly account: string;
  readonly owner: string;
  readonly regime: Registering['regime'];
}
const REGIMES: readonly Registering['regime'][] = ['police', 'camera-law', 'transport', 'private'];
const KINDS = ['rtsp', 'onvif', 'hls', 'mjpeg', 'whep', 'srt', 'rtmp', 'srt-sent', 'rtmp-sent'] as const;

/** Registers a source of pictures, tested first where it has an address; it stands in the middle of what the map shows. */
export default function RegisterFeed() {
  const { say } = useLanguage();
  const centre = useDesk(desk => desk.centre);
  const [draft, change] = useDraft<FeedDraft>('register-feed', () => ({
    id: crypto.randomUUID(),
    name: { fr: '', nl: '' },
    ...{ url: '', kind: undefined, account: '', owner: '', regime: 'camera-law' },
  }));
  // Not in the draft: who comes back to the form types it again, and nobody reads it.
  const [password, setPassword] = useState('');
  const [registered, setRegistered] = useState<string>();
  const { sending, failure, submit } = useSending();
  const guessed = kindOfAddress(draft.url);
  const kind: Kind = draft.kind ?? KINDS.find(known => known === guessed) ?? 'rtsp';
  const sent = kind === 'srt-sent' || kind === 'rtmp-sent';
  const source: Source = sent
    ? { kind: kind === 'srt-sent' ? 'srt' : 'rtmp' }
    : { kind, url: withLogin(draft.url.trim(), draft.account, password) };

  /** A pasted address may hold the login: it goes to its own fields, where the password is not shown. */
  const typed = (text: string) => {
    const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
    if (!url || (url.username === '' && url.password === '')) return change({ url: text });
    const account = plain(url.username);
    setPassword(plain(url.password));
    [url.username, url.password] = ['', ''];
    change({ url: url.href, account });
  };
  const register = async () => {
    const { id, name, owner, regime } = draft;
    const data: Registering = { feed: id, name: { ...name }, source, owner, regime, ...(centre && { point: centre }) };
    if (!(await submit('feed.register', data, 'register-feed'))) return;
    if (sent) setRegistered(id);
    else stepBack();
  };
  if (registered) return <SenderKey feed={registered} onClose={stepBack} />;
  return (
    <Dialog
      title={say('desk.feedRegister')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="register-feed" disabled={sending.state === 'sending'}>
          {say('desk.feedRegister')}
        </Button>
      }
    >
      <DialogForm id="register-feed" onSubmit={() => void register()}>
        <SendingState sending={sending} paths={['name.fr', 'name.nl', 'source', 'owner', 'regime']} />
        {!sent && (
          <Field
            label={say('desk.feedUrl')}
            hint="rtsp:// · http:// · srt:// · rtmp://"
            error={errorFor('source', failure)}
          >
            {control => (
              <input
                {...control}
                className="n"
                autoComplete="off"
                spellCheck={false}
                value={draft.url}
                onChange={event => typed(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={say('source.kind')} error={sent ? errorFor('source', failure) : undefined}>
          {control => (
            <select {...control} value={kind} onChange={event => change({ kind: event.target.value as Kind })}>
              {KINDS.map(each => (
                <option key={each} value={each}>
                  {say(`source.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {!sent && (
          <>
            <div className="login">
              <Field label={say('source.account')} optional>
                {control => (
                  <input
                    {...control}
                    autoComplete="off"
                    value={draft.account}
                    onChange={event => change({ account: event.target.value })}
                  />
                )}
              </Field>
              <Field label={say('source.password')} optional hint={say('source.kept')}>
                {control => (
                  <input
                    {...control}
                    type="password"
                    autoComplete="new-password"
                    value={password}
                    onChange={event => setPassword(event.target.value)}
                  />
                )}
              </Field>
            </div>
            <AddressTest
              source={sourceSchema.safeParse(source).success ? source : undefined}
              onTake={camera =>
                change({
                  ...{ url: camera.url, kind: 'onvif' },
                  ...(draft.name.fr === '' && draft.name.nl === '' && { name: { fr: camera.name, nl: camera.name } }),
                })
              }
            />
          </>
        )}
        <BilingualField
          label={say('desk.feedName')}
          value={draft.name}
          onChange={name => change({ name })}
          most={120}
          errors={{ fr: errorFor('name.fr', failure), nl: errorFor('name.nl', failure) }}
        />
        <Field label={say('feed.owner')} error={errorFor('owner', failure)}>
          {control => (
            <input {...control} value={draft.owner} onChange={event => change({ owner: event.target.value })} />
          )}
        </Field>
        <Field label={say('desk.feedRegime')} error={errorFor('regime', failure)}>
          {control => (
            <select
              {...control}
              value={draft.regime}
              onChange={event => change({ regime: event.target.value as FeedDraft['regime'] })}
            >
              {REGIMES.map(regime => (
                <option key={regime} value={regime}>
                  {say(`feed.regime.${regime}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}

function withLogin(text: string, account: string, password: string): string {
  if ((account === '' && password === '') || !URL.canParse(text)) return text;
  const url = new URL(text);
  // The setters escape what an address can't hold, but for a per cent sign, which would begin an escape.
  url.username = account.replaceAll('%', '%25');
  url.password = password.replaceAll('%', '%25');
  return url.href;
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
