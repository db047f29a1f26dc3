import './sign-in.css';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../language/language.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { prefer } from './preferences.ts';
import { type SignInResult, signIn } from './session.ts';

/** The door. Says what is wrong without saying which half of it was. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { say, language } = useLanguage();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [result, setResult] = useState<SignInResult>();
  const [waiting, setWaiting] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    const outcome = await signIn(account.trim(), password, language);
    setWaiting(false);
    setResult(outcome);
    if (outcome === 'signed-in') onSignedIn();
  };
  const wrong = result === undefined || result === 'signed-in' ? undefined : say(ERRORS[result]);

  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-busy={waiting}>
        <h1>
          <span className="mark" aria-hidden /> Belfry
        </h1>
        <p className="older">{say('session.centre')}</p>
        <Field label={say('session.account')}>
          {control => (
            <input
              {...control}
              name="account"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and it starts in this field
              autoFocus
              value={account}
              onChange={event => setAccount(event.target.value)}
            />
          )}
        </Field>
        <Field label={say('session.password')} error={wrong}>
          {control => (
            <input
              {...control}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button rank="primary" type="submit" disabled={waiting}>
          {say('session.signIn')}
        </Button>
      </form>
      <nav className="languages" aria-label="Français – Nederlands – English">
        {LANGUAGES.map(code => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => prefer({ language: code })}
          >
            {LANGUAGE_NAMES[code]}
          </button>
        ))}
      </nav>
    </main>
  );
}

const ERRORS = { wrong: 'session.wrong', 'too-many': 'session.tooMany', 'no-server': 'session.noServer' } as const;
