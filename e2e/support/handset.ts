import type { BrowserContextOptions } from 'playwright-core';

/**
 * What the phone is used on, and so tried on: upright, pressed by fingers. It answers as the Chromium it is, on Linux: what it can do with
 * sound is what that can. One pixel to one of CSS: without a graphics card four times as many are four times the work, and show nothing else.
 */
export const HANDSET = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  isMobile: true,
  hasTouch: true,
} as const satisfies BrowserContextOptions;

/** The same of a tablet, lying on its side. */
export const TABLET = { ...HANDSET, viewport: { width: 1024, height: 768 } } as const satisfies BrowserContextOptions;

/** A window of the phone on a desktop, as narrow as a phone, pressed by a mouse. */
export const DESKTOP = {
  viewport: HANDSET.viewport,
  deviceScaleFactor: 1,
  isMobile: false,
  hasTouch: false,
} as const satisfies BrowserContextOptions;
