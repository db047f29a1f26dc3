import { resolve } from 'node:path';
import { z } from 'zod';
import { mediaHosts, mediaKey, portRange } from '../media/apart/settings.ts';
import type { IceServersConfig } from './whip/iceServers.ts';

/** What the environment says, checked once at the start. */
export interface Config {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** Present: journal and records in MongoDB, any number of nodes. */
  readonly mongodbUri?: string | undefined;
  /** Folder of a territory pack. */
  readonly territory?: string | undefined;
  /** As asked; undefined: only where the data folder is empty and this is not production. */
  readonly demo?: boolean | undefined;
  readonly production: boolean;
  /** Where browsers reach the server; https makes cookies and headers strict. */
  readonly publicUrl?: string | undefined;
  /** As express takes it: whose X-Forwarded-* is believed. */
  readonly trustProxy?: number | readonly string[] | undefined;
  readonly mediaAnnouncedAddress?: string | undefined;
  readonly mediaPortRange?: { readonly min: number; readonly max: number } | undefined;
  /** Where encoders send over RTMP; opened when the first feed expects one. */
  readonly mediaRtmpPort: number;
  /** One port for each feed that is sent over SRT. */
  readonly mediaSrtPorts: { readonly min: number; readonly max: number };
  /** Servers that help clients behind firewalls to the pictures. */
  readonly iceServers?: IceServersConfig | undefined;
  /** Worker processes of the video platform; undefined: one for each core. */
  readonly mediaWorkers?: number | undefined;
  /** A video platform in processes or on hosts of its own; undefined: inside the server. Encoders send to the first. */
  readonly mediaApart?:
    | { readonly hosts: readonly { readonly host: string; readonly port: number }[]; readonly key: string }
    | undefined;
  /** People who may look at one feed at once. */
  readonly maxViewersPerFeed?: number | undefined;
  /** `mailto:` or https address for push services (RFC 8292, section 2.1). */
  readonly vapidSubject?: string | undefined;
  /** Where telemetry of drones is listened for; nothing listens whose port is not named. */
  readonly telemetry: {
    readonly host: string;
    readonly mavlinkPort: number | undefined;
    /** UDP and TCP. */
    readonly cotPort: number | undefined;
    /** Transport streams with MISB ST 0601, one port a drone. */
    readonly klvPorts: { readonly min: number; readonly max: number } | undefined;
  };
  /** Megabytes of one attached file. */
  readonly fileLimitMb: number;
  /** Gigabytes that rings of recorded pictures may take; undefined: as the disk allows. */
  readonly recordingGb: number | undefined;
  /** Per cent of the disk that recording leaves free. */
  readonly recordingFreePercent: number;
  readonly logLevel: LogLevel;
}
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment does not say what it must: one line a variable, each with what it accepts. */
export class ConfigError extends Error {
  constructor(lines: readonly string[]) {
    super(['The environment is not right:', ...lines.map(line => `  ${line}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

const accepts = (text: string) => ({ error: text });
const PORT_ACCEPTS = 'a port from 0 to 65535';
const port = z
  .string()
  .regex(/^\d{1,5}$/, accepts(PORT_ACCEPTS))
  .transform(Number)
  .refine(n => n <= 65_535, accepts(PORT_ACCEPTS));

const PROXY_ACCEPTS =
  'the number of proxies in front (1 to 10), or their addresses or networks, or loopback, separated by commas';
const trustProxy = z
  .string()
  .regex(
    /^(\d{1,2}|(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?)(\s*,\s*[\w.:/]+)*)$/,
    accepts(PROXY_ACCEPTS),
  )
  .transform(text => (/^\d{1,2}$/.test(text) ? Number(text) : text.split(',').map(part => part.trim())))
  .refine(value => typeof value !== 'number' || (value >= 1 && value <= 10), accepts(PROXY_ACCEPTS));

const URL_ACCEPTS = 'an http or https address without a path, as "https://room.example.be"';
const publicUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (url && bare && /^https?:$/.test(url.protocol)) return url.origin;
  context.addIssue({ code: 'custom', message: URL_ACCEPTS });
  return z.NEVER;
});

const TURN_ACCEPTS = 'stun:, turn: or turns: addresses, separated by commas';
const turnUrls = z
  .string()
  .regex(
    /^(stuns?|turns?):[\w.:[\]-]{1,253}(\?transport=(udp|tcp))?(\s*,\s*(stuns?|turns?):[\w.:[\]-]{1,253}(\?transport=(udp|tcp))?)*$/,
    accepts(TURN_ACCEPTS),
  )
  .transform(text => text.split(',').map(part => part.trim()));
const count = (most: number, text: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, accepts(text))
    .transform(Number)
    .refine(n => n >= 1 && n <= most, accepts(text));

const LIMIT_ACCEPTS = 'megabytes of one attached file, from 1 to 500';
const GB_ACCEPTS = 'gigabytes that recorded pictures may take, from 1 to 999999';
const FREE_ACCEPTS = 'per cent of the disk that recording leaves free, from 1 to 90';

const SCHEMAS = {
  HOST: z.string().regex(/^[\w.:-]{1,253}$/, accepts('an address or name of this host, as "127.0.0.1" or "0.0.0.0"')),
  PORT: port,
  BELFRY_DATA: z.string().max(4_096, accepts('a folder')),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/, accepts('a mongodb:// or mongodb+srv:// address')),
  BELFRY_TERRITORY: z.string().max(4_096, accepts('the folder of a territory pack')),
  BELFRY_DEMO: z.enum(['0', '1'], accepts('1 or 0')),
  PUBLIC_URL: publicUrl,
  TRUST_PROXY: trustProxy,
  MEDIA_ANNOUNCED_ADDRESS: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, accepts('the address or name at which browsers reach the video ports')),
  MEDIA_PORT_RANGE: portRange,
  MEDIA_RTMP_PORT: port,
  MEDIA_SRT_PORTS: portRange,
  BELFRY_TURN_URLS: turnUrls,
  BELFRY_TURN_USERNAME: z.string().regex(/^[^"\\\s]{1,200}$/, accepts('a user name of the TURN server')),
  BELFRY_TURN_CREDENTIAL: z.string().regex(/^[^"\\\s]{1,200}$/, accepts('the password of that user')),
  BELFRY_TURN_SECRET: z.string().regex(/^\S{1,500}$/, accepts('the secret shared with the TURN server')),
  BELFRY_MEDIA_WORKERS: count(128, 'how many worker processes carry the pictures, from 1 to 128'),
  BELFRY_MEDIA_VIEWERS: count(10_000, 'how many people may look at one camera at once, from 1 to 10000'),
  BELFRY_MEDIA_AT: mediaHosts,
  BELFRY_MEDIA_KEY: mediaKey,
  VAPID_SUBJECT: z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, accepts('a mailto: or https: address')),
  BELFRY_FILE_LIMIT_MB: z
    .string()
    .regex(/^\d{1,3}$/, accepts(LIMIT_ACCEPTS))
    .transform(Number)
    .refine(n => n >= 1 && n <= 500, accepts(LIMIT_ACCEPTS)),
  BELFRY_RECORDING_GB: z
    .string()
    .regex(/^\d{1,6}$/, accepts(GB_ACCEPTS))
    .transform(Number)
    .refine(n => n >= 1, accepts(GB_ACCEPTS)),
  BELFRY_RECORDING_FREE_PERCENT: z
    .string()
    .regex(/^\d{1,2}$/, accepts(FREE_ACCEPTS))
    .transform(Number)
    .refine(n => n >= 1 && n <= 90, accepts(FREE_ACCEPTS)),
  BELFRY_TELEMETRY_HOST: z
    .string()
    .regex(/^[\d.:a-fA-F]{2,45}$/, accepts('the address of this host on which telemetry of drones comes in')),
  BELFRY_MAVLINK_PORT: port,
  BELFRY_COT_PORT: port,
  BELFRY_KLV_PORTS: portRange,
  LOG_LEVEL: z.enum(LOG_LEVELS, accepts(`one of ${LOG_LEVELS.join(', ')}`)),
  NODE_ENV: z.enum(['production', 'development', 'test'], accepts('production, development or test')),
} as const;
type Name = keyof typeof SCHEMAS;

/**
 * Reads the environment of `contract.md`. A variable that is set to nothing is not set.
 * @throws ConfigError that names each wrong variable and what it accepts; values are not repeated, since some are secret
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  for (const name of Object.keys(env))
    if (name.startsWith('BELFRY_') && !Object.hasOwn(SCHEMAS, name))
      wrong.push(
        `${name} is not known; known are ${Object.keys(SCHEMAS)
          .filter(n => n.startsWith('BELFRY_'))
          .join(', ')}`,
      );
  const get = <N extends Name>(name: N): z.infer<(typeof SCHEMAS)[N]> | undefined => {
    const text = env[name];
    if (text === undefined || text.trim() === '') return undefined;
    const parsed = SCHEMAS[name].safeParse(text.trim());
    if (parsed.success) return parsed.data as z.infer<(typeof SCHEMAS)[N]>;
    wrong.push(`${name} accepts ${parsed.error.issues[0]?.message}`);
    return undefined;
  };
  const demo = get('BELFRY_DEMO');
  const territory = get('BELFRY_TERRITORY');
  const at = get('BELFRY_MEDIA_AT');
  const mediaSecret = get('BELFRY_MEDIA_KEY');
  if (at && !mediaSecret) wrong.push('BELFRY_MEDIA_KEY is missing: BELFRY_MEDIA_AT is nothing without it');
  const config: Config = {
    host: get('HOST') ?? '127.0.0.1',
    port: get('PORT') ?? 8080,
    dataFolder: resolve(get('BELFRY_DATA') ?? './data'),
    mongodbUri: get('MONGODB_URI'),
    territory: territory === undefined ? undefined : resolve(territory),
    demo: demo === undefined ? undefined : demo === '1',
    production: get('NODE_ENV') === 'production',
    publicUrl: get('PUBLIC_URL'),
    trustProxy: get('TRUST_PROXY'),
    mediaAnnouncedAddress: get('MEDIA_ANNOUNCED_ADDRESS'),
    mediaPortRange: get('MEDIA_PORT_RANGE'),
    mediaRtmpPort: get('MEDIA_RTMP_PORT') ?? 1935,
    mediaSrtPorts: get('MEDIA_SRT_PORTS') ?? { min: 9_000, max: 9_019 },
    iceServers: iceServersIn(get),
    mediaWorkers: get('BELFRY_MEDIA_WORKERS'),
    mediaApart: at && mediaSecret ? { hosts: at, key: mediaSecret } : undefined,
    maxViewersPerFeed: get('BELFRY_MEDIA_VIEWERS'),
    vapidSubject: get('VAPID_SUBJECT'),
    telemetry: {
      host: get('BELFRY_TELEMETRY_HOST') ?? '127.0.0.1',
      mavlinkPort: get('BELFRY_MAVLINK_PORT'),
      cotPort: get('BELFRY_COT_PORT'),
      klvPorts: get('BELFRY_KLV_PORTS'),
    },
    fileLimitMb: get('BELFRY_FILE_LIMIT_MB') ?? 20,
    recordingGb: get('BELFRY_RECORDING_GB'),
    recordingFreePercent: get('BELFRY_RECORDING_FREE_PERCENT') ?? 10,
    logLevel: get('LOG_LEVEL') ?? 'info',
  };
  if (wrong.length > 0) throw new ConfigError(wrong);
  return config;
}

function iceServersIn(
  get: <N extends 'BELFRY_TURN_URLS' | 'BELFRY_TURN_USERNAME' | 'BELFRY_TURN_CREDENTIAL' | 'BELFRY_TURN_SECRET'>(
    name: N,
  ) => z.infer<(typeof SCHEMAS)[N]> | undefined,
): IceServersConfig | undefined {
  const [username, credential, secret] = [
    get('BELFRY_TURN_USERNAME'),
    get('BELFRY_TURN_CREDENTIAL'),
    get('BELFRY_TURN_SECRET'),
  ];
  const urls = get('BELFRY_TURN_URLS');
  return urls && { urls, username, credential, secret };
}
