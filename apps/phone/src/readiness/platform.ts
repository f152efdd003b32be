export type Platform = 'android' | 'apple' | 'desktop';

/** Whose rules about sleeping applications hold. An iPad calls itself a Mac, but has a touch screen. */
export function platformOf(userAgent: string, touchPoints: number): Platform {
  if (/Android/.test(userAgent)) return 'android';
  const isPad = /Macintosh/.test(userAgent) && touchPoints > 1;
  return /iPhone|iPad/.test(userAgent) || isPad ? 'apple' : 'desktop';
}
