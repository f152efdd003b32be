import type { pl } from './pl.ts';

/** The words both applications share. Polish is the original: a language that lacks one of its keys does not compile. */
export type Words = typeof pl;

/** The text of a code; one we do not know (a newer platform) is told as a fault of the platform. */
export function errorText(words: Words, code: string): string {
  const texts: Readonly<Record<string, string>> = words.errors;
  return texts[code] ?? words.errors['platform/fault'];
}
