import './field.css';
import { type ReactNode, useId } from 'react';
import { useLanguage } from '../language/Language.tsx';

/** What a control is given so that its label, hint and error are told with it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; from the form itself or from the server's answer for this path. */
  error?: ReactNode;
  optional?: boolean;
  /** The control: `control => <input {...control} />`. */
  children: (control: ControlProps) => ReactNode;
}

/** A label over its control, with hint and error tied to it. */
export function Field({ label, hint, error, optional, children }: Props) {
  const { say } = useLanguage();
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="stale"> · {say('command.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/**
 * The message for a field out of a failure that names a path: `data.headline.nl` is for `headline.nl`, and for
 * `headline` where no field is nearer. Exported for forms that place the server's answer.
 */
export function errorFor(
  path: string,
  failure: { readonly path?: string | undefined; readonly message: string } | undefined,
) {
  if (!failure?.path) return undefined;
  const at = failure.path.replace(/^data\./, '');
  return at === path || at.startsWith(`${path}.`) ? failure.message : undefined;
}
