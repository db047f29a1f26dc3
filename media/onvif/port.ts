/**
 * The moving head of one camera, as whoever steers it sees it: no rights, no lease, no log. Those stand before it
 * (server/ptz); behind it is an ONVIF camera, or a stand-in of a test.
 */
export interface CameraHead {
  /** What this camera says that it can do; asked once and kept. */
  abilities(): Promise<HeadAbilities>;
  /**
   * Moves until `stop`, the next move, or `TIMEOUT` seconds without one, after which the camera stops by itself: a
   * console that vanishes never leaves a camera turning.
   * @param x right is positive, −1 to 1 of the camera's greatest speed; what lies outside is cut off
   * @param y up is positive, −1 to 1
   * @param zoom in is positive, −1 to 1
   * @throws HeadFailure
   */
  continuousMove(x: number, y: number, zoom: number): Promise<void>;
  /** Stops turning and zooming. @throws HeadFailure */
  stop(): Promise<void>;
  /** The places that the camera has kept. @throws HeadFailure */
  presets(): Promise<readonly HeadPreset[]>;
  /** Goes to one of `presets()`. @throws HeadFailure; `unknown-preset` where the camera has no such place */
  gotoPreset(id: string): Promise<void>;
}
export interface HeadAbilities {
  readonly turns: boolean;
  readonly zooms: boolean;
  readonly presets: boolean;
}
export interface HeadPreset {
  /** The camera's own token. */
  readonly id: string;
  /** As whoever kept it typed it; the token where it has no name. */
  readonly name: string;
}
/** Seconds after which a camera stops that hears nothing more. */
export const TIMEOUT = 5;

/** Finds the head of a feed. Undefined where the feed is unknown, is no ONVIF camera or has no head that moves. */
export interface CameraHeads {
  headOf(feed: string): Promise<CameraHead | undefined>;
}
/** Why a camera did not do as told; for each there are words in `feed.reason.…`. */
export type HeadReason =
  | 'address-unreachable'
  | 'refused-address'
  | 'refused-credentials'
  | 'timed-out'
  | 'unsupported'
  | 'unknown-preset'
  | 'camera-fault';
export class HeadFailure extends Error {
  readonly reason: HeadReason;
  /** The camera's own words, where it gave any; secrets are taken out. */
  readonly said: string | undefined;
  constructor(reason: HeadReason, said?: string) {
    super(said === undefined ? reason : `${reason}: ${said}`);
    this.name = 'HeadFailure';
    this.reason = reason;
    this.said = said;
  }
}
