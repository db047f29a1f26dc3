import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';

/** Two UDP ports, an even one and the next, on which a camera sends one stream and its reports. */
export interface UdpPair {
  /** The even port; the reports come on the next. */
  readonly port: number;
  /** Where the camera listens, once it has said so; opens the way through address translators. */
  peer(rtp: number, rtcp: number): void;
  /** Sends a report to the camera. */
  report(packet: Buffer): void;
  close(): void;
}
const TRIES = 40;
/** Bursts of a key frame wait here until they are read. */
const RECEIVE_BUFFER = 1 << 21;

/**
 * Opens a pair that takes packets from `from` alone: whoever else sends to these ports is not heard.
 * @throws Error where no pair of ports is free
 */
export async function openUdpPair(
  from: string,
  heard: (stream: 'rtp' | 'rtcp', packet: Buffer) => void,
): Promise<UdpPair> {
  const [rtp, rtcp] = await bindPair(isIPv6(from) ? 'udp6' : 'udp4');
  const hear =
    (stream: 'rtp' | 'rtcp') =>
    (packet: Buffer, { address }: { address: string }) => {
      if (address === from && packet.length > 0) heard(stream, packet);
    };
  rtp.on('message', hear('rtp')).on('error', () => undefined);
  rtcp.on('message', hear('rtcp')).on('error', () => undefined);
  let ports: { rtp: number; rtcp: number } | undefined;
  return {
    port: rtp.address().port,
    peer(rtpPort, rtcpPort) {
      ports = { rtp: rtpPort, rtcp: rtcpPort };
      // An empty RTP and an empty receiver report, as every player sends them.
      const opening = Buffer.alloc(12);
      opening[0] = 0x80;
      rtp.send(opening, ports.rtp, from, () => undefined);
      rtcp.send(Buffer.from([0x80, 0xc9, 0, 1, 0, 0, 0, 0]), ports.rtcp, from, () => undefined);
    },
    report(packet) {
      if (ports) rtcp.send(packet, ports.rtcp, from, () => undefined);
    },
    close() {
      rtp.close();
      rtcp.close();
    },
  };
}

async function bindPair(type: 'udp4' | 'udp6'): Promise<readonly [Socket, Socket]> {
  for (let tried = 0; tried < TRIES; tried++) {
    const first = await bound(type, 0);
    const port = first?.address().port ?? 0;
    const second = first && port % 2 === 0 ? await bound(type, port + 1) : undefined;
    if (first && second) return [first, second];
    first?.close();
    second?.close();
  }
  throw new Error('no pair of UDP ports is free');
}

function bound(type: 'udp4' | 'udp6', port: number): Promise<Socket | undefined> {
  return new Promise(resolve => {
    const socket = createSocket({ type, recvBufferSize: RECEIVE_BUFFER });
    socket.once('error', () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind(port, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
