import { type ReactNode, useId } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { prefer, type Theme, usePreferences } from '../shell/preferences.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { OneOf } from './Choices.tsx';
import { perform } from './choose.ts';
import { switchSound, useSound } from './sound.ts';

const THEMES: readonly Theme[] = ['dark', 'light', 'contrast'];

/** Who works here, and behind it what is theirs: language, theme, sound, leaving. */
export function PersonMenu() {
  const { say, language } = useLanguage();
  const { theme } = usePreferences();
  const { muted, waits } = useSound();
  const me = useRoom(store => store.me);
  const id = useId();
  if (!me) return null;
  const [mandate] = me.mandates;
  return (
    <>
      <button type="button" className="person" popoverTarget={id}>
        {mandate && <span>{functionName(mandate.function, language)}&nbsp;</span>}
        <span>
          {shortName(me.person.name)}
          <span aria-hidden>{waits ? ' ♪' : ''} ⌄</span>
        </span>
      </button>
      <div id={id} popover="auto" className="person-menu" role="dialog" aria-label={me.person.name}>
        <p>
          <b>{me.person.name}</b>
          {me.mandates.map(m => (
            <span key={m.id} className="older">
              {functionName(m.function, language)}
            </span>
          ))}
        </p>
        <OneOf
          label={say('command.language')}
          options={LANGUAGES.map(value => ({ value, label: <Named lang={value}>{LANGUAGE_NAMES[value]}</Named> }))}
          value={language}
          onChange={value => prefer({ language: value })}
        />
        <OneOf
          label={say('command.theme')}
          options={THEMES.map(value => ({ value, label: say(`command.theme.${value}`) }))}
          value={theme}
          onChange={value => prefer({ theme: value })}
        />
        <OneOf
          label={say('desk.sound')}
          options={[
            { value: 'on', label: say('desk.soundOn') },
            { value: 'off', label: say('desk.soundOff') },
          ]}
          value={muted ? 'off' : 'on'}
          onChange={switchSound}
          hint={waits ? say('desk.soundWaits') : undefined}
        />
        <p className="acts">
          <Button rank="link" shortcut="?" popoverTarget={id} onClick={() => void perform('keys')}>
            {say('command.keys')}
          </Button>
          <Button rank="link" onClick={() => void perform('legend')}>
            {say('command.legend')}
          </Button>
          <Button rank="link" onClick={() => void perform('sign-out')}>
            {say('session.signOut')}
          </Button>
        </p>
      </div>
    </>
  );
}

const Named = ({ lang, children }: { lang: string; children: ReactNode }) => <span lang={lang}>{children}</span>;

/** `M. Claes`: a title before the first name stays as it is. */
const shortName = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return rest.length === 0 ? name : `${first.slice(0, 1)}. ${rest.join(' ')}`;
};
