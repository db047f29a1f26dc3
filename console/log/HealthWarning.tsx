import { useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  /** The words that look like it. */
  where: string;
  onKeep: (reason: string) => void;
  onRewrite: () => void;
}

/** Before a text with somebody's health data leaves: rewrite it, or say why it must stay. The reason is stored with it. */
export function HealthWarning({ where, onKeep, onRewrite }: Props) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const keep = () => {
    if (reason.trim().length >= 3) onKeep(reason.trim());
  };
  return (
    <section className="health-warning" role="alert">
      <p>
        <b>{say('log.health')}</b> « {where} »
      </p>
      <p className="older">{say('log.healthWhy')}</p>
      <div className="pair">
        <input
          aria-label={say('log.healthReason')}
          placeholder={say('log.healthReason')}
          maxLength={300}
          value={reason}
          onChange={event => setReason(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            keep();
          }}
        />
        <Button onClick={onRewrite} rank="primary">
          {say('log.healthRewrite')}
        </Button>
        <Button onClick={keep} disabled={reason.trim().length < 3}>
          {say('log.healthKeep')}
        </Button>
      </div>
    </section>
  );
}

type Rule = typeof import('../../shared/log/health.ts');
let rule: Promise<Rule | undefined> | undefined;
/** Loads the rule while nothing hurries: without the hub it could not be had any more. */
export function loadHealthRule(): Promise<Rule | undefined> {
  rule ??= import('../../shared/log/health.ts').catch(() => {
    rule = undefined;
    return undefined;
  });
  return rule;
}
/** Looks at a text before it is sent. Where the rule could not be loaded the server, which holds it too, says so later. */
export const healthDataAt = async (text: string): Promise<string | undefined> =>
  (await loadHealthRule())?.looksLikeHealthData(text)?.where;
