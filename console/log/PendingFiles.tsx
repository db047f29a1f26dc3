import { useRef } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import type { useFiles } from './useFiles.ts';

type Files = ReturnType<typeof useFiles>;

/** What will go along: kept, still on its way, or refused with its reason. */
export function PendingFiles({ files: { files, remove } }: { files: Files }) {
  const { say } = useLanguage();
  if (files.length === 0) return null;
  return (
    <ul className="pending-files">
      {files.map(file => (
        <li key={file.key}>
          <span className={file.state === 'refused' ? 'severe' : file.state === 'sending' ? 'stale' : undefined}>
            {file.name}
            {file.state !== 'kept' && (
              <span role={file.state === 'refused' ? 'alert' : 'status'}>
                {' · '}
                {file.state === 'sending' ? say('desk.sending') : (file.why ?? say('log.fileLost'))}
              </span>
            )}
          </span>
          <Button rank="link" aria-label={say('log.fileRemove', { name: file.name })} onClick={() => remove(file.key)}>
            ×
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Chooses files by hand; paste and drop do the same. */
export function ChooseFiles({ files: { add } }: { files: Files }) {
  const { say } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="attach"
        aria-label={say('log.attach')}
        title={say('log.attachHint')}
        onClick={() => input.current?.click()}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M11.5 4.5 6 10a1.4 1.4 0 0 0 2 2l5.5-5.5a3 3 0 0 0-4.2-4.2L3.6 8a4.6 4.6 0 0 0 6.5 6.5l4.4-4.4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
          />
        </svg>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.mp4"
        onChange={event => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
