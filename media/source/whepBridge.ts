import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import {
  useH264 as asH264,
  type MediaStreamTrack,
  useNACK as nack,
  useOPUS as opus,
  usePLI as pli,
  RTCPeerConnection,
  type RTCRtpCodecParameters,
  type RTCRtpTransceiver,
  type RtcpPacket,
  type RtpPacket,
  useREMB as remb,
  useSdesMid as sdesMid,
  useVP8 as vp8,
} from 'werift';

/**
 * A program: receives one WebRTC stream and passes its RTP on to ports of the loopback. It takes what strangers send, so it
 * has a process of its own (media/source/whep.ts starts it). Its argument: where to send. It writes its offer, reads the
 * answer, and writes which codecs come; one JSON a line.
 */
const { ports, loopback } = JSON.parse(process.argv[2]!) as {
  readonly ports: { readonly video: number; readonly audio: number };
  readonly loopback: boolean;
};
/** Whoever begins to read needs a key frame soon; later each viewer waits no longer than for a camera's own. */
const EAGER = { every: 500, times: 16 };
const CALM = 2_000;

const tell = (told: object) => process.stdout.write(`${JSON.stringify(told)}\n`);
const feedback = [nack(), pli(), remb()];
const h264 = (profile: string) =>
  asH264({
    rtcpFeedback: feedback,
    parameters: `level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=${profile}`,
  });
const connection = new RTCPeerConnection({
  ...{ iceServers: [], bundlePolicy: 'max-bundle' },
  codecs: {
    video: [h264('42e01f'), h264('4d001f'), h264('64001f'), vp8({ rtcpFeedback: feedback })],
    audio: [opus()],
  },
  headerExtensions: { video: [sdesMid()], audio: [sdesMid()] },
  ...(loopback ? { iceAdditionalHostAddresses: ['127.0.0.1'] } : {}),
});
const out = createSocket('udp4');
const came: Partial<Record<'video' | 'audio', RTCRtpCodecParameters>> = {};
let announced = false;

/** A picture is waited for; a sound that was agreed on gets half a second more. */
function announce(): void {
  if (announced || !came.video) return;
  announced = true;
  const said = (codec: RTCRtpCodecParameters) => ({
    ...{ payloadType: codec.payloadType, name: codec.mimeType.split('/')[1], clockRate: codec.clockRate },
    ...(codec.channels && { channels: codec.channels }),
    ...(codec.parameters && { parameters: codec.parameters }),
  });
  tell({ told: 'receives', video: said(came.video), ...(came.audio && { audio: said(came.audio) }) });
}

function follow(kind: 'video' | 'audio', transceiver: RTCRtpTransceiver): void {
  transceiver.onTrack.subscribe((track: MediaStreamTrack) => {
    let first = true;
    track.onReceiveRtp.subscribe((packet: RtpPacket) => {
      out.send(packet.serialize(), ports[kind], '127.0.0.1');
      if (!first) return;
      first = false;
      const codec = transceiver.codecs.find(({ payloadType }) => payloadType === packet.header.payloadType);
      if (codec) came[kind] = codec;
      if (kind === 'video') {
        askForKeyFrames(transceiver, packet.header.ssrc);
        setTimeout(announce, came.audio ? 0 : 500);
      } else if (came.video) announce();
    });
    // Sender reports set the clocks of picture and sound against each other.
    track.onReceiveRtcp.subscribe((packet: RtcpPacket) => {
      out.send(packet.serialize(), ports[kind] + 1, '127.0.0.1');
    });
  });
}

function askForKeyFrames(transceiver: RTCRtpTransceiver, ssrc: number): void {
  let asked = 0;
  const ask = () => {
    void transceiver.receiver.sendRtcpPLI(ssrc).catch(() => undefined);
    setTimeout(ask, ++asked < EAGER.times ? EAGER.every : CALM);
  };
  ask();
}

/** RTCP BYE (RFC 3550 §6.6): ffmpeg would wait for ever for packets that do not come. */
function end(): void {
  const bye = Buffer.from([0x81, 203, 0, 1, 0, 0, 0, 0]);
  out.send(bye, ports.video + 1, '127.0.0.1');
  out.send(bye, ports.audio + 1, '127.0.0.1', () => process.exit(0));
}

connection.connectionStateChange.subscribe(state => {
  if (state === 'failed' || state === 'closed' || state === 'disconnected') end();
});
follow('video', connection.addTransceiver('video', { direction: 'recvonly' }));
follow('audio', connection.addTransceiver('audio', { direction: 'recvonly' }));
const lines = createInterface({ input: process.stdin });
lines.once('close', end);
await connection.setLocalDescription(await connection.createOffer());
if (connection.iceGatheringState !== 'complete')
  await connection.iceGatheringStateChange.watch(state => state === 'complete');
tell({ told: 'offer', sdp: connection.localDescription!.sdp });
const [line] = await new Promise<string[]>(resolve => lines.once('line', (...given) => resolve(given)));
await connection.setRemoteDescription({ type: 'answer', sdp: (JSON.parse(line!) as { answer: string }).answer });
