import { resolve } from 'node:path';
import { z } from 'zod';

/** What the environment of a media host says; the names are those of the server (server/config.ts). */
export interface MediaSettings {
  readonly at: { readonly host: string; readonly port: number };
  readonly key: string;
  readonly dataFolder: string;
  readonly listenIp: string;
  readonly announcedAddress: string | undefined;
  readonly portRange: { readonly min: number; readonly max: number } | undefined;
  readonly rtmpPort: number;
  readonly workers: number | undefined;
  readonly maxViewersPerFeed: number | undefined;
  readonly recordingGb: number | undefined;
  readonly recordingFreePercent: number;
  readonly logLevel: string;
}
export class WrongSettings extends Error {}

/** Each has a line to each other. */
const MOST_HOSTS = 32;
const AT_ACCEPTS = 'an address and a port, as "10.0.0.7:7443"';
/** Where a media host listens, and where a server finds it. */
export const mediaAt = z
  .string()
  .regex(/^(\[[\da-fA-F:]+\]|[\w.-]{1,253}):\d{1,5}$/, { error: AT_ACCEPTS })
  .transform(text => {
    const colon = text.lastIndexOf(':');
    return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port }) => port <= 65_535, { error: AT_ACCEPTS });
/** Where a server finds its media hosts: each once. */
export const mediaHosts = z.string().transform((text, context) => {
  const parts = text.split(',').map(part => part.trim());
  const hosts = parts.map(part => mediaAt.safeParse(part));
  const isOnce = new Set(parts).size === parts.length;
  if (isOnce && parts.length <= MOST_HOSTS && hosts.every(({ success }) => success))
    return hosts.flatMap(({ data }) => data ?? []);
  context.addIssue({
    code: 'custom',
    message: `${AT_ACCEPTS}; several, separated by commas, each once, ${MOST_HOSTS} at most`,
  });
  return z.NEVER;
});
/** A secret of the server and its media host. */
export const mediaKey = z.string().regex(/^\S{32,500}$/, {
  error: 'a secret of at least 32 characters, the same for the server and its media host',
});

const RANGE_ACCEPTS = 'two ports as "40000-40099", the first not above the second, from 1024 to 65535';
/** Ports of one kind of stream; the server's own ranges are read by it too. */
export const portRange = z
  .string()
  .regex(/^\d{4,5}-\d{4,5}$/, { error: RANGE_ACCEPTS })
  .transform(text => {
    const [min = 0, max = 0] = text.split('-').map(Number);
    return { min, max };
  })
  .refine(({ min, max }) => min >= 1024 && min <= max && max <= 65_535, { error: RANGE_ACCEPTS });

const whole = (least: number, most: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, { error: what })
    .transform(Number)
    .refine(n => n >= least && n <= most, { error: what });
const SCHEMAS = {
  BELFRY_MEDIA_AT: mediaAt,
  BELFRY_MEDIA_KEY: mediaKey,
  BELFRY_DATA: z.string().max(4_096),
  HOST: z.string().regex(/^[\w.:-]{1,253}$/, { error: 'the address on which pictures are sent and received' }),
  MEDIA_ANNOUNCED_ADDRESS: z.string().regex(/^[\w.:-]{1,253}$/, { error: 'where browsers reach the video ports' }),
  MEDIA_PORT_RANGE: portRange,
  MEDIA_RTMP_PORT: whole(0, 65_535, 'a port'),
  BELFRY_MEDIA_WORKERS: whole(1, 128, 'from 1 to 128'),
  BELFRY_MEDIA_VIEWERS: whole(1, 10_000, 'from 1 to 10000'),
  BELFRY_RECORDING_GB: whole(1, 999_999, 'from 1 to 999999'),
  BELFRY_RECORDING_FREE_PERCENT: whole(1, 90, 'from 1 to 90'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
} as const;
type Name = keyof typeof SCHEMAS;

/** @throws WrongSettings that names each wrong variable and what it accepts; values are not repeated */
export function readMediaSettings(env: Readonly<Record<string, string | undefined>>): MediaSettings {
  const wrong: string[] = [];
  const get = <N extends Name>(name: N): z.infer<(typeof SCHEMAS)[N]> | undefined => {
    const text = env[name]?.trim();
    if (!text) return undefined;
    const parsed = SCHEMAS[name].safeParse(text);
    if (parsed.success) return parsed.data as z.infer<(typeof SCHEMAS)[N]>;
    wrong.push(`${name} accepts ${parsed.error.issues[0]?.message}`);
    return undefined;
  };
  const must = <N extends Name>(name: N): z.infer<(typeof SCHEMAS)[N]> => {
    const value = get(name);
    if (value === undefined && wrong.every(line => !line.startsWith(name))) wrong.push(`${name} is missing`);
    return value as z.infer<(typeof SCHEMAS)[N]>;
  };
  const settings: MediaSettings = {
    ...{ at: must('BELFRY_MEDIA_AT'), key: must('BELFRY_MEDIA_KEY') },
    dataFolder: resolve(get('BELFRY_DATA') ?? './data'),
    listenIp: get('HOST') ?? '127.0.0.1',
    announcedAddress: get('MEDIA_ANNOUNCED_ADDRESS'),
    portRange: get('MEDIA_PORT_RANGE'),
    rtmpPort: get('MEDIA_RTMP_PORT') ?? 1935,
    workers: get('BELFRY_MEDIA_WORKERS'),
    maxViewersPerFeed: get('BELFRY_MEDIA_VIEWERS'),
    recordingGb: get('BELFRY_RECORDING_GB'),
    recordingFreePercent: get('BELFRY_RECORDING_FREE_PERCENT') ?? 10,
    logLevel: get('LOG_LEVEL') ?? 'info',
  };
  if (wrong.length > 0) throw new WrongSettings(['The environment is not right:', ...wrong].join('\n  '));
  return settings;
}
