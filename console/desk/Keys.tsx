import { useLanguage } from '../language/Language.tsx';
import { sayPlain } from '../language/say.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keycap } from '../ui/Keycap.tsx';
import { stepBack } from './deskState.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** The sheet of shortcuts, from the same table that binds them. */
export function Keys() {
  const { say, language } = useLanguage();
  return (
    <Dialog title={say('command.keys')} onClose={stepBack} place="middle">
      <dl className="keys-sheet">
        {SHORTCUTS.map(({ keys, label }) => (
          <div key={label}>
            <dt>
              <Keycap>{keys}</Keycap>
            </dt>
            <dd>{sayPlain(language, label)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
