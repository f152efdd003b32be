import { DEMO_DOMAIN, type DemoAccount } from '../demo/seed-demo.ts';
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

/** Where everything is, and on a new database who may sign in. */
export function sayReady(settings: Settings, demo: readonly DemoAccount[] | undefined): void {
  const web = `${settings.tls ? 'https' : 'http'}://${printEndpoint(settings.http)}`;
  const lines = [
    '',
    `  Phone     ${web}/phone/`,
    `  Console   ${web}/console/`,
    `  API       ${web}/api/v1/`,
    `  SIP       ${printEndpoint(settings.sip)} (UDP), ${web.replace('http', 'ws')}/sip`,
    `  Data      ${settings.data}`,
    ...(demo ? demoLines(demo) : []),
    '',
    '  Ready. Ctrl-C stops it.',
  ];
  console.log(lines.join('\n'));
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
