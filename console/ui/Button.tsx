import './button.css';
import type { ComponentProps } from 'react';
import { Keycap } from './Keycap.tsx';

interface Props extends ComponentProps<'button'> {
  /** primary: the act of the form · plain: beside it · link: in a row · grave: reaches real people, or takes back. */
  rank?: 'primary' | 'plain' | 'link' | 'grave';
  /** Shown at its end and told to assistive technology; the page itself binds it. */
  shortcut?: string | undefined;
}

/** A button says the act and its object. */
export function Button({ rank = 'plain', shortcut, children, className, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={['button', rank, className].filter(Boolean).join(' ')}
      {...(shortcut && { 'aria-keyshortcuts': shortcut.replaceAll(' ', '+').replace('Ctrl', 'Control') })}
    >
      <span>{children}</span>
      {shortcut && <Keycap>{shortcut}</Keycap>}
    </button>
  );
}
