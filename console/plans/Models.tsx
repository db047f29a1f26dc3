import { useEffect, useState } from 'react';
import type { CommandData } from '../../shared/commands.ts';
import type { Plan } from '../../shared/plans/schema.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { Button } from '../ui/Button.tsx';
import { SheetPart } from '../ui/Sheet.tsx';

type Drafting = CommandData<'plan.draft'>;
interface Model extends Pick<Drafting, 'kind' | 'risk' | 'title' | 'content'> {
  readonly id: string;
  readonly version: string;
}

/** Model plans that the server lends, those first that the room does not have in this version. Taking one over makes a draft. */
export function Models({ plans }: { plans: readonly Plan[] }) {
  const { say, language } = useLanguage();
  const [models, setModels] = useState<readonly Model[] | 'failed'>();
  const { sending, submit } = useSending();
  useEffect(() => {
    const stop = new AbortController();
    fetch('/api/plans/library', { headers: { accept: 'application/json' }, signal: stop.signal })
      .then(response => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
      .then((answer: { plans: readonly Model[] }) => setModels(answer.plans))
      .catch(() => stop.signal.aborted || setModels('failed'));
    return () => stop.abort();
  }, []);
  if (models === 'failed') return <p className="nothing">{say('plan.modelsFailed')}</p>;
  const ofModel = (id: string) => plans.find(p => !p.retired && p.versions.some(v => v.library?.id === id));
  const missing = (models ?? []).filter(
    model => !ofModel(model.id)?.versions.some(v => v.library?.version === model.version),
  );
  if (missing.length === 0) return null;
  const take = ({ id, version, kind, risk, title, content }: Model) => {
    const known = ofModel(id);
    void submit('plan.draft', {
      ...(known ? { plan: known.id, after: known.versions.length } : { plan: crypto.randomUUID() }),
      ...{ kind, risk, title, content, territory: 'region', library: { id, version } },
    });
  };
  return (
    <SheetPart title={say('plan.models')}>
      <SendingState sending={sending} paths={[]} />
      <ul className="models">
        {missing.map(model => (
          <li key={model.id}>
            <span>
              {read(model.title, language)} <span className="n stale">{model.version}</span>
            </span>
            <Button
              rank="link"
              aria-label={`${say('plan.takeOver')} : ${read(model.title, language)}`}
              onClick={() => take(model)}
            >
              {say('plan.takeOver')}
            </Button>
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}
