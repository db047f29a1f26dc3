import './words.ts';
import { useState } from 'react';
import type { Failure } from '../../shared/protocol.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { type Sending, useDraft, useMay, withoutPath } from '../desk/form.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { whenOf } from '../phases/when.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormFrame } from './FormFrame.tsx';
import { Line } from './fields.tsx';
import { momentWritten } from './moment.ts';

const DAY_MS = 86_400_000;
type Given = { readonly token: string; readonly address: string };

/** Gives an encoder or a player a key of its own, told this once. `about`: the camera. */
export default function KeyForm({ about = '', incident }: FormProps) {
  const { say, language } = useLanguage();
  const feed = useRoom(store => store.room.feeds[about]);
  const sends = useMay('stream.allow-sender') && feed?.source.kind === 'whip';
  const name = `images.key ${about}`;
  const [draft, change] = useDraft(name, () => ({
    ...{ id: crypto.randomUUID(), use: (sends ? 'send' : 'play') as 'send' | 'play', holder: '', purpose: '' },
    until: momentWritten(serverNow() + DAY_MS),
  }));
  const [given, setGiven] = useState<Given>();
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  if (!feed) return null;
  const failure = sending.state === 'refused' ? sending.failure : undefined;
  const expiresAt = whenOf(draft.until, serverNow(), 'future');
  const wrong = expiresAt === undefined ? say('images.badMoment') : undefined;
  const give = async () => {
    if (wrong) return;
    setSending({ state: 'sending' });
    const { use, holder, purpose } = draft;
    const play = { purpose, ...(incident ? { incident } : {}) };
    const data = { key: draft.id, feed: feed.id, holder, expiresAt, ...(use === 'play' ? play : {}) };
    const answer = await fetch('/api/streams', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ id: draft.id, use, data }),
    }).catch(() => undefined);
    const body = await answer?.json().catch(() => undefined);
    if (body?.ok) return setGiven({ token: body.token, address: new URL(body.address, location.origin).href });
    const unanswered: Failure = { code: 'unavailable', message: say('images.noAnswer') };
    setSending({ state: 'refused', failure: withoutPath(body?.error ?? unanswered) });
  };
  if (given)
    return (
      <Dialog
        title={say('images.key')}
        onClose={stepBack}
        actions={
          <Button rank="primary" onClick={stepBack}>
            {say('images.copied')}
          </Button>
        }
      >
        <div className="dialog-form">
          <p>{say('images.keyOnce')}</p>
          {(['address', 'token'] as const).map(part => (
            <Field key={part} label={say(part === 'token' ? 'images.keyToken' : 'images.keyAddress')}>
              {control => (
                <input
                  {...control}
                  className="n"
                  readOnly
                  value={given[part]}
                  onFocus={event => event.target.select()}
                />
              )}
            </Field>
          ))}
        </div>
      </Dialog>
    );
  return (
    <FormFrame
      id="images-key"
      title={say('images.key')}
      {...{ sending, paths: ['holder', 'expiresAt', 'purpose'] }}
      onSubmit={() => void give()}
    >
      <p>{read(feed.name, language)}</p>
      {sends && (
        <OneOf
          label={say('images.keyUse')}
          options={(['send', 'play'] as const).map(value => ({ value, label: say(`images.key.${value}`) }))}
          value={draft.use}
          onChange={use => change({ use })}
        />
      )}
      <Line
        {...{ label: say('images.holder'), hint: say('images.holderHint'), path: 'holder', failure, most: 120 }}
        value={draft.holder}
        onChange={holder => change({ holder })}
      />
      <Line
        {...{ label: say('images.until'), hint: say('images.untilHint'), path: 'expiresAt', failure, wrong }}
        figures
        value={draft.until}
        onChange={until => change({ until })}
      />
      {draft.use === 'play' && (
        <Line
          {...{ label: say('feed.purpose'), path: 'purpose', failure, value: draft.purpose }}
          onChange={purpose => change({ purpose })}
        />
      )}
    </FormFrame>
  );
}
