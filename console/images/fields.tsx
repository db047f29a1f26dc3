import type { ReactNode } from 'react';
import type { Failure } from '../../shared/protocol.ts';
import { useLanguage } from '../language/Language.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

interface LineProps {
  readonly label: ReactNode;
  /** Where the server says what is wrong with it. */
  readonly path: string;
  readonly failure: Failure | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  /** Wrong before it is sent. */
  readonly wrong?: ReactNode;
  /** Figures, addresses, days. */
  readonly figures?: boolean;
  readonly most?: number;
}

/** One line of text with what the server says of it. */
export function Line({ label, path, failure, value, onChange, hint, optional, wrong, figures, most = 300 }: LineProps) {
  return (
    <Field label={label} hint={hint} optional={optional ?? false} error={wrong ?? errorFor(path, failure)}>
      {control => (
        <input
          {...control}
          className={figures ? 'n' : undefined}
          maxLength={most}
          autoComplete="off"
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A reason, as it will stand in the journal. */
export function Reason(props: Omit<LineProps, 'label' | 'path'>) {
  const { say } = useLanguage();
  return <Line {...props} label={say('images.reason')} path="reason" />;
}
