import { dateOf, minuteOf } from '../language/moment.ts';

/** A moment as people here write it, `25/11/2026 14:00`: as phases/when.ts reads it. */
export const momentWritten = (at: number | string): string => `${dateOf(at)} ${minuteOf(at).slice(0, 5)}`;
