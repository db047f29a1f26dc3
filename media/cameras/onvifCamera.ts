import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { allBelow, below, type Element, escaped, readXml, textBelow } from '../onvif/xml.ts';
import type { Login } from '../source/login.ts';

/**
 * A small ONVIF camera on the loopback: everything that Belfry asks of one, with a head that really moves. It turns the
 * demonstration's steered camera, and stands in tests where a camera would.
 */
export interface SimulatedCamera {
  /** Its device service, without a login. */
  readonly url: string;
  readonly discoveryPort: number;
  /** Where its head points: pan and tilt from −1 to 1, zoom from 0 to 1. */
  head(): { readonly x: number; readonly y: number; readonly zoom: number; readonly moving: boolean };
  /** The actions that it carried out, oldest first. */
  readonly actions: string[];
  /** Something moves in its picture, or no more. */
  motion(moving: boolean): void;
  subscriptions(): number;
  close(): Promise<void>;
}
export interface SimulatedCameraOptions {
  /** Where the pictures are: an RTSP server, by the token of the profile. */
  readonly streams: Readonly<Record<string, string>>;
  readonly login?: Login;
  /** Milliseconds that its clock is ahead of ours. */
  readonly ahead?: number;
  /** Whether it has a head that moves. */
  readonly ptz?: boolean;
  /** Whether that head has a lens that comes nearer. */
  readonly zooms?: boolean;
  /** Places that it knows, by their token. */
  readonly presets?: Readonly<Record<string, Place & { readonly name: string }>>;
  /** Told where its head points, while it moves and when it has come to rest. */
  readonly onMove?: (place: Place) => void;
}
/** Pan and tilt from −1 to 1, zoom from 0 to 1. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}
const PRESETS = {
  p1: { name: 'Ingang / Entrée <1>', x: -0.5, y: 0.25, zoom: 0.5 },
  p2: { name: '', x: 0.9, y: 0, zoom: 0 },
} as const;
/** As often as its pictures come. */
const MOVE_MS = 40;
const PROFILES: Readonly<Record<string, { encoding: string; width: number; height: number }>> = {
  main: { encoding: 'H265', width: 3840, height: 2160 },
  sub: { encoding: 'H264', width: 1280, height: 720 },
  tiny: { encoding: 'H264', width: 320, height: 180 },
};
const SPACES = 'http://www.onvif.org/ver10/tptz';
const ZOOM_SPACE = `<tt:ContinuousZoomVelocitySpace><tt:URI>${SPACES}/ZoomSpaces/VelocityGenericSpace</tt:URI></tt:ContinuousZoomVelocitySpace>`;

export async function startOnvifCamera({
  streams,
  login,
  ahead = 0,
  ptz = true,
  zooms = true,
  presets = PRESETS,
  onMove,
}: SimulatedCameraOptions): Promise<SimulatedCamera> {
  const actions: string[] = [];
  const known: NonNullable<SimulatedCameraOptions['presets']> = presets;
  const at = { x: 0, y: 0, zoom: 0 };
  const speed = { x: 0, y: 0, zoom: 0 };
  let movedAt = 0;
  let stopsAt = 0;
  const clamp = (value: number, least: number) => Math.max(least, Math.min(1, value));
  /** Full speed crosses the whole range in two seconds. */
  const advance = () => {
    const now = Math.min(performance.now(), stopsAt);
    const seconds = Math.max(0, now - movedAt) / 1_000;
    at.x = clamp(at.x + speed.x * seconds, -1);
    at.y = clamp(at.y + speed.y * seconds, -1);
    at.zoom = clamp(at.zoom + (speed.zoom * seconds) / 2, 0);
    movedAt = Math.max(movedAt, now);
  };
  const isMoving = () => performance.now() < stopsAt && (speed.x !== 0 || speed.y !== 0 || speed.zoom !== 0);
  let teller: NodeJS.Timeout | undefined;
  const tellMoves = () => {
    if (!onMove) return;
    const tell = () => {
      advance();
      onMove({ ...at });
      if (isMoving()) return;
      clearInterval(teller);
      teller = undefined;
    };
    teller ??= setInterval(tell, MOVE_MS);
  };
  const waiting = new Set<() => void>();
  const points = new Map<string, { moving: boolean; at: string }[]>();
  let nextPoint = 1;

  const used = new Set<string>();
  const knows = (envelope: Element): boolean => {
    if (!login) return true;
    const token = below(envelope, 'UsernameToken');
    const [nonce = '', created = ''] = [textBelow(token, 'Nonce'), textBelow(token, 'Created')];
    const sum = createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update(login.password);
    const fresh = Math.abs(Date.parse(created) - (Date.now() + ahead)) < 5_000 && !used.has(nonce);
    used.add(nonce);
    return (
      fresh && textBelow(token, 'Username') === login.user && textBelow(token, 'Password') === sum.digest('base64')
    );
  };
  const profile = (token: string) => {
    const { encoding, width, height } = PROFILES[token]!;
    const head = ptz ? '<tt:PTZConfiguration token="ptz"><tt:NodeToken>node</tt:NodeToken></tt:PTZConfiguration>' : '';
    return `<trt:Profiles token="${token}" fixed="true"><tt:Name>${token}</tt:Name><tt:VideoEncoderConfiguration token="v"><tt:Name>v</tt:Name><tt:Encoding>${encoding}</tt:Encoding><tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution><tt:RateControl><tt:FrameRateLimit>25</tt:FrameRateLimit></tt:RateControl></tt:VideoEncoderConfiguration>${head}</trt:Profiles>`;
  };

  const carryOut = async (request: Element, path: string): Promise<string> => {
    const token = textBelow(request, 'ProfileToken') ?? '';
    switch (request.name) {
      case 'GetCapabilities': {
        // As behind an address translator: it knows itself by an address that nobody else can reach.
        const place = 'http://192.168.1.64:8000';
        const head = ptz ? `<tt:PTZ><tt:XAddr>${place}/onvif/ptz</tt:XAddr></tt:PTZ>` : '';
        return `<Capabilities><tt:Media><tt:XAddr>${place}/onvif/media</tt:XAddr></tt:Media><tt:Events><tt:XAddr>${place}/onvif/events</tt:XAddr></tt:Events>${head}</Capabilities>`;
      }
      case 'GetDeviceInformation':
        return '<Manufacturer>Belfry</Manufacturer><Model>Fake 1</Model>';
      case 'GetProfiles':
        return Object.keys(streams).map(profile).join('');
      case 'GetStreamUri': {
        const stream = streams[token];
        if (stream === undefined) throw new Error('NoProfile');
        const url = new URL(stream);
        url.hostname = '192.168.1.64';
        return `<MediaUri><tt:Uri>${escaped(url.href)}</tt:Uri></MediaUri>`;
      }
      case 'GetNodes':
        return `<PTZNode token="node"><tt:SupportedPTZSpaces><tt:ContinuousPanTiltVelocitySpace><tt:URI>${SPACES}/PanTiltSpaces/VelocityGenericSpace</tt:URI></tt:ContinuousPanTiltVelocitySpace>${zooms ? ZOOM_SPACE : ''}</tt:SupportedPTZSpaces><tt:MaximumNumberOfPresets>8</tt:MaximumNumberOfPresets></PTZNode>`;
      case 'GetPresets':
        return Object.entries(known)
          .map(([id, { name }]) => `<Preset token="${id}"><tt:Name>${escaped(name)}</tt:Name></Preset>`)
          .join('');
      case 'ContinuousMove': {
        advance();
        const [turn, zoom] = [below(request, 'PanTilt')?.attributes, below(request, 'Zoom')?.attributes];
        Object.assign(speed, { x: Number(turn?.x ?? 0), y: Number(turn?.y ?? 0), zoom: Number(zoom?.x ?? 0) });
        movedAt = performance.now();
        stopsAt = movedAt + 1_000 * Number(/PT([\d.]+)S/.exec(textBelow(request, 'Timeout') ?? '')?.[1] ?? 10);
        tellMoves();
        return '';
      }
      case 'Stop':
        advance();
        Object.assign(speed, { x: 0, y: 0, zoom: 0 });
        return '';
      case 'GotoPreset': {
        const preset = known[textBelow(request, 'PresetToken') ?? ''];
        if (!preset) throw new Error('NoToken');
        Object.assign(speed, { x: 0, y: 0, zoom: 0 });
        Object.assign(at, { x: preset.x, y: preset.y, zoom: preset.zoom });
        tellMoves();
        return '';
      }
      case 'CreatePullPointSubscription': {
        const point = `/onvif/pull/${nextPoint++}`;
        points.set(point, []);
        return `<SubscriptionReference><wsa:Address xmlns:wsa="http://www.w3.org/2005/08/addressing">http://192.168.1.64:8000${point}</wsa:Address></SubscriptionReference>`;
      }
      case 'PullMessages': {
        const queue = points.get(path);
        if (!queue) throw new Error('NoSubscription');
        if (queue.length === 0)
          await new Promise<void>(resolve => {
            const wake = () => {
              clearTimeout(timer);
              waiting.delete(wake);
              resolve();
            };
            const timer = setTimeout(wake, 3_000);
            waiting.add(wake);
          });
        return queue
          .splice(0)
          .map(
            ({ moving, at: moment }) =>
              `<wsnt:NotificationMessage xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2"><wsnt:Topic>tns1:RuleEngine/CellMotionDetector/Motion</wsnt:Topic><wsnt:Message><tt:Message UtcTime="${moment}"><tt:Data><tt:SimpleItem Name="IsMotion" Value="${moving}"/></tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>`,
          )
          .join('');
      }
      case 'Unsubscribe':
        points.delete(path);
        return '';
      default:
        throw new Error('ActionNotSupported');
    }
  };
  const fault = (code: string, words: string) =>
    `<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>ter:${code}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">${words}</s:Text></s:Reason></s:Fault>`;
  const wrapped = (body: string) =>
    `<?xml version="1.0"?><!-- fake --><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:trt="http://www.onvif.org/ver10/media/wsdl"><s:Body>${body}</s:Body></s:Envelope>`;

  const server = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const part of incoming.setEncoding('utf8')) text += part;
    const answer = (status: number, body: string) =>
      outgoing.writeHead(status, { 'Content-Type': 'application/soap+xml' }).end(wrapped(body));
    try {
      const envelope = readXml(text);
      const request = below(envelope, 'Body')!.children[0]!;
      if (request.name === 'GetSystemDateAndTime') {
        const now = new Date(Date.now() + ahead);
        return answer(
          200,
          `<GetSystemDateAndTimeResponse><SystemDateAndTime><tt:UTCDateTime><tt:Time><tt:Hour>${now.getUTCHours()}</tt:Hour><tt:Minute>${now.getUTCMinutes()}</tt:Minute><tt:Second>${now.getUTCSeconds()}</tt:Second></tt:Time><tt:Date><tt:Year>${now.getUTCFullYear()}</tt:Year><tt:Month>${now.getUTCMonth() + 1}</tt:Month><tt:Day>${now.getUTCDate()}</tt:Day></tt:Date></tt:UTCDateTime></SystemDateAndTime></GetSystemDateAndTimeResponse>`,
        );
      }
      if (!knows(envelope)) return answer(400, fault('NotAuthorized', 'Sender not authorized'));
      const body = await carryOut(request, incoming.url ?? '');
      actions.push(request.name);
      answer(200, `<trt:${request.name}Response>${body}</trt:${request.name}Response>`);
    } catch (error) {
      answer(400, fault((error as Error).message, `${(error as Error).message}: the camera says no`));
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/onvif/device_service`;

  const discovery = createSocket('udp4');
  discovery.on('message', (message, from) => {
    const asked = readXml(message.toString('utf8'));
    if (allBelow(asked, 'Probe').length === 0) return;
    const scopes =
      'onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/name/Fake%20camera onvif://www.onvif.org/hardware/F1';
    const answer = `<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Header><a:RelatesTo>${textBelow(asked, 'MessageID')}</a:RelatesTo></s:Header><s:Body><d:ProbeMatches><d:ProbeMatch><d:Scopes>${scopes}</d:Scopes><d:XAddrs>${url} http://[fe80::1]/onvif/device_service</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>`;
    discovery.send(answer, from.port, from.address);
  });
  await new Promise<void>(resolve => discovery.bind(0, '127.0.0.1', resolve));

  return {
    ...{ url, actions },
    discoveryPort: discovery.address().port,
    head() {
      advance();
      return { ...at, moving: isMoving() };
    },
    motion(moving) {
      for (const queue of points.values()) queue.push({ moving, at: new Date(Date.now() + ahead).toISOString() });
      for (const wake of [...waiting]) wake();
    },
    subscriptions: () => points.size,
    async close() {
      clearInterval(teller);
      discovery.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
