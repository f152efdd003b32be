import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** What only the browser has. */
export type PushSecrets = { readonly privateKey: Uint8Array; readonly auth: Uint8Array };

/** What a browser does with a message of one record (RFC 8188 §2, RFC 8291 §3.4). @throws where it was not made for it */
export function decryptPush(body: Buffer, { privateKey, auth }: PushSecrets): string {
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(privateKey);
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const sealed = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const material = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32));
  const made = (name: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', material, salt, `Content-Encoding: ${name}\0`, bytes));
  const decipher = createDecipheriv('aes-128-gcm', made('aes128gcm', 16), made('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // RFC 8188 §2: a delimiter, and after it nothing but zeros.
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
