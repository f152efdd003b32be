import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { below } from '../lib/paths.mjs';

/** What the help is written in, Polish first, and for whom (docs/help/<language>/<guide>.md). */
export const LANGUAGES = ['pl', 'en'];
export const GUIDES = ['agent', 'supervisor', 'administrator', 'operator'];

export const HELP = below('docs', 'help');

/** The text of a guide. */
export function textOf(language, guide) {
  return readFileSync(path.join(HELP, language, `${guide}.md`), 'utf8');
}

/**
 * How large a picture of the help is, so that a page keeps its place while it loads: an address that leads to a section must not
 * end above it. Of a WebP as Chromium writes it: lossy (VP8) or, with an alpha channel, extended (VP8X).
 * @param {string} file its absolute path
 * @returns {{ width: number, height: number }} in pixels
 */
export function sizeOfPicture(file) {
  if (!existsSync(file)) throw new Error(`there is no picture ${file}: npm run screenshots makes them`);
  const bytes = readFileSync(file);
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  throw new Error(`${file} is no WebP of a kind that is known here: ${kind}`);
}
