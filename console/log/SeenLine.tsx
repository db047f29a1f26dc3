import { currentText } from '../../shared/log/current.ts';
import { stepBack } from '../desk/deskState.ts';
import { useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { exactOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { capacityOf, personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Attachments } from './Attachments.tsx';
import { openHit } from './inContext.ts';

/** A line that calls this person: read it, say that it was seen. */
export default function SeenLine({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { sending, submit } = useSending();
  const entry = about === undefined ? undefined : room.log[about];
  if (!entry) return null;
  const seen = async () => {
    if (!(await submit('log.note-seen', { entry: entry.id }))) return;
    stepBack();
    openHit({ collection: 'log', id: entry.id });
  };
  const incident = entry.incident === undefined ? undefined : room.incidents[entry.incident];
  return (
    <Dialog
      title={say('log.callsYou', { who: personName(room, entry.written.by) })}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="seen-line" disabled={sending.state === 'sending'}>
          {say('log.noteSeen')}
        </Button>
      }
    >
      <DialogForm id="seen-line" onSubmit={() => void seen()}>
        <SendingState sending={sending} paths={[]} />
        <p className="older">
          {exactOf(entry.written.at)} · {personName(room, entry.written.by)},{' '}
          {capacityOf(room, entry.written.by, language)}
          {incident && (
            <>
              <br />
              {read(incident.title, language)}
            </>
          )}
        </p>
        <p className="seen-text">{read(currentText(entry), language)}</p>
        {entry.attachments && <Attachments files={entry.attachments} />}
      </DialogForm>
    </Dialog>
  );
}
