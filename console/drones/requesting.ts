import type { CommandData } from '../../shared/commands.ts';
import type { Mission } from '../../shared/drones/schema.ts';
import type { Area, Point } from '../../shared/geometry.ts';
import { text } from '../../shared/language/read.ts';
import type { Text } from '../../shared/language/text.ts';
import { circle } from '../../shared/perimeters/shapes.ts';
import { momentAt } from '../desk/clockTime.ts';
import { minuteOf } from '../language/moment.ts';

/** Bases on which a service flies (belgium.md §14.4); which of them holds is for the one who asks. */
export const MISSION_BASES: readonly Text[] = [
  text(
    'Circulaire du 8 avril 2022 : drones des services de police et de secours',
    'Omzendbrief van 8 april 2022: drones van politie- en hulpdiensten',
    'Circular of 8 April 2022: drones of police and rescue services',
  ),
  text(
    'LFP, art. 25/3 : caméras mobiles, mission de police administrative',
    'WPA, art. 25/3: mobiele camera’s, opdracht van bestuurlijke politie',
    'LFP/WPA, art. 25/3: mobile cameras, administrative police task',
  ),
  text(
    'RE (UE) 2019/947 et AR du 8 novembre 2020',
    'UV (EU) 2019/947 en KB van 8 november 2020',
    'IR (EU) 2019/947 and RD of 8 November 2020',
  ),
];
/** Who is offered as receiving images, in the order of the room. */
export const RECEIVERS = [
  'regional-operator',
  'information-manager',
  'high-official',
  'video-operator',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'fire-dispatch',
  'mayor',
  'commune-liaison',
  'zone-officer',
  'remote-pilot',
] as const;

/** The form as it is typed; figures stay text until they are read. */
export interface MissionDraft {
  readonly id: string;
  readonly feed: string;
  readonly requester: string;
  readonly purpose: string;
  readonly basis: string;
  readonly zone: 'circle' | 'perimeter';
  readonly centre: string;
  readonly radius: string;
  readonly perimeter: string;
  readonly height: string;
  /** Times of day; `from` empty: now. */
  readonly from: string;
  readonly until: string;
  readonly pilot: string;
  readonly private: boolean;
  readonly firm: string;
  readonly recipients: readonly string[];
  readonly keep: boolean;
  readonly days: string;
  readonly authorisation: string;
  readonly skeyes: string;
  readonly discreet: boolean;
}
/** Metres around the middle, above the ground, days: a start for the hand, never a rule. */
const USUAL = { radius: '300', height: '120', days: '30', minutes: 120 } as const;

export const newMission = (given: {
  readonly id: string;
  readonly feed: string;
  readonly requester: string;
  readonly centre: Point | undefined;
  readonly now: number;
}): MissionDraft => ({
  ...{ id: given.id, feed: given.feed, requester: given.requester, purpose: '', basis: '0', zone: 'circle' },
  centre: given.centre ? given.centre.map(n => n.toFixed(6)).join(' ') : '',
  ...{ radius: USUAL.radius, perimeter: '', height: USUAL.height, from: '' },
  until: minuteOf(given.now + USUAL.minutes * 60_000),
  ...{
    pilot: '',
    private: false,
    firm: '',
    keep: true,
    days: USUAL.days,
    authorisation: '',
    skeyes: '',
    discreet: false,
  },
  recipients: ['regional-operator', 'information-manager', 'high-official', 'video-operator'],
});

/** `4.3691 50.8495`, with any sign between; undefined where it is no place. */
export function typedPoint(typed: string): Point | undefined {
  const [x, y, ...rest] = (typed.match(/-?\d+(?:[.]\d+)?/g) ?? []).map(Number);
  return x !== undefined && y !== undefined && rest.length === 0 && Math.abs(x) <= 180 && Math.abs(y) <= 90
    ? [x, y]
    : undefined;
}
/** The area that the form says; undefined as long as it says none. */
export function zoneOf(
  draft: MissionDraft,
  perimeters: Readonly<Record<string, { readonly area: Area }>>,
): Area | undefined {
  if (draft.zone === 'perimeter') return perimeters[draft.perimeter]?.area;
  const [centre, radius] = [typedPoint(draft.centre), Number(draft.radius)];
  return centre && radius >= 10 && radius <= 20_000 ? circle(centre, radius) : undefined;
}

/** What is sent; what the form cannot read goes as it is typed, for the server to say at its field. */
export function missionData(
  draft: MissionDraft,
  zone: Area | undefined,
  incident: string | undefined,
  now: number,
): CommandData<'mission.request'> {
  const start =
    draft.from.trim() === '' ? new Date(now).toISOString() : (momentAt(draft.from, now, 'future') ?? draft.from);
  const optional = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });
  return {
    ...{ mission: draft.id, feed: draft.feed, requester: draft.requester, purpose: draft.purpose },
    ...(incident ? { incident } : {}),
    basis: MISSION_BASES[Number(draft.basis)] ?? draft.basis,
    zone: zone as Mission['zone'],
    height: Number(draft.height),
    from: start,
    until: momentAt(draft.until, now, 'future') ?? draft.until,
    pilot: { name: draft.pilot, private: draft.private, ...optional('organisation', draft.firm) },
    recipients: draft.recipients.map(id => ({ id, kind: 'function' as const })),
    recording: draft.keep ? { keep: true, days: Number(draft.days) } : { keep: false },
    ...optional('authorisation', draft.authorisation),
    ...optional('skeyes', draft.skeyes),
    ...(draft.discreet ? { discreet: true } : {}),
  };
}
