import './field.css';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Differences } from './Differences.tsx';
import { Field } from './Field.tsx';

export interface Bilingual {
  readonly fr: string;
  readonly nl: string;
}

interface Props {
  label: ReactNode;
  value: Bilingual;
  onChange: (value: Bilingual) => void;
  /** One line or many. */
  rows?: number;
  /** Signs at most, counted for each language. */
  most?: number;
  errors?: { readonly fr?: ReactNode; readonly nl?: ReactNode };
  optional?: boolean;
  /** Which stands left: the writer's own. */
  first?: 'fr' | 'nl';
  autoFocus?: boolean;
}

/** One text in French and Dutch, side by side and equal: neither is a translation box under the other. */
export function BilingualField({
  label,
  value,
  onChange,
  rows = 1,
  most,
  errors,
  optional,
  first = 'fr',
  autoFocus,
}: Props) {
  const { say } = useLanguage();
  const order = first === 'fr' ? (['fr', 'nl'] as const) : (['nl', 'fr'] as const);
  return (
    <fieldset className="bilingual">
      <legend>
        {label}
        {optional && <span className="stale"> · {say('command.optional')}</span>}
      </legend>
      {order.map((language, place) => {
        const left = most === undefined ? undefined : `${value[language].length}/${most}`;
        const props = {
          lang: language,
          value: value[language],
          autoFocus: autoFocus && place === 0,
          onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
            onChange({ ...value, [language]: event.target.value }),
          ...(most !== undefined && { maxLength: most }),
        };
        return (
          <Field
            key={language}
            label={
              <>
                {say(language === 'fr' ? 'command.french' : 'command.dutch')}
                {left && <span className="n count">{left}</span>}
              </>
            }
            error={errors?.[language]}
          >
            {control =>
              rows > 1 ? <textarea {...control} {...props} rows={rows} /> : <input {...control} {...props} />
            }
          </Field>
        );
      })}
      <Differences text={value} />
    </fieldset>
  );
}
