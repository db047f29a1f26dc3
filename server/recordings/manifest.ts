import type { GapReason, Segment } from '../../media/recorder/archive.ts';
import type { Point } from '../../shared/geometry.ts';
import type { Words } from '../../shared/language/text.ts';

/**
 * What a sealed pack says of itself: the bytes of this, as JSON, are what is signed. Everything else in the pack is
 * named in it with its hash. Times are ISO 8601 UTC, hashes SHA-256 in lower-case hex.
 */
export interface Manifest {
  readonly format: 'belfry-evidence';
  readonly version: 1;
  readonly made: string;
  /** Fingerprint of the key that signs. */
  readonly key: string;
  readonly export: string;
  readonly hold: { readonly id: string; readonly reason: Words; readonly keptAt: string; readonly keptBy: Named };
  readonly incident?: { readonly id: string; readonly title: Words } | undefined;
  readonly asked: {
    readonly at: string;
    readonly by: Named;
    readonly purpose: Words;
    readonly basis?: Words | undefined;
    readonly prosecutorRef?: string | undefined;
  };
  readonly from: string;
  readonly to: string;
  readonly cameras: readonly ManifestCamera[];
  /** Every other file of the pack, and nothing besides. */
  readonly files: readonly ManifestFile[];
  /** Where the journal stood, and the hash of its chain up to there. */
  readonly journal: { readonly world: string; readonly seq: number; readonly hash: string };
}
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly function?: string | undefined;
}
export interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
export interface ManifestCamera {
  readonly feed: string;
  readonly name: Words;
  readonly owner: Words;
  readonly regime: string;
  readonly point?: Point | undefined;
  readonly bearing?: number | undefined;
  /** Hash over the segments' hashes in their order, as it was written into the journal when the hold was sealed. */
  readonly sealed: string;
  readonly gaps: readonly { readonly from: string; readonly to: string; readonly reason: GapReason }[];
  readonly videos: readonly ManifestVideo[];
}
/** One file of a camera: a head, then its segments as they were kept, byte for byte. */
export interface ManifestVideo extends ManifestFile {
  readonly codec: string;
  readonly init: { readonly bytes: number; readonly sha256: string };
  readonly segments: readonly {
    readonly from: string;
    readonly to: string;
    readonly offset: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** No file of a pack is larger, so that a tar and every file system takes it. */
const LARGEST = 2_000_000_000;

/** The segments of a camera, by file: another file where the run changes or the size would. */
export function filesOf(segments: readonly Segment[]): Segment[][] {
  const files: Segment[][] = [];
  let bytes = 0;
  for (const segment of segments) {
    const file = files.at(-1);
    const before = file?.[0];
    if (!file || before?.run !== segment.run || before.init !== segment.init || bytes + segment.bytes > LARGEST) {
      files.push([segment]);
      bytes = segment.bytes;
    } else {
      file.push(segment);
      bytes += segment.bytes;
    }
  }
  return files;
}

/** `20261124T011000Z`: a moment as it may stand in the name of a file. */
export const stampOf = (at: number | string): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');
/** A name reduced to what every file system and a tar take as it is. */
export const slugOf = (name: string, most = 32): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, most)
    .replace(/-$/, '')
    .toLowerCase() || 'camera';
