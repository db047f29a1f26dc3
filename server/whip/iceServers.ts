import { createHmac } from 'node:crypto';

/** STUN and TURN servers as the environment names them. */
export interface IceServersConfig {
  readonly urls: readonly string[];
  readonly username?: string | undefined;
  readonly credential?: string | undefined;
  /** Shared with the TURN server: then each client gets a password of its own, for a time. */
  readonly secret?: string | undefined;
}
/** As browsers and mediasoup-client take it. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}
/** Seconds that a password lives: longer than a look lasts, shorter than it is worth stealing. */
const LIFE_S = 12 * 3_600;

/**
 * The servers for one client. With a secret, the user name says when it ends and the password is its seal (the "TURN
 * REST" scheme that coturn calls `use-auth-secret`).
 */
export function iceServersFor(config: IceServersConfig | undefined, client: string, now: Date): readonly IceServer[] {
  if (!config || config.urls.length === 0) return [];
  const { urls, username, credential, secret } = config;
  if (secret) {
    const name = `${Math.floor(now.getTime() / 1_000) + LIFE_S}:${client}`;
    return [{ urls, username: name, credential: createHmac('sha1', secret).update(name).digest('base64') }];
  }
  return [{ urls, ...(username && { username }), ...(credential && { credential }) }];
}

/** The same as `Link` values (RFC 9725 §4.6). */
export function iceLinks(servers: readonly IceServer[]): readonly string[] {
  return servers.flatMap(({ urls, username, credential }) =>
    urls.map(url => {
      const login =
        username && /^turns?:/.test(url)
          ? `; username="${username}"; credential="${credential}"; credential-type="password"`
          : '';
      return `<${url}>; rel="ice-server"${login}`;
    }),
  );
}
