import { create } from 'zustand';
import type { CallEnded, CallNow, MapView } from '../../shared/calls/now.ts';
import type { Failure } from '../../shared/protocol.ts';
import { callSignal, onCallSignal, send, useRoom } from '../room/store.ts';
import { enterCall, useInCall } from './inCall.ts';
import { type CallLine, type CallRequest, createCallLine, type LineState } from './line.ts';

/** The room that this console is in, as it is now. */
export interface CallStore {
  readonly now: CallNow | undefined;
  readonly line: LineState | undefined;
  /** The key or the button is held. */
  readonly held: boolean;
  /** The microphone stays open without holding. */
  readonly kept: boolean;
  /** Why this console is in the room no more; until it enters one again. */
  readonly ended: (CallEnded & { readonly at: number }) | undefined;
}
const NOTHING = { now: undefined, line: undefined, held: false, kept: false } as const;
export const useCall = create<CallStore>(() => ({ ...NOTHING, ended: undefined }));
let line: CallLine | undefined;

/** Comes into the room of an organ. Resolves with the refusal where there is one. */
export async function joinCall(organ: string): Promise<Failure | undefined> {
  const answer = await send('call.join', { organ });
  if (!answer.ok) return answer.error;
  useCall.setState({ ended: undefined });
  enterCall(organ);
  return undefined;
}
export async function leaveCall(organ: string): Promise<void> {
  enterCall(undefined);
  await send('call.leave', { organ });
}

const request = async (signal: CallRequest): Promise<unknown> => {
  const answer = (await callSignal(signal)) as { ok: boolean; data?: unknown; error?: Failure };
  if (answer.ok) return answer.data;
  throw Object.assign(new Error(answer.error?.message), { code: answer.error?.code });
};

/** Holds the line to the room while this console is in it; answers how to end it. */
export function startCall(organ: string, me: string): () => void {
  const own = createCallLine({ organ, me, request, onChange: state => useCall.setState({ line: state }) });
  line = own;
  const undo = onCallSignal(message => {
    const told = message as CallNow | CallEnded;
    if (told.organ !== organ) return;
    if ('ended' in told) {
      useCall.setState({ ended: { ...told, at: Date.now() } });
      if (useInCall.getState().organ === organ) enterCall(undefined);
    } else {
      useCall.setState({ now: told });
      own.told(told);
    }
  });
  // The hub forgot this line when it lost it.
  const unlink = useRoom.subscribe((store, before) => {
    if (store.link.state === 'live' && before.link.state !== 'live') own.renew();
  });
  return () => {
    undo();
    unlink();
    own.close();
    if (line === own) line = undefined;
    useCall.setState(NOTHING);
  };
}

const tellVoice = () => {
  const { held, kept } = useCall.getState();
  line?.talk(held || kept);
};
export function hold(held: boolean): void {
  if (useCall.getState().held === held) return;
  useCall.setState({ held });
  tellVoice();
}
export function keepOpen(kept: boolean): void {
  useCall.setState({ kept });
  tellVoice();
}
export const show = (as: 'picture' | 'screen', on: boolean): void => void line?.show(as, on);
/** Shows this map to all; absent: no longer. */
export const showMap = (view?: MapView): void =>
  void request({ do: 'map', ...(view ? { view } : {}) }).catch(() => undefined);
