import { createHash } from 'node:crypto';
import type { SendingReported } from '../../shared/alerts/schema.ts';
import type { CommandType } from '../../shared/commands.ts';
import { pause } from '../reactors/pause.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/** Namespace of the ids made here (RFC 9562 §5.5); an arbitrary constant that must never change. */
const NAMESPACE = Buffer.from('5b0f4d0e9a3c4f55b7c1c6e2d8a91f07', 'hex');

/** The same names give the same id, so that a report written twice is one command. */
export function idOf(...names: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(names.join('|')).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Pause before a report that the journal cannot take is tried again: first and longest, in ms. */
const PAUSES = { first: 500, longest: 15_000 } as const;

/**
 * Writes what was learned of a sending into the room. While the journal cannot write it is kept and tried again here:
 * doing the sending over would ring the phone a second time.
 * @throws Error where the signal is aborted before it is written, or the room refuses a report
 */
export const report = (keeper: RoomKeeper, data: SendingReported, signal: AbortSignal): Promise<void> =>
  writeReport(
    keeper,
    idOf(data.alert, data.device ?? data.recipients.join('+'), data.about),
    'alert.report-sending',
    data,
    signal,
  );

/** The same for any capability's report, under an id that is its own. */
export async function writeReport(
  keeper: RoomKeeper,
  id: string,
  type: CommandType,
  data: unknown,
  signal: AbortSignal,
): Promise<void> {
  for (let wait: number = PAUSES.first; ; wait = Math.min(wait * 2, PAUSES.longest)) {
    const outcome = await keeper.submit('belfry', { id, world: keeper.world, type, data });
    // A report with this id was written before a crash and told something else (a retry ended otherwise): it stands.
    if (outcome.ok || outcome.reason === 'id-used-otherwise') return;
    if (outcome.code !== 'unavailable') throw new Error(`The room refused the report of a sending: ${outcome.reason}`);
    await pause(wait, signal);
    if (signal.aborted) throw new Error('Stopped before the report of a sending was written');
  }
}
