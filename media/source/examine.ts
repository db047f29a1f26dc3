import type { Examined } from '../../shared/feeds/examined.ts';
import type { FeedSource } from '../port.ts';
import { SourceFailure } from './failure.ts';
import { audioHandlingOf, type Found, handlingOf, unfitBy } from './handling.ts';
import { type Means, openSource } from './open.ts';
import { type ProbedPacket, probe } from './probe.ts';

/** Seconds that a source is listened to: two key frames of most cameras. */
const LISTENED = 4;
/** A step further than this, in seconds, is a jump and no missing picture. */
const JUMP = 2;

/**
 * What an address shows, before it is a feed. Never rejects for what the source does: then it says why there is no
 * picture, in our words and the source's own.
 */
export async function examine(source: FeedSource['source'], means: Means): Promise<Examined> {
  let opened: Awaited<ReturnType<typeof openSource>> | undefined;
  try {
    opened = await openSource({ id: 'examined', source }, means);
    const { found, packets } = await probe(opened, means.tools, means.signal, LISTENED);
    const transport = source.kind === 'rtsp' || source.kind === 'onvif' ? opened.transport?.() : undefined;
    return { ...told(found, packets), ...(transport && { transport }) };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    const said = opened?.said?.() ?? ownWords(error.lines);
    return { reason: error.reason, ...(said !== undefined && { said }) };
  } finally {
    opened?.close();
  }
}

function told(found: Found, packets: readonly ProbedPacket[]): Examined {
  const { codec, profile, width, height, bFrames } = found;
  const pictures = packets.filter(packet => packet.video);
  const times = pictures.map(({ time }) => time).filter(Number.isFinite);
  const span = times.length > 1 ? Math.max(...times) - Math.min(...times) : 0;
  const keys = pictures.filter(({ key, time }) => key && Number.isFinite(time)).map(({ time }) => time);
  const { handling } = handlingOf(found);
  const unfit = unfitBy(found);
  const clock = clockOf(pictures);
  return {
    video: {
      ...{ codec, profile, width, height, bFrames },
      ...(span > 0 && { rate: rounded((times.length - 1) / span) }),
      ...(span > 0 && {
        kilobits: Math.round((pictures.reduce((sum, { bytes }) => sum + bytes, 0) * 8) / span / 1_000),
      }),
      ...(keys.length > 1 && { keyDistance: rounded((keys.at(-1)! - keys[0]!) / (keys.length - 1)) }),
      keys: keys.length,
    },
    ...(found.audio && { audio: { ...found.audio, handling: audioHandlingOf(found.audio) } }),
    ...{ clock, handling },
    ...(unfit && { unfit }),
  };
}

function clockOf(pictures: readonly ProbedPacket[]): NonNullable<Examined['clock']> {
  const times = pictures.map(({ time }) => time);
  if (times.length < 3 || times.some(Number.isNaN)) return 'none';
  const steps = times.slice(1).map((time, at) => time - times[at]!);
  if (steps.some(step => step < 0)) return 'runs-back';
  return steps.some(step => step > JUMP) ? 'jumps' : 'sound';
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The line that says most, without the program's own mark before it. */
function ownWords(lines: readonly string[]): string | undefined {
  const words = lines
    .map(line => line.replace(/^(\[[^\]]*\]\s*)+/, '').trim())
    .filter(line => !/repeated|^$/.test(line));
  const saying = words.find(line => /\b[45]\d\d\b|refused|denied|unauthorized|not found|timed out/i.test(line));
  return (saying ?? words.at(-1))?.slice(0, 200);
}
