import { ASKED } from '../../shared/upscales/authority.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { placeFull } from '../situation/chronology.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, useDeciders } from './DecidedBy.tsx';

interface Answering extends Deciding {
  readonly answer: 'granted' | 'refused' | undefined;
  readonly reason: string;
}

/** Answers a request to upscale, or records the answer of the authority asked. Granting declares nothing. */
export default function AnswerUpscale({ about }: FormProps) {
  const { say, language } = useLanguage();
  const upscale = useRoom(store => store.room.upscales[about ?? '']);
  const name = `answer-upscale ${about ?? ''}`;
  const [draft, change] = useDraft<Answering>(name, () => ({ ...decidingNow(), answer: undefined, reason: '' }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(m => upscale !== undefined && m.function === ASKED[upscale.phase]);
  if (!upscale) return null;
  const answer = async () => {
    if (!draft.answer) return;
    const decided = decidedData(draft, deciders, upscale.requested.decidedAt);
    const data = { upscale: upscale.id, answer: draft.answer, reason: draft.reason, ...decided };
    if (await submit('upscale.answer', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.answerRequest')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="answer-upscale"
          disabled={sending.state === 'sending' || draft.answer === undefined}
        >
          {say(deciders.self ? 'phase.answerRequest' : 'phase.recordAnswer')}
        </Button>
      }
    >
      <DialogForm id="answer-upscale" onSubmit={() => void answer()}>
        <SendingState sending={sending} paths={['answer', 'reason', 'decidedAt', 'decidedBy']} />
        <p>
          {say(`phase.name.${upscale.phase}`)} · {placeFull(upscale.communes, language)}
        </p>
        <p className="older">{read(upscale.why, language)}</p>
        <OneOf
          label={say('phase.answer')}
          options={(['granted', 'refused'] as const).map(value => ({ value, label: say(`phase.upscale.${value}`) }))}
          value={draft.answer}
          onChange={chosen => change({ answer: chosen })}
          hint={say('phase.grantDeclaresNothing')}
          error={errorFor('answer', failure)}
        />
        <Field label={say('phase.reason')} error={errorFor('reason', failure)}>
          {control => (
            <textarea
              {...control}
              rows={3}
              value={draft.reason}
              onChange={event => change({ reason: event.target.value })}
            />
          )}
        </Field>
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} label={say('phase.answeredAt')} />
      </DialogForm>
    </Dialog>
  );
}
