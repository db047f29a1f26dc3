import { useCallback, useEffect, useRef, useState } from 'react';
import { mandateFor } from '../../shared/access/rights.ts';
import type { CommandData, CommandType } from '../../shared/commands.ts';
import type { Failure } from '../../shared/protocol.ts';
import { send, useRoom } from '../room/store.ts';
import { forgetDraft, keepDraft, useDesk } from './deskState.ts';

/** What a form says, kept when it is left and found again when it is opened: Escape never loses text. */
export function useDraft<Draft extends object>(
  form: string,
  start: () => Draft,
): readonly [Draft, (change: Partial<Draft>) => void] {
  const kept = useDesk(desk => desk.drafts[form]) as Draft | undefined;
  const [fresh] = useState(start);
  const draft = kept ?? fresh;
  const latest = useRef(draft);
  latest.current = draft;
  const change = useCallback((part: Partial<Draft>) => keepDraft(form, { ...latest.current, ...part }), [form]);
  return [draft, change];
}

/** How an act stands: nothing sent, on its way (or waiting for the hub), or refused with its reason. */
export type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  | { readonly state: 'refused'; readonly failure: Failure };

/** Sends commands of one form; a refusal stays until the next attempt. */
export function useSending() {
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const submit = async <T extends CommandType>(type: T, data: CommandData<T>, form?: string): Promise<boolean> => {
    setSending({ state: 'sending' });
    const answer = await send(type, data);
    if (answer.ok) {
      if (form) forgetDraft(form);
      if (alive.current) setSending({ state: 'idle' });
      return true;
    }
    if (alive.current) setSending({ state: 'refused', failure: withoutPath(answer.error) });
    return false;
  };
  return { sending, failure: sending.state === 'refused' ? sending.failure : undefined, submit } as const;
}

/** At its field a message need not repeat the field's path. */
export const withoutPath = (failure: Failure): Failure => {
  const prefix = `${failure.path} : `;
  return failure.path && failure.message.startsWith(prefix)
    ? { ...failure, message: failure.message.slice(prefix.length) }
    : failure;
};

/** Whether the person's mandates allow asking for this at all; the server decides, this only hides what is hopeless. */
export const useMay = (type: CommandType): boolean =>
  useRoom(store => (store.me ? mandateFor(type, store.me.mandates) !== undefined : false));
