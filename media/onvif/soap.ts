import { createHash, randomBytes } from 'node:crypto';
import { type Address, withoutSecrets } from '../source/address.ts';
import { Authorizer, type Login, loginIn } from '../source/login.ts';
import { type RefuseHost, Unreached } from '../source/reach.ts';
import { askWeb, TooLong } from '../source/webAsk.ts';
import { HeadFailure } from './port.ts';
import { below, type Element, escaped, readXml, textBelow } from './xml.ts';

/** A camera's web services at one place. */
export interface Device {
  readonly address: Address;
  /**
   * One request (SOAP 1.2). `body` is the element with its namespaces; `path` of a service at the same place, the device
   * service where absent.
   * @throws HeadFailure
   */
  call(body: string, path?: string): Promise<Element>;
}
const SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const DIGEST = `${SECURITY}username-token-profile-1.0#PasswordDigest`;

/**
 * A device whose login and clock are known from the first answer on. The login stays here: it goes out as a digest of
 * itself, the camera's time and a number used once (WS-UsernameToken), and by HTTP digest where the camera asks.
 */
export function deviceAt(address: Address, refuseHost: RefuseHost): Device {
  const login = loginIn(address.url);
  const authorizer = login && new Authorizer(login);
  /** The camera's clock minus ours: a token of another time is refused. */
  let ahead: Promise<number> | undefined;

  const send = async (body: string, path: string, signed: boolean): Promise<Element> => {
    if (signed && login) ahead ??= clock();
    const header = signed && login ? tokenFor(login, new Date(Date.now() + ((await ahead) ?? 0))) : '';
    const envelope = `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
    for (;;) {
      const answer = await post(address, path, envelope, authorizer?.header('POST', path), refuseHost);
      const challenge = answer.challenge;
      if (answer.status === 401 && challenge && authorizer?.challenged(challenge)) continue;
      return read(answer);
    }
  };
  const clock = async (): Promise<number> => {
    const asked = '<GetSystemDateAndTime xmlns="http://www.onvif.org/ver10/device/wsdl"/>';
    try {
      const at = instantIn(await send(asked, pathOf(address), false));
      return at === undefined ? 0 : at - Date.now();
    } catch (error) {
      // Some keep even their clock behind the login: then ours must do. Who can't be reached says so at once.
      if (error instanceof HeadFailure && ['camera-fault', 'refused-credentials'].includes(error.reason)) return 0;
      ahead = undefined;
      throw error;
    }
  };
  return { address, call: (body, path = pathOf(address)) => send(body, path, true) };
}

const pathOf = ({ url }: Address): string => {
  const { pathname, search } = new URL(url);
  return pathname === '/' ? '/onvif/device_service' : `${pathname}${search}`;
};

function tokenFor({ user, password }: Login, at: Date): string {
  const nonce = randomBytes(16);
  const created = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const digest = createHash('sha1').update(nonce).update(created).update(password).digest('base64');
  return `<w:Security xmlns:w="${SECURITY}wssecurity-secext-1.0.xsd" xmlns:u="${SECURITY}wssecurity-utility-1.0.xsd"><w:UsernameToken><w:Username>${escaped(user)}</w:Username><w:Password Type="${DIGEST}">${digest}</w:Password><w:Nonce EncodingType="${SECURITY}soap-message-security-1.0#Base64Binary">${nonce.toString('base64')}</w:Nonce><u:Created>${created}</u:Created></w:UsernameToken></w:Security>`;
}

interface Posted {
  readonly status: number;
  readonly challenge: string[] | undefined;
  readonly text: string;
}
async function post(
  address: Address,
  path: string,
  envelope: string,
  authorization: string | undefined,
  refuseHost: RefuseHost,
): Promise<Posted> {
  try {
    const headers = { 'content-type': 'application/soap+xml; charset=utf-8', authorization };
    const answer = await askWeb(address, { method: 'POST', path, headers, body: envelope }, refuseHost);
    const header = answer.headers['www-authenticate'];
    return { ...answer, challenge: header === undefined ? undefined : [header].flat() };
  } catch (error) {
    if (error instanceof Unreached) throw new HeadFailure(error.reason, error.message);
    if (error instanceof TooLong) throw new HeadFailure('camera-fault', 'an answer longer than a camera gives');
    throw new HeadFailure('address-unreachable', error instanceof Error ? error.message : undefined);
  }
}

function read({ status, text }: Posted): Element {
  if (status === 401 || status === 403) throw new HeadFailure('refused-credentials', `HTTP ${status}`);
  let envelope: Element;
  try {
    envelope = readXml(text);
  } catch {
    throw new HeadFailure(status === 404 ? 'unsupported' : 'camera-fault', `HTTP ${status}, and no SOAP in it`);
  }
  const fault = below(envelope, 'Fault');
  if (fault) {
    const codes = [textBelow(fault, 'Code', 'Value'), textBelow(fault, 'Code', 'Subcode', 'Value')].join(' ');
    const words = withoutSecrets(textBelow(fault, 'Reason', 'Text') ?? codes).slice(0, 200);
    if (/NotAuthorized|FailedAuthentication|not authorized/i.test(`${codes} ${words}`))
      throw new HeadFailure('refused-credentials', words);
    if (/ActionNotSupported|NoSuchService|OptionalActionNotImplemented/i.test(codes))
      throw new HeadFailure('unsupported', words);
    throw new HeadFailure('camera-fault', words);
  }
  const body = below(envelope, 'Body');
  if (!body || status >= 400) throw new HeadFailure('camera-fault', `HTTP ${status}`);
  return body;
}

/** Milliseconds since the epoch, of a GetSystemDateAndTimeResponse. */
function instantIn(body: Element): number | undefined {
  const utc = below(body, 'UTCDateTime');
  const of = (...path: string[]) => Number(textBelow(utc, ...path));
  const at = Date.UTC(
    of('Date', 'Year'),
    of('Date', 'Month') - 1,
    of('Date', 'Day'),
    of('Time', 'Hour'),
    of('Time', 'Minute'),
    of('Time', 'Second'),
  );
  return Number.isFinite(at) ? at : undefined;
}
