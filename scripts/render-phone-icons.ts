import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/**
 * Draws the PNG icons of the manifest from `icon.svg` by a browser. Run it after changing the drawing; the results are committed.
 * A maskable icon fills its square and keeps the drawing in the inner 80 % (W3C manifest, §"icon masks").
 */
const ICONS = new URL('../apps/phone/public/icons/', import.meta.url);
const BACKGROUND = '#0b6b3a';
const SIZES = [
  { file: 'icon-192.png', size: 192, maskable: false },
  { file: 'icon-512.png', size: 512, maskable: false },
  { file: 'icon-maskable-512.png', size: 512, maskable: true },
] as const;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const svg = await readFile(new URL('icon.svg', ICONS), 'base64');
for (const { file, size, maskable } of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const background = maskable ? BACKGROUND : 'transparent';
  const scale = maskable ? 80 : 100;
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${background}">
      <img style="width:${scale}%" src="data:image/svg+xml;base64,${svg}"></body>`,
  );
  await page.screenshot({ path: new URL(file, ICONS).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
