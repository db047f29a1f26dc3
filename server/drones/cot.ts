import type { Heard } from './heard.ts';
import { type Element, readXml } from './xml.ts';

/** One Cursor-on-Target event that tells where something is. */
export interface CotPosition {
  readonly uid: string;
  readonly heard: Heard;
}
/** What stands for "unknown" in a height. */
const NO_HEIGHT = 9_999_999;

/**
 * Reads a Cursor-on-Target event (MITRE 2.0): where an atom (`a-…`) is, its course and speed, and how its sensor looks.
 * @returns `not-a-message` where it is no such event, `no-position` where it is one that tells of something else
 */
export function readCot(text: string): CotPosition | 'not-a-message' | 'no-position' {
  const event = readXml(text);
  if (event?.name !== 'event') return 'not-a-message';
  const { uid, type, time, version } = event.attributes;
  const at = time === undefined ? Number.NaN : instant(time);
  if (!uid || uid.length > 120 || !type || !version || !Number.isFinite(at)) return 'not-a-message';
  const point = child(event, 'point');
  if (!point) return 'not-a-message';
  const [latitude, longitude] = [numberIn(point, 'lat'), numberIn(point, 'lon')];
  if (latitude === undefined || longitude === undefined) return 'not-a-message';
  if (!type.startsWith('a-')) return 'no-position';
  const detail = child(event, 'detail');
  const track = child(detail, 'track');
  const altitude = numberIn(point, 'hae');
  const [height, battery] = [numberIn(child(detail, 'vehicle'), 'hal'), numberIn(child(detail, 'status'), 'battery')];
  return {
    uid,
    heard: {
      ...{ source: 'cot', longitude, latitude, at, height, battery },
      altitude: altitude === undefined || Math.abs(altitude) >= NO_HEIGHT ? undefined : altitude,
      heading: numberIn(track, 'course'),
      speed: numberIn(track, 'speed'),
      view: viewOf(child(detail, 'sensor')),
    },
  };
}

/** `sensor` of the UAS tools: azimuth from north, elevation above the horizon, openings. */
function viewOf(sensor: Element | undefined): Heard['view'] {
  const [azimuth, elevation] = [numberIn(sensor, 'azimuth'), numberIn(sensor, 'elevation')];
  if (azimuth === undefined || elevation === undefined) return undefined;
  const [across, upright] = [numberIn(sensor, 'fov'), numberIn(sensor, 'vfov')];
  return {
    ...{ azimuth, depression: -elevation },
    ...(across === undefined ? {} : { across }),
    ...(upright === undefined ? {} : { upright }),
  };
}
const child = (of: Element | undefined, name: string): Element | undefined => of?.children.find(c => c.name === name);
function numberIn(of: Element | undefined, name: string): number | undefined {
  const text = of?.attributes[name];
  return text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text.trim())
    ? Number(text)
    : undefined;
}
const instant = (text: string): number =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
