/** How well a picture arrives, from WebRTC's own reports. */
export interface PictureStats {
  /** From the worker to the screen: half the round trip and the time in the jitter buffer; not the camera's own. */
  readonly latencyMs: number | undefined;
  readonly bitsPerSecond: number | undefined;
  readonly framesPerSecond: number;
  readonly framesDecoded: number;
  readonly packetsLost: number;
  readonly width: number;
  readonly height: number;
}
/** The running totals at one moment; rates come from two of them. */
export interface StatsSample {
  readonly at: number;
  readonly bytes: number;
  /** Seconds that all frames together waited in the jitter buffer, and how many they were. */
  readonly delay: number;
  readonly frames: number;
}
export interface StatsReading {
  readonly stats: PictureStats | undefined;
  readonly sample: StatsSample | undefined;
}

/** Reads one answer of `getStats`; `before` is the sample of the last reading of the same consumer. */
export function readStats(reports: readonly RTCStats[], before: StatsSample | undefined): StatsReading {
  const inbound = reports.find((report): report is RTCInboundRtpStreamStats => report.type === 'inbound-rtp');
  const pair = reports.find(
    (report): report is RTCIceCandidatePairStats =>
      report.type === 'candidate-pair' && 'nominated' in report && report.nominated === true,
  );
  if (!inbound) return { stats: undefined, sample: before };
  const sample: StatsSample = {
    at: inbound.timestamp,
    bytes: inbound.bytesReceived ?? 0,
    delay: inbound.jitterBufferDelay ?? 0,
    frames: inbound.jitterBufferEmittedCount ?? 0,
  };
  const seconds = before ? (sample.at - before.at) / 1_000 : 0;
  const frames = sample.frames - (before?.frames ?? 0);
  const buffered = frames > 0 ? (sample.delay - (before?.delay ?? 0)) / frames : undefined;
  const stats = {
    latencyMs:
      buffered === undefined ? undefined : Math.round((buffered + (pair?.currentRoundTripTime ?? 0) / 2) * 1_000),
    bitsPerSecond: before && seconds > 0 ? Math.round(((sample.bytes - before.bytes) * 8) / seconds) : undefined,
    framesPerSecond: inbound.framesPerSecond ?? 0,
    framesDecoded: inbound.framesDecoded ?? 0,
    packetsLost: inbound.packetsLost ?? 0,
    width: inbound.frameWidth ?? 0,
    height: inbound.frameHeight ?? 0,
  };
  return { stats, sample };
}
