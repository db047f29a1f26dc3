import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What set-up found on this machine, left in `node_modules/.cache/belfry-setup.json` for whoever needs it later.
 * Paths are absolute; null says that it is not there.
 *
 * @typedef {object} Setup
 * @property {1} version of this shape
 * @property {string | null} worker mediasoup-worker, for `createWorker({ workerBin })`; null: no video
 * @property {'given' | 'prebuilt' | 'built' | null} workerOrigin
 * @property {string | null} ffmpeg null: no camera that needs transcoding, no RTSP source
 * @property {string | null} python the interpreter that sees Debian's GStreamer modules
 * @property {boolean} rtspServer whether the demonstration's cameras can run over RTSP; else they use source `test`
 * @property {string | null} chromium
 * @property {string | null} firefox
 */

const place = root => join(root, 'node_modules/.cache/belfry-setup.json');

/** @param {string} root @returns {Setup | undefined} undefined where set-up never ran or wrote another version */
export function readSetup(root) {
  try {
    const setup = JSON.parse(readFileSync(place(root), 'utf8'));
    return setup.version === 1 ? setup : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes it where it differs from what is there: in an image the checkout belongs to another account.
 *
 * @param {string} root
 * @param {Setup} setup
 */
export function writeSetup(root, setup) {
  const text = `${JSON.stringify(setup, null, 2)}\n`;
  if (existsSync(place(root)) && readFileSync(place(root), 'utf8') === text) return;
  mkdirSync(dirname(place(root)), { recursive: true });
  const next = `${place(root)}.${process.pid}`;
  writeFileSync(next, text);
  renameSync(next, place(root));
}
