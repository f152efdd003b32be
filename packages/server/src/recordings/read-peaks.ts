import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { peaksFileOf } from '@wpm/media-embedded';

export type Peaks = { readonly agent: number[]; readonly customer: number[] };

const CHANNELS = 2;

/** The peaks of a recording in at most so many points; undefined while they have not been made. @param file relative to the folder */
export async function readPeaks(folder: string, file: string, points: number): Promise<Peaks | undefined> {
  try {
    const bytes = await readFile(path.join(folder, peaksFileOf(file)));
    return { agent: reduced(bytes, 0, points), customer: reduced(bytes, 1, points) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function reduced(interleaved: Uint8Array, channel: number, points: number): number[] {
  const count = Math.floor(interleaved.length / CHANNELS);
  const parts = Math.min(points, count);
  return Array.from({ length: parts }, (_, part) => {
    let peak = 0;
    const end = Math.ceil(((part + 1) * count) / parts);
    for (let at = Math.floor((part * count) / parts); at < end; at++)
      peak = Math.max(peak, interleaved[at * CHANNELS + channel] ?? 0);
    return peak;
  });
}
