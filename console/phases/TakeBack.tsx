import { holdsForCommune } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { sameOffice } from '../../shared/phases/openUnder.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { placeFull } from '../situation/chronology.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, useDeciders } from './DecidedBy.tsx';

/** Closes an organ, or withdraws a request to upscale, with whoever decided it. `about`: which of both, and its id. */
export default function TakeBack({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [what, id = ''] = about.split(' ');
  const organ = what === 'organ' ? room.organs[id] : undefined;
  const upscale = what === 'upscale' ? room.upscales[id] : undefined;
  const asker = upscale && room.mandates[upscale.requested.authority];
  const name = `phases.takeBack ${about}`;
  const [draft, change] = useDraft<Deciding & { readonly reason: string }>(name, () => ({
    ...decidingNow(),
    reason: '',
  }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders((m: Mandate) => {
    if (upscale) return sameOffice(m, asker);
    if (organ?.kind === 'cc-com') return m.function === 'mayor' && organ.communes.every(nis => holdsForCommune(m, nis));
    return m.function === (organ?.kind === 'cc-prov' ? 'high-official' : 'dir-d1');
  });
  if (!organ && !upscale) return null;
  const title = organ
    ? say('phase.closeOrgan', { organ: say(`phase.organ.${organ.kind}`) })
    : say('phase.withdrawRequest');
  const decided = decidedData(draft, deciders, upscale?.requested.decidedAt ?? organ?.convened.decidedAt);
  const send = async () => {
    const done = organ
      ? await submit('organ.close', { organ: id, ...decided }, name)
      : await submit('upscale.withdraw', { upscale: id, reason: draft.reason, ...decided }, name);
    if (done) stepBack();
  };
  return (
    <Dialog
      title={title}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form="take-back" disabled={sending.state === 'sending'}>
          {title}
        </Button>
      }
    >
      <DialogForm id="take-back" onSubmit={() => void send()}>
        <SendingState sending={sending} paths={['reason', 'decidedAt', 'decidedBy']} />
        {upscale && (
          <>
            <p>
              {say(`phase.name.${upscale.phase}`)} · {placeFull(upscale.communes, language)}
            </p>
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
          </>
        )}
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} />
      </DialogForm>
    </Dialog>
  );
}
