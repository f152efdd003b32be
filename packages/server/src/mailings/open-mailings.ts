import type { Clock, Log } from '@wpm/kernel';
import type { ServerDeps } from '../server-deps.ts';
import { MailingKeeper } from './mailing-keeper.ts';
import { prepareMailing } from './prepare-mailing.ts';

type MailingDeps = Pick<
  ServerDeps,
  'settings' | 'store' | 'exports' | 'mailSeal' | 'mailSender' | 'leavingLinks' | 'now'
> & {
  readonly clock: Clock;
  readonly log: Log;
};

/** Sends kept views of reports when they are due, until the platform stops. */
export function openMailings(deps: MailingDeps): MailingKeeper {
  const { store, mailSender, clock, now, log } = deps;
  return new MailingKeeper({
    mailings: store.reportMailings,
    prepare: (due) => prepareMailing(deps, due),
    onQueued: () => mailSender.wake(),
    clock,
    now,
    log,
  });
}
