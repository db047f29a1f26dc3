import type { MessageNumber } from '../log/schema.ts';
import { brusselsDay } from '../territory/reference.ts';
import type { Message } from './schema.ts';

/**
 * The number of the next message: of the day in Brussels on which it is entered, one more than the last of that day.
 * Commands are decided one after the other, so no number is given twice and none is left out.
 * @param at ISO 8601 UTC
 */
export function nextNumber(messages: Readonly<Record<string, Message>>, at: string): MessageNumber {
  const day = brusselsDay(at);
  let last = 0;
  for (const { number } of Object.values(messages)) if (number.day === day && number.n > last) last = number.n;
  return { day, n: last + 1 };
}
