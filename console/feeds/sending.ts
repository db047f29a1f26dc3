import { create } from 'zustand';
import type { CommandData } from '../../shared/commands.ts';
import { screenOf } from '../../shared/screens/tiles.ts';
import { send, useRoom } from '../room/store.ts';

/** Pictures as they stand at a desk: those that were chosen, or the nearest with what is pinned among them. */
export type These = Pick<CommandData<'screen.show'>, 'feeds' | 'pins' | 'tiles' | 'first'>;
/** What goes to a screen: one camera, an arrangement that has a name, or the one of this desk. */
export type Sent =
  | { readonly feed: string }
  | { readonly layout: string }
  | { readonly tour: string }
  | { readonly these: These };
interface SendingState {
  /** Waits for its screen; the dialog is open. */
  readonly what: Sent | undefined;
  /** The screen that was sent to last, which is offered first. */
  readonly usual: string | undefined;
}
export const useSendTo = create<SendingState>(() => ({ what: undefined, usual: undefined }));
export const sendTo = (what: Sent | undefined): void => useSendTo.setState({ what });

/** As a command. An arrangement fills the screen, or stands beside its map where that is asked. */
export function showing(
  what: Sent,
  screen: string,
  more: { readonly tile?: number | undefined; readonly incident?: string | undefined; readonly beside?: boolean } = {},
) {
  const { room } = useRoom.getState();
  // The nearest are those of what is in hand here; a named arrangement leaves the screen's incident.
  const shown = screenOf(room, screen);
  const own = 'these' in what ? undefined : shown?.incident;
  const incident = own ?? more.incident;
  const about = incident ? { incident } : {};
  if ('feed' in what)
    return {
      type: 'screen.place' as const,
      data: { screen, feed: what.feed, ...about, ...(more.tile ? { tile: more.tile } : {}) },
    };
  const { center, zoom } = shown ?? {};
  const data: CommandData<'screen.show'> = {
    ...{ screen, layout: more.beside ? 'situation' : 'mosaic' },
    ...about,
    ...(center ? { center } : {}),
    ...(zoom === undefined ? {} : { zoom }),
    ...('layout' in what ? { saved: what.layout } : 'tour' in what ? { tour: what.tour } : what.these),
  };
  return { type: 'screen.show' as const, data };
}

/** Sends it; a refusal is its answer's own. */
export function sendNow(what: Sent, screen: string, more: Parameters<typeof showing>[2] = {}) {
  useSendTo.setState({ usual: screen });
  const { type, data } = showing(what, screen, more);
  return type === 'screen.place' ? send(type, data) : send(type, data);
}
