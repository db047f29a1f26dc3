/** The address of a source without what must stay secret in it. */
export interface SplitAddress {
  /** What the journal and every reader get. */
  readonly shown: string;
  /** With everything, for the one that connects. */
  readonly full: string;
  readonly secret: boolean;
}

/** Query parameters in which cameras and encoders take passwords. */
const SECRET_PARAMETERS = /^(pass(word|wd|phrase)?|pwd|token|key|secret|auth|user(name)?|streamid)$/i;

/** Takes user, password and secret parameters out of an address; undefined where it cannot be read. */
export function splitAddress(address: string): SplitAddress | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!url.host) return undefined;
  const names = [...url.searchParams.keys()].filter(name => SECRET_PARAMETERS.test(name));
  const secret = url.username !== '' || url.password !== '' || names.length > 0;
  if (!secret) return { shown: address, full: address, secret };
  url.username = '';
  url.password = '';
  for (const name of names) url.searchParams.delete(name);
  return { shown: url.href, full: address, secret };
}

/** Scheme, host and port: where a secret may go. */
export function placeOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** An address with the user and password of another, which must lead to the same place. */
export function withLoginOf(address: string, full: string): string {
  const url = new URL(address);
  const { username, password } = new URL(full);
  url.username = username;
  url.password = password;
  return url.href;
}
