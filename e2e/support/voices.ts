import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sine, writeWav } from '@wpm/testkit';
import type { Browser } from 'playwright-core';
import { launchChromium } from './headless.ts';

/** A browser whose microphone plays a tone. */
export type Voice = { readonly browser: Browser; readonly folder: string };

/** Browsers that agents have left, by their tone in Hz: the next of the same voice goes on in one, in a context of its own. */
const left = new Map<number, Voice[]>();
let isKept = false;

/** From now on browsers are kept for the next agent. A process that says so must `closeVoices` in the end, or it goes on. */
export function keepVoices(): void {
  isKept = true;
}

/** @param launch how a browser is started with these switches; one that is started in its own way is shared with nobody */
export async function voiceOf(hz: number, switches: readonly string[], launch = launchChromium): Promise<Voice> {
  const again = launch === launchChromium ? left.get(hz)?.pop() : undefined;
  if (again?.browser.isConnected()) return again;
  const folder = await mkdtemp(path.join(tmpdir(), 'agent-'));
  const voice = path.join(folder, 'voice.wav');
  await writeFile(voice, writeWav(sine(hz, 10_000, 48_000), 48_000));
  return { browser: await launch(...switches, `--use-file-for-fake-audio-capture=${voice}`), folder };
}

/** @param hz undefined: it is nobody else's to go on with */
export async function leaveVoice(voice: Voice, hz: number | undefined): Promise<void> {
  if (!isKept || hz === undefined) return close(voice);
  left.set(hz, [...(left.get(hz) ?? []), voice]);
}

export async function closeVoices(): Promise<void> {
  const all = [...left.values()].flat();
  left.clear();
  await Promise.all(all.map(close));
}

async function close({ browser, folder }: Voice): Promise<void> {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
