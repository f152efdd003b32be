import { expect, test } from 'vitest';
import { PhonePage, SWITCHES } from './fixtures/phone-page.ts';
import { PLATFORM_CALL_ID } from './fixtures/sip-peer.ts';
import { Desktop, whyNoDesktop } from './support/desktop.ts';
import { DESKTOP } from './support/handset.ts';
import { InstalledWorker } from './support/service-worker.ts';

/* The system's own notifications, whose buttons a user presses: a browser with windows, on a desktop that shows them over D-Bus. */

const LOOK = { ...DESKTOP, locale: 'pl-PL', permissions: ['microphone', 'notifications'] };
const CALLER = ['+48600100200', 'Katarzyna Wiśniewska', '+48221230001'] as const;
const WAKE = {
  kind: 'call',
  wakeId: '0192f7a0-0000-7000-8000-0000000000bb',
  callId: PLATFORM_CALL_ID,
  number: '+48600100200',
  name: 'Katarzyna Wiśniewska',
  campaign: 'Infolinia',
};

const missing = whyNoDesktop();
if (missing !== undefined) process.stderr.write(`NOT TESTED, buttons of the system's notifications: ${missing}\n`);

test.skipIf(missing !== undefined)(
  'a push is answered and rejected by the buttons of the notification the system shows, with the phone open and without',
  async () => {
    await using desktop = await Desktop.open();
    await using phone = await PhonePage.openIn(await desktop.openChromium(LOOK, SWITCHES), DESKTOP.hasTouch);
    const { page, platform } = phone;
    await phone.logIn();
    const worker = await InstalledWorker.of(page);
    const ring = async () => {
      await worker.push(WAKE);
      await expect.poll(() => desktop.shown()).toBe(1);
    };
    await ring();
    expect(await desktop.press('Odrzuć')).toEqual(expect.arrayContaining(['Odbierz', 'Odrzuć']));
    await expect.poll(() => platform.asked).toContain(`POST /wakes/${WAKE.wakeId}/decline`);
    await expect.poll(() => desktop.shown()).toBe(0);
    await page.getByText('Gotowy', { exact: true }).waitFor();

    await ring();
    await desktop.press('Odbierz');
    await page.getByText('Odbieram połączenie…').waitFor();
    await expect.poll(() => desktop.shown()).toBe(0);
    const answered = () => platform.peer.heard.filter((line) => line === 'SIP/2.0 200 OK').length;
    platform.peer.call(...CALLER);
    await expect.poll(answered).toBe(1);

    // Nobody has the phone open: a window is opened for the call, because a user pressed.
    await page.goto('about:blank');
    const opened = page.context().waitForEvent('page');
    await ring();
    await desktop.press('Odbierz');
    const window = await opened;
    await window.getByText('Odbieram połączenie…').waitFor();
    await window.getByText('Gotowy', { exact: true }).waitFor();
    platform.peer.call(...CALLER);
    await expect.poll(answered).toBe(2);
    expect(phone.complaints).toEqual([]);
  },
);
