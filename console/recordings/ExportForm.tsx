import './recordings.css';
import { read as readIn } from '../../shared/language/read.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { BASES, useBasis } from '../feeds/bases.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

const FORM = 'recordings.export';

/** Gives a hold out as one sealed file: for what, on which basis, by whose decision. */
export default function ExportForm({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const hold = about === undefined ? undefined : room.holds[about];
  const named = useBasis(hold?.incident);
  const name = `${FORM} ${about}`;
  const [draft, change] = useDraft(name, () => ({
    export: crypto.randomUUID(),
    purpose: '',
    basis: named ? readIn(named, language) : '',
    prosecutorRef: '',
  }));
  const { sending, failure, submit } = useSending();
  if (!hold || hold.released) return null;
  const give = async () => {
    const { prosecutorRef, basis, purpose } = draft;
    const known = BASES.find(each => read(each, language) === basis);
    const done = await submit(
      'recording.export',
      {
        ...{ export: draft.export, hold: hold.id, purpose },
        ...(basis.trim() ? { basis: known ?? basis } : {}),
        ...(prosecutorRef.trim() ? { prosecutorRef } : {}),
      },
      name,
    );
    if (done) stepBack();
  };
  const line = (field: 'purpose' | 'basis' | 'prosecutorRef', label: string, optional: boolean, list?: string) => (
    <Field label={label} error={errorFor(field, failure)} optional={optional}>
      {control => (
        <input
          {...control}
          {...(list ? { list } : {})}
          maxLength={field === 'prosecutorRef' ? 120 : 300}
          value={draft[field]}
          onChange={event => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={say('recordings.exportTitle')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form={FORM} disabled={sending.state === 'sending'}>
          {say('recordings.export')}
        </Button>
      }
    >
      <DialogForm id={FORM} onSubmit={() => void give()}>
        <SendingState sending={sending} paths={['purpose', 'basis', 'prosecutorRef']} />
        <ul className="recording-reach">
          {hold.feeds.map(id => {
            const feed = room.feeds[id];
            return feed ? <li key={id}>{read(feed.name, language)}</li> : null;
          })}
        </ul>
        {line('purpose', say('feed.purpose'), false)}
        {line('basis', say('feed.legalBasis'), true, 'export-bases')}
        <datalist id="export-bases">
          {BASES.map(basis => (
            <option key={basis.fr} value={read(basis, language)} />
          ))}
        </datalist>
        {line('prosecutorRef', say('recordings.prosecutor'), true)}
      </DialogForm>
    </Dialog>
  );
}
