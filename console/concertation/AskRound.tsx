import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf } from '../desk/Choices.tsx';
import { momentAt } from '../desk/clockTime.ts';
import { openSheet, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull, functionName, zoneFull } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { meetingTitle } from './names.ts';

const DIRECTORS = ['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'] as const;
const FUNCTIONS = [...DIRECTORS, 'transport-dispatch', 'fire-dispatch', 'dispatch-112', 'prosecutor'] as const;
type Asked = (typeof FUNCTIONS)[number];
interface Draft {
  readonly id: string;
  readonly question: Bilingual;
  readonly functions: readonly Asked[];
  readonly zones: readonly string[];
  readonly communes: readonly string[];
  readonly deadline: string;
}
const ZONES = POLICE_ZONES.map(z => z.zone);
const ALL = COMMUNES.map(c => c.nis);

/** Asks a round in seconds: the question in both languages, everyone at the table already chosen. */
export default function AskRound({ incident, about: meeting }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const held = meeting === undefined ? undefined : room.meetings[meeting];
  const name = `rounds.ask ${meeting ?? incident ?? ''}`;
  const [draft, change] = useDraft<Draft>(name, () => ({
    id: crypto.randomUUID(),
    question: { fr: '', nl: '' },
    functions: DIRECTORS,
    zones: ZONES,
    communes: ALL,
    deadline: '',
  }));
  const { sending, failure, submit } = useSending();
  const about = held?.incident ?? incident;
  const count = draft.functions.length + draft.zones.length + draft.communes.length;
  const ask = async () => {
    const { id, question, functions, zones, communes, deadline } = draft;
    const data = {
      round: id,
      question: { ...question },
      to: {
        ...(functions.length > 0 ? { functions: [...functions] } : {}),
        ...(zones.length > 0 ? { zones: [...zones] } : {}),
        ...(communes.length > 0 ? { communes: [...communes] } : {}),
      },
      ...(about ? { incident: about } : {}),
      ...(meeting ? { meeting } : {}),
      ...(deadline.trim() ? { deadline: momentAt(deadline, serverNow(), 'future') ?? deadline } : {}),
    };
    if (!(await submit('round.ask', data, name))) return;
    stepBack();
    openSheet('concertation', id);
  };
  const incidentTitle = about ? room.incidents[about]?.title : undefined;
  return (
    <Dialog
      title={say('round.ask')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="ask-round"
          disabled={sending.state === 'sending'}
          shortcut="Ctrl Enter"
        >
          {say('round.askTo', { n: count })}
        </Button>
      }
    >
      <DialogForm id="ask-round" onSubmit={() => void ask()}>
        <SendingState sending={sending} paths={['question', 'to', 'deadline']} />
        {(held || incidentTitle) && (
          <p className="older">
            {[held && meetingTitle(held, language), incidentTitle && read(incidentTitle, language)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        <BilingualField
          label={say('round.question')}
          value={draft.question}
          onChange={question => change({ question })}
          most={240}
          first={language === 'nl' ? 'nl' : 'fr'}
          autoFocus
          errors={{ fr: errorFor('question.fr', failure), nl: errorFor('question.nl', failure) }}
        />
        <AnyOf
          label={say('alert.toFunctions')}
          options={FUNCTIONS.map(code => ({ value: code, label: functionName(code, language) }))}
          values={draft.functions}
          onChange={functions => change({ functions: functions as readonly Asked[] })}
          sets={[
            { label: 'D1–D5', values: DIRECTORS },
            { label: say('round.nobody'), values: [] },
          ]}
          columns={3}
          error={errorFor('to', failure)}
        />
        <AnyOf
          label={say('alert.toZones')}
          options={ZONES.map(zone => ({ value: zone, label: zoneFull(zone, language) }))}
          values={draft.zones}
          onChange={zones => change({ zones })}
          sets={[
            { label: say('round.allZones'), values: ZONES },
            { label: say('round.nobody'), values: [] },
          ]}
          columns={1}
        />
        <AnyOf
          label={say('alert.toCommunes')}
          options={sortByName(COMMUNES, language).map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
          values={draft.communes}
          onChange={communes => change({ communes })}
          sets={[
            ...(about && room.incidents[about]?.communes.length
              ? [{ label: say('desk.incidentCommunes'), values: room.incidents[about].communes }]
              : []),
            { label: say('alert.allCommunes'), values: ALL },
            { label: say('round.nobody'), values: [] },
          ]}
        />
        <Field
          label={say('alert.respondBy')}
          hint={say('round.dueHint')}
          optional
          error={errorFor('deadline', failure)}
        >
          {control => (
            <input
              {...control}
              className="n"
              value={draft.deadline}
              onChange={event => change({ deadline: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
