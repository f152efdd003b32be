import { readFile } from 'node:fs/promises';
import type { TestServer } from '../server.fixture.ts';

/** 0.4 s of 500 Hz. */
const TONE_MP3 = new URL('../../../media-embedded/src/sounds/samples/tone.mp3', import.meta.url);

export type UploadedFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
export type Uploaded = { readonly status: number; readonly body: Record<string, unknown> };

export const toneMp3 = async (): Promise<UploadedFile> => ({
  bytes: new Uint8Array(await readFile(TONE_MP3)),
  type: 'audio/mpeg',
});

/** Sends a file as it is. */
export async function upload({ url }: Pick<TestServer, 'url'>, token: string, file: UploadedFile): Promise<Uploaded> {
  const response = await fetch(`${url}/api/v1/sound-files`, {
    method: 'POST',
    headers: { 'content-type': file.type, authorization: `Bearer ${token}` },
    body: file.bytes,
  });
  return { status: response.status, body: Object(await response.json()) };
}
