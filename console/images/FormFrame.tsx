import type { ReactNode } from 'react';
import { stepBack } from '../desk/deskState.ts';
import type { Sending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  /** What the act is called on its button; the title where absent. */
  readonly act?: string;
  readonly grave?: boolean;
  readonly sending: Sending;
  /** Paths of the form's own fields. */
  readonly paths: readonly string[];
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The frame that the forms about images share: a dialog, its one act, and how the sending stands. */
export function FormFrame({ id, title, act = title, grave, sending, paths, onSubmit, children }: Props) {
  return (
    <Dialog
      title={title}
      onClose={stepBack}
      actions={
        <Button rank={grave ? 'grave' : 'primary'} type="submit" form={id} disabled={sending.state === 'sending'}>
          {act}
        </Button>
      }
    >
      <DialogForm id={id} onSubmit={onSubmit}>
        <SendingState sending={sending} paths={paths} />
        {children}
      </DialogForm>
    </Dialog>
  );
}
