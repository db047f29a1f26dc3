import type { ComponentType, LazyExoticComponent } from 'react';
import type { CommandType } from '../../shared/commands.ts';
import type { Room } from '../../shared/room.ts';
import type { Key } from '../language/say.ts';
import type { Asker } from '../situation/queue.ts';

/** A word that needs no values: what names an act or a sheet. */
export type PlainKey = Key;

/** One thing that the hand can do: what it is called, by which other words it is found, what it needs. */
export interface Act {
  readonly name: string;
  readonly label: PlainKey;
  /** Other words people type for it, in any of the three languages. */
  readonly also: string;
  /** The command behind it: who may not ask for it is not offered it. */
  readonly command?: CommandType;
  readonly needs?: 'incident' | 'phase';
  /** `Alt D`: with a letter that no other act has. */
  readonly shortcut?: string;
  /** Does it. */
  readonly run: () => void;
}

/** What a form is given: the thing it is about, and the incident in hand when it was begun. */
export interface FormProps {
  readonly about?: string | undefined;
  readonly incident?: string | undefined;
}
type Shown<Props> = LazyExoticComponent<ComponentType<Props>>;

/** A sheet over the map and the pictures: one capability, whole, with the lists and the hand still beside it. */
export interface Sheet {
  readonly label: PlainKey;
  /** The command behind it, where it is of no use to who may not ask for it. */
  readonly command?: CommandType;
  /** The same, where any of several is enough. */
  readonly commands?: readonly CommandType[];
  /** The figure at its tab: what waits there. Nothing where undefined. */
  readonly count?: (room: Room, me: Asker, now: number) => number | undefined;
  readonly show: Shown<{ readonly about?: string | undefined }>;
}

/** What one capability brings to the desk. Forms and sheets are loaded when they are shown. */
export interface Surface {
  readonly name: string;
  readonly acts?: readonly Act[];
  /** By name, as `begin({ kind: 'form', form: 'decisions.take' })` asks for them. */
  readonly forms?: Readonly<Record<string, Shown<FormProps>>>;
  readonly sheet?: Sheet;
}
