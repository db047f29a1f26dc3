import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/**
 * The receiving side of RFC 8291, as a browser has it: a key pair and a secret, and the decryption of one record.
 * Written against the RFC, not with the library that encrypts, so that each proves the other.
 */
export class Receiver {
  readonly #ecdh = createECDH('prime256v1');
  readonly #secret: Buffer;

  constructor(given?: { readonly privateKey: Buffer; readonly secret: Buffer }) {
    if (given) this.#ecdh.setPrivateKey(given.privateKey);
    else this.#ecdh.generateKeys();
    this.#secret = given?.secret ?? randomBytes(16);
  }

  get keys(): { readonly p256dh: string; readonly auth: string } {
    return { p256dh: this.#ecdh.getPublicKey('base64url'), auth: this.#secret.toString('base64url') };
  }

  /** @throws Error where the record is malformed, for another device, or tampered with */
  decrypt(body: Buffer): Buffer {
    // RFC 8188 §2.1: salt (16), record size (4), length of the key id (1), the key id: here the sender's public key.
    const salt = body.subarray(0, 16);
    const recordSize = body.readUInt32BE(16);
    const sender = body.subarray(21, 21 + body.readUInt8(20));
    const record = body.subarray(21 + sender.length);
    if (record.length > recordSize) throw new Error('A push message is one record (RFC 8291 §4)');
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#ecdh.getPublicKey(), sender]);
    const input = hkdf(this.#secret, this.#ecdh.computeSecret(sender), info, 32);
    const key = hkdf(salt, input, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = hkdf(salt, input, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    // RFC 8188 §2: the last record ends in 2 and zeros.
    const end = padded.findLastIndex(byte => byte !== 0);
    if (padded[end] !== 2) throw new Error('The record does not end as the last one');
    return padded.subarray(0, end);
  }
}

const hkdf = (salt: Buffer, input: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', input, salt, info, length));
