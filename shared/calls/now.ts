/** What somebody sends into the room. */
export type CallStream = 'voice' | 'picture' | 'screen';
export const CALL_STREAMS: readonly CallStream[] = ['voice', 'picture', 'screen'];

/** Where whoever shows the map looks: its middle (longitude, latitude) and MapLibre's zoom. */
export interface MapView {
  readonly center: readonly [number, number];
  readonly zoom: number;
}
/** How a coordination room is at this moment, as the hub tells those who are in it. Never stored. */
export interface CallNow {
  readonly organ: string;
  /** Another one: the room was opened anew, and so must everybody’s connection to it be. Absent: it is down. */
  readonly epoch?: string;
  readonly members: readonly CallMember[];
  /** Who is heard now, the loudest first. */
  readonly talking: readonly string[];
  readonly map?: MapView & { readonly by: string };
}
export interface CallMember {
  readonly person: string;
  /** `on`: it flows; a voice that is off is a microphone that is not pressed. */
  readonly streams: readonly { readonly as: CallStream; readonly producer: string; readonly on: boolean }[];
}
/** This connection is in the room no more: the same person is there on another screen, or why they left it. */
export interface CallEnded {
  readonly organ: string;
  readonly ended: 'moved' | 'asked' | 'gone' | 'right-ended' | 'closed';
}
