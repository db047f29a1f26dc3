import { type ReactNode, useId } from 'react';

interface Props<Value extends string> {
  label: ReactNode;
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly key?: string }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  hint?: ReactNode;
  error?: ReactNode;
}

/** One of a few, all in sight: radios drawn as a row of keys, moved by arrows as radios are. */
export function OneOf<Value extends string>({ label, options, value, onChange, hint, error }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={error ? 'choices wrong' : 'choices'}>
      <legend>{label}</legend>
      <div className="keys">
        {options.map(option => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.key && <kbd aria-hidden>{option.key}</kbd>}
              {option.label}
            </span>
          </label>
        ))}
      </div>
      {hint && <p className="hint">{hint}</p>}
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ManyProps {
  label: ReactNode;
  options: readonly { readonly value: string; readonly label: ReactNode }[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  /** Sets of values that one press chooses. */
  sets?: readonly { readonly label: string; readonly values: readonly string[] }[];
  error?: ReactNode;
  columns?: number;
}

/** Any of many, each a box that is ticked. */
export function AnyOf({ label, options, values, onChange, sets = [], error, columns = 2 }: ManyProps) {
  const chosen = new Set(values);
  return (
    <fieldset className={error ? 'choices many wrong' : 'choices many'}>
      <legend>
        {label} <span className="n">{values.length}</span>
      </legend>
      {sets.length > 0 && (
        <p className="sets">
          {sets.map(set => (
            <button key={set.label} type="button" className="button link" onClick={() => onChange(set.values)}>
              <span>{set.label}</span>
            </button>
          ))}
        </p>
      )}
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <div className="boxes" style={{ '--columns': columns }}>
        {options.map(option => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={chosen.has(option.value)}
              onChange={event => {
                const rest = values.filter(v => v !== option.value);
                onChange(event.target.checked ? [...rest, option.value] : rest);
              }}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
