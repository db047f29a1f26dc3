import { type Address, parseAddress } from '../source/address.ts';
import type { RefuseHost } from '../source/reach.ts';
import { HeadFailure } from './port.ts';
import { type Device, deviceAt } from './soap.ts';
import { allBelow, below, type Element, escaped, textBelow } from './xml.ts';

/** A way in which a camera gives its picture. */
export interface Profile {
  readonly token: string;
  readonly name: string;
  /** `H264`, `H265`, `JPEG` … as the camera names it; empty where it does not say. */
  readonly encoding: string;
  readonly width: number;
  readonly height: number;
  /** Pictures a second at most. */
  readonly rate: number;
  /** Whether its head can be moved by this profile. */
  readonly ptz: boolean;
}
/** What an ONVIF camera is asked for (profile S: device, media, PTZ). */
export interface OnvifCamera {
  readonly device: Device;
  /** The path of a service at the camera's place; undefined where it has none. */
  service(name: 'Media' | 'PTZ' | 'Events'): Promise<string | undefined>;
  profiles(): Promise<readonly Profile[]>;
  /** Maker and model, as it names itself. */
  model(): Promise<string>;
  /** Where the stream of a profile is, with the login that the camera was given. */
  streamOf(profile: Profile): Promise<Address>;
}
const DEVICE = 'http://www.onvif.org/ver10/device/wsdl';
export const MEDIA = 'http://www.onvif.org/ver10/media/wsdl';
const SCHEMA = 'http://www.onvif.org/ver10/schema';

/** Nothing is asked before the first call; each call @throws HeadFailure. */
export function onvifCamera(address: Address, refuseHost: RefuseHost): OnvifCamera {
  const device = deviceAt(address, refuseHost);
  let capabilities: Promise<Element> | undefined;
  const service: OnvifCamera['service'] = async name => {
    capabilities ??= device.call(`<GetCapabilities xmlns="${DEVICE}"><Category>All</Category></GetCapabilities>`);
    const told = await capabilities.catch(error => {
      capabilities = undefined;
      throw error;
    });
    const at = textBelow(told, 'Capabilities', name, 'XAddr');
    // Only the path is taken: behind an address translator a camera knows itself by another name, and a lying one must
    // not lead elsewhere.
    if (at === undefined || !URL.canParse(at, address.url)) return undefined;
    const { pathname, search } = new URL(at, address.url);
    return `${pathname}${search}`;
  };
  const media = async (body: string): Promise<Element> => {
    const path = await service('Media');
    if (path === undefined) throw new HeadFailure('unsupported', 'no media service');
    return device.call(body, path);
  };
  return {
    device,
    service,
    async profiles() {
      return allBelow(await media(`<GetProfiles xmlns="${MEDIA}"/>`), 'Profiles').flatMap(profileIn);
    },
    async model() {
      const told = await device.call(`<GetDeviceInformation xmlns="${DEVICE}"/>`);
      return [textBelow(told, 'Manufacturer'), textBelow(told, 'Model')].filter(Boolean).join(' ').slice(0, 120);
    },
    async streamOf(profile) {
      const setup = `<StreamSetup><Stream xmlns="${SCHEMA}">RTP-Unicast</Stream><Transport xmlns="${SCHEMA}"><Protocol>RTSP</Protocol></Transport></StreamSetup>`;
      const told = await media(
        `<GetStreamUri xmlns="${MEDIA}">${setup}<ProfileToken>${escaped(profile.token)}</ProfileToken></GetStreamUri>`,
      );
      const uri = textBelow(told, 'MediaUri', 'Uri') ?? '';
      const stream = parseAddress(uri, 'rtsp');
      if (!stream) throw new HeadFailure('unsupported', 'no RTSP address in the answer');
      return withPlaceOf(stream, address);
    },
  };
}

/** The stream at the camera's own host, with its login: for the reason why only the paths of services are taken. */
function withPlaceOf(stream: Address, camera: Address): Address {
  const url = new URL(stream.url);
  const own = new URL(camera.url);
  [url.hostname, url.username, url.password] = [own.hostname, own.username, own.password];
  return parseAddress(url.href, 'rtsp') ?? stream;
}

function profileIn(element: Element): Profile[] {
  const token = element.attributes.token;
  if (token === undefined || token === '') return [];
  const encoder = below(element, 'VideoEncoderConfiguration');
  const number = (...path: string[]) => Number(textBelow(encoder, ...path) ?? 0) || 0;
  return [
    {
      token,
      name: (element.children.find(({ name }) => name === 'Name')?.text.trim() || token).slice(0, 64),
      encoding: (textBelow(encoder, 'Encoding') ?? '').toUpperCase(),
      width: number('Resolution', 'Width'),
      height: number('Resolution', 'Height'),
      rate: number('RateControl', 'FrameRateLimit'),
      ptz: below(element, 'PTZConfiguration') !== undefined,
    },
  ];
}

/** Larger than a desk's whole screen is work for nobody's eyes. */
const WIDE_ENOUGH = 1_920;
/**
 * The profile to show: the one asked for; else one that passes untouched, and among those the largest that is not wider
 * than a screen.
 */
export function chosenProfile(profiles: readonly Profile[], token: string | undefined): Profile | undefined {
  if (token !== undefined) return profiles.find(profile => profile.token === token);
  const rank = ({ encoding, width }: Profile): readonly [number, number] => [
    encoding === 'H264' ? 2 : encoding === '' ? 0 : 1,
    width <= WIDE_ENOUGH ? width : WIDE_ENOUGH - width,
  ];
  return [...profiles].sort((a, b) => rank(b)[0] - rank(a)[0] || rank(b)[1] - rank(a)[1])[0];
}
