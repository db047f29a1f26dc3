import type { Page } from 'playwright-core';
import type { ConsolePages } from './console.fixture.ts';
import type { MediaPlatform } from './port.ts';

/** A phone in a real browser that publishes (WHIP) a moving square in three sizes, 1280, 640 and 320 wide, and a tone. */
export async function phoneSending(consoles: ConsolePages, platform: MediaPlatform, feed: string): Promise<Page> {
  const phone = await consoles.bare(platform, {
    other: async asked => platform.publish('phone', feed, (asked as { offer: string }).offer),
  });
  await phone.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1_280, height: 720 });
    const context = canvas.getContext('2d')!;
    setInterval(() => {
      context.fillStyle = '#234';
      context.fillRect(0, 0, 1_280, 720);
      context.fillStyle = '#fff';
      context.fillRect((Date.now() / 4) % 1_200, 300, 80, 80);
    }, 80);
    const connection = new RTCPeerConnection();
    const [track] = canvas.captureStream(12).getVideoTracks();
    connection.addTransceiver(track!, {
      direction: 'sendonly',
      sendEncodings: [
        { rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
        { rid: 'm', scaleResolutionDownBy: 2, maxBitrate: 500_000 },
        { rid: 'h', maxBitrate: 1_500_000 },
      ],
    });
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const out = sound.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    connection.addTransceiver(out.stream.getAudioTracks()[0]!, { direction: 'sendonly' });
    await connection.setLocalDescription();
    await new Promise<void>(resolve => {
      const look = () => connection.iceGatheringState === 'complete' && resolve();
      connection.onicegatheringstatechange = look;
      look();
    });
    const ask = (window as unknown as { other(asked: object): Promise<string> }).other;
    const sdp = await ask({ offer: connection.localDescription!.sdp });
    await connection.setRemoteDescription({ type: 'answer', sdp });
  });
  return phone;
}
