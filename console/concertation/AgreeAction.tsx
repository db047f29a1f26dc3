import { type FormEvent, useState } from 'react';
import type { FunctionCode } from '../../shared/people/schema.ts';
import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { momentAt } from '../desk/clockTime.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { serverNow } from '../room/store.ts';
import { communeFull, functionName, zoneFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

const OWNERS: readonly FunctionCode[] = [
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'transport-dispatch',
  'fire-dispatch',
  'high-official',
  'regional-operator',
  'information-manager',
];

/** One line, one owner, one time; Enter adds it to the list. */
export function AgreeAction({ meeting }: { meeting: string }) {
  const { say, language } = useLanguage();
  const [text, setText] = useState('');
  const [owner, setOwner] = useState('dir-d1');
  const [due, setDue] = useState('');
  const { sending, failure, submit } = useSending();
  const agree = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const [code, ground] = owner.split(' ');
    const whose = {
      function: code as FunctionCode,
      ...(code === 'mayor' && ground ? { commune: ground } : {}),
      ...(code === 'zone-officer' && ground ? { zone: ground } : {}),
    };
    const by = due.trim() ? { due: momentAt(due, serverNow(), 'future') ?? due } : {};
    const data = { meeting, action: crypto.randomUUID(), text: text.trim(), owner: whose, ...by };
    if (!(await submit('meeting.action', data))) return;
    setText('');
    setDue('');
  };
  return (
    <form className="agree-action" noValidate onSubmit={event => void agree(event)}>
      <Field label={say('meeting.action')} error={errorFor('text', failure)}>
        {control => <input {...control} value={text} maxLength={400} onChange={e => setText(e.target.value)} />}
      </Field>
      <Field label={say('meeting.owner')} error={errorFor('owner', failure)}>
        {control => (
          <select {...control} value={owner} onChange={e => setOwner(e.target.value)}>
            {OWNERS.map(code => (
              <option key={code} value={code}>
                {functionName(code, language)}
              </option>
            ))}
            {POLICE_ZONES.map(({ zone }) => (
              <option key={zone} value={`zone-officer ${zone}`}>
                {zoneFull(zone, language)}
              </option>
            ))}
            {sortByName(COMMUNES, language).map(({ nis }) => (
              <option key={nis} value={`mayor ${nis}`}>
                {functionName('mayor', language)} {communeFull(nis, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('meeting.due')} error={errorFor('due', failure)}>
        {control => <input {...control} className="n" value={due} onChange={e => setDue(e.target.value)} />}
      </Field>
      <Button type="submit">{say('meeting.agree')}</Button>
      <SendingState sending={sending} paths={['text', 'owner', 'due']} />
    </form>
  );
}
