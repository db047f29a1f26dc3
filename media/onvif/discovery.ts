import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { allBelow, readXml, textBelow } from './xml.ts';

/** A camera that answered a call on the local network. */
export interface Discovered {
  /** Address of its device service, as it told it. */
  readonly url: string;
  /** As it names itself; its address where it does not. */
  readonly name: string;
  readonly hardware?: string;
}
export interface DiscoveryOptions {
  /** Milliseconds to listen; WS-Discovery lets a device wait half a second, and some take two. */
  readonly wait?: number;
  /** Where the call goes: all devices of the network, else one. */
  readonly to?: { readonly address: string; readonly port: number };
}
/** WS-Discovery 1.1, section 2.4. */
const EVERYONE = { address: '239.255.255.250', port: 3702 };
/** A network with more cameras is asked in parts; a liar must not fill the memory. */
const MOST = 500;

/**
 * Calls the cameras of the local networks (WS-Discovery, as ONVIF Core 7.3 asks) and gathers who answers. Never rejects:
 * where the network does not let it through, nobody is found.
 */
export async function discoverCameras({ wait = 2_500, to = EVERYONE }: DiscoveryOptions = {}): Promise<Discovered[]> {
  const found = new Map<string, Discovered>();
  const message = `urn:uuid:${randomUUID()}`;
  const probe = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><e:Header><w:MessageID>${message}</w:MessageID><w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To><w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header><e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>`,
  );
  // Each network by its own address, or the system sends the call to the first one alone.
  const own = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  const from = own.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  const sockets = [undefined, ...(to === EVERYONE ? from : [])].map(address => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    socket.on('error', () => undefined);
    socket.on('message', answer => {
      for (const camera of camerasIn(answer.toString('utf8'), message))
        if (found.size < MOST) found.set(camera.url, camera);
    });
    socket.bind({ ...(address !== undefined && { address }) }, () => {
      try {
        if (address !== undefined) socket.setMulticastInterface(address);
      } catch {
        // A network that carries no multicast.
      }
      // Twice: datagrams get lost (SOAP over UDP, appendix I).
      for (const delay of [0, 300])
        setTimeout(() => {
          try {
            socket.send(probe, to.port, to.address, () => undefined);
          } catch {
            // Closed meanwhile.
          }
        }, delay);
    });
    return socket;
  });
  await new Promise(resolve => setTimeout(resolve, wait));
  for (const socket of sockets) {
    try {
      socket.close();
    } catch {
      // It never opened.
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The cameras in one answer to our call; nothing where it is somebody else's or no answer at all. */
export function camerasIn(text: string, message: string): Discovered[] {
  try {
    if (text.length > 65_536) return [];
    const envelope = readXml(text);
    if (textBelow(envelope, 'RelatesTo') !== message) return [];
    return allBelow(envelope, 'ProbeMatch').flatMap(match => {
      const addresses = (textBelow(match, 'XAddrs') ?? '').split(/\s+/);
      const url = addresses.find(address => /^https?:\/\/[^\s@]{1,200}$/.test(address) && URL.canParse(address));
      if (url === undefined) return [];
      const scope = (name: string) => scopeIn(textBelow(match, 'Scopes') ?? '', name);
      const hardware = scope('hardware');
      return [{ url, name: scope('name') ?? new URL(url).host, ...(hardware !== undefined && { hardware }) }];
    });
  } catch {
    return [];
  }
}

function scopeIn(scopes: string, name: string): string | undefined {
  const found = scopes.split(/\s+/).find(scope => scope.startsWith(`onvif://www.onvif.org/${name}/`));
  const value = found?.split('/').slice(4).join('/');
  try {
    return value ? decodeURIComponent(value).slice(0, 80) : undefined;
  } catch {
    return value?.slice(0, 80);
  }
}
