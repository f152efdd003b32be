import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Where a browser can be told something: its key (a point of P-256, uncompressed) and its secret (RFC 8291 §3). */
export type PushReceiver = { readonly p256dh: Uint8Array; readonly auth: Uint8Array };

/** What is made anew for each message; given only by tests. */
export type PushMade = { readonly privateKey: Uint8Array; readonly salt: Uint8Array };

const RECORD_BYTES = 4_096;
/** RFC 8188 §2: the delimiter of the last record. */
const LAST_RECORD = Buffer.of(2);

/**
 * A message only this browser can read, whatever push service carries it: `aes128gcm` (RFC 8188) with the keys of RFC 8291.
 * @throws where the browser's key is no point of the curve
 */
export function encryptPush(text: string, to: PushReceiver, made?: PushMade): Buffer {
  const own = createECDH('prime256v1');
  if (made) own.setPrivateKey(made.privateKey);
  else own.generateKeys();
  const [salt, ownPublic] = [made?.salt ?? randomBytes(16), own.getPublicKey()];
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), to.p256dh, ownPublic]);
  const material = derived(own.computeSecret(to.p256dh), { salt: to.auth, info, bytes: 32 });
  const key = derived(material, { salt, info: Buffer.from('Content-Encoding: aes128gcm\0'), bytes: 16 });
  const nonce = derived(material, { salt, info: Buffer.from('Content-Encoding: nonce\0'), bytes: 12 });
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = [cipher.update(text), cipher.update(LAST_RECORD), cipher.final(), cipher.getAuthTag()];
  const recordSize = Buffer.alloc(4);
  recordSize.writeUInt32BE(RECORD_BYTES);
  return Buffer.concat([salt, recordSize, Buffer.of(ownPublic.length), ownPublic, ...sealed]);
}

/** Whether a browser's key and secret are such that something can be encrypted to them. */
export function isReceiver(to: PushReceiver): boolean {
  try {
    return to.auth.length === 16 && encryptPush('', to).length > 0;
  } catch {
    return false;
  }
}

type Derivation = { readonly salt: Uint8Array; readonly info: Uint8Array; readonly bytes: number };

const derived = (material: Uint8Array, { salt, info, bytes }: Derivation): Buffer =>
  Buffer.from(hkdfSync('sha256', material, salt, info, bytes));
