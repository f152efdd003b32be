import { renderUnicodeCompact } from 'uqr';
import { DEMO_DOMAIN } from '../demo/demo-domain.ts';
import type { DemoAccount } from '../demo/seed-demo.ts';
import { printEndpoint, type Settings } from '../settings.ts';
import type { ProcessNotice } from './supervised-process.ts';

/** One line to the operator, with the seconds since the start. */
export function say(text: string): void {
  console.log(`${(performance.now() / 1_000).toFixed(1).padStart(6)} s  ${text}`);
}

/** Tells what became of a process. */
export function sayNotice(notice: ProcessNotice): void {
  switch (notice.kind) {
    case 'ended':
      return say(`${notice.name} ended, starting it again in ${notice.pauseMs} ms: ${notice.how}`);
    case 'restarted':
      return say(`${notice.name} runs again`);
    case 'adopted':
      return say(`${notice.name} was still running and goes on`);
  }
}

/** What is said beside the addresses. */
export type ReadyNews = {
  /** Accounts made just now. */
  readonly demo: readonly DemoAccount[] | undefined;
  /** Phones of the local network are to find us. */
  readonly isLan: boolean;
};

/** Where everything is, and on a new database who may sign in. */
export function sayReady(settings: Settings, { demo, isLan }: ReadyNews): void {
  const web = `${settings.tls ? 'https' : 'http'}://${printEndpoint(settings.http[0])}`;
  const lines = [
    '',
    ...(isLan ? lanLines(`${web}/phone/`) : []),
    `  Phone     ${web}/phone/`,
    `  Console   ${web}/console/`,
    `  API       ${web}/api/v1/`,
    `  SIP       ${settings.sip.map(printEndpoint).join(', ')} (UDP), ${web.replace('http', 'ws')}/sip`,
    `  Data      ${settings.data}`,
    ...(settings.tls?.ca === undefined ? [] : [`  Authority ${web}/ca.crt`]),
    ...(demo ? demoLines(demo) : []),
    '',
    '  Ready. Ctrl-C stops it.',
  ];
  console.log(lines.join('\n'));
}

/** The phone's address for a camera. Its browser warns of a certificate it does not know: going on is enough. */
function lanLines(url: string): readonly string[] {
  const picture = renderUnicodeCompact(url, { border: 2 })
    .split('\n')
    .map((line) => `  ${line}`);
  return [...picture, '', '  Scan it with a phone in the same network; accept the warning about the certificate.', ''];
}

function demoLines(demo: readonly DemoAccount[]): readonly string[] {
  return [
    '',
    `  Accounts of the demo, domain ${DEMO_DOMAIN}. The passwords are shown only now:`,
    '',
    ...demo.map(demoLine),
  ];
}

function demoLine({ login, password, displayName }: DemoAccount): string {
  return `  ${login.padEnd(12)}${password.padEnd(20)}${displayName}`;
}
