import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Records } from '../records/port.ts';

/** By what this installation signs evidence: Ed25519 (RFC 8032), one pair for an installation. */
export interface EvidenceKey {
  /** SubjectPublicKeyInfo, PEM: whoever verifies compares it with what the installation gives out. */
  readonly publicKey: string;
  /** SHA-256 of the public key's DER, hex: short enough to be read out over a telephone. */
  readonly fingerprint: string;
  /** Over the bytes as they are; base64. */
  sign(bytes: Buffer): string;
}
interface Kept {
  readonly privateKey: string;
}

/** The key, made at the first start and kept; nodes that start together agree on the one that was written first. */
export async function evidenceKey(records: Records): Promise<EvidenceKey> {
  const shelf = records.shelf<Kept>('keys');
  const kept = (await shelf.get('evidence')) ?? (await made(shelf));
  return keyFrom(createPrivateKey(kept.privateKey));
}
async function made(shelf: ReturnType<Records['shelf']>): Promise<Kept> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const fresh: Kept = { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  if (await shelf.add('evidence', fresh)) return fresh;
  const first = (await shelf.get('evidence')) as Kept | undefined;
  if (!first) throw new Error('The evidence key can be neither written nor read');
  return first;
}

function keyFrom(privateKey: KeyObject): EvidenceKey {
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    sign: bytes => sign(null, bytes, privateKey).toString('base64'),
  };
}
