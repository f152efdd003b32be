import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from 'vitest';

/** What the device of a user is told of a call. */
type Told = { readonly kind: string; readonly wakeId: string; readonly outcome?: string; readonly taken?: true };

/** A push service on loopback, and a device that is subscribed to it and sleeps until the test has it answer. */
export async function openDevice() {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const told: Told[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push(JSON.parse(decrypted(Buffer.concat(chunks), keys, auth)));
      response.writeHead(201).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    subscription: {
      endpoint: `http://127.0.0.1:${port}/device`,
      p256dh: keys.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    },
    told,
    /** Resolves with the id of the wake once a call has come that is the device's nth. */
    called: async (nth = 1): Promise<string> => {
      await expect.poll(() => callsIn(told).length).toBe(nth);
      return callsIn(told).at(-1)?.wakeId ?? '';
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const callsIn = (told: readonly Told[]): readonly Told[] => told.filter(({ kind }) => kind === 'call');

/** RFC 8188 §2, RFC 8291 §3.4: salt, record size and the sender's key stand before the one record. */
function decrypted(body: Buffer, keys: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, length] = [body.subarray(0, 16), body[20] ?? 0];
  const theirs = body.subarray(21, 21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), theirs]);
  const shared = derive(keys.computeSecret(theirs), auth, info, 32);
  const key = derive(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const record = body.subarray(21 + length);
  const cipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
