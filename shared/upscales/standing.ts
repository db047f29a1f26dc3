import type { Upscale } from './schema.ts';

/** Where a request stands. `unanswered`: its deadline has passed without a word, which is red. */
export type UpscaleState = 'waiting' | 'unanswered' | 'granted' | 'refused' | 'withdrawn';

/** A function of time alone. `now` in ms since 1970. */
export function upscaleState(upscale: Upscale, now: number): UpscaleState {
  if (upscale.answer) return upscale.answer.answer;
  if (upscale.withdrawn) return 'withdrawn';
  return now >= Date.parse(upscale.deadline) ? 'unanswered' : 'waiting';
}
