import type { Account } from '@wpm/contract';
import { Facts } from '../list/facts.tsx';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { deviceName } from '@wpm/ui';
import { type Delay, useServerDelay } from './use-server-delay.ts';
import { Licences } from './licences.tsx';
import type { SettingsWords } from './words/settings-words.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Station, server, account and its licences (F40). */
export function Information({ account }: { readonly account: Account }) {
  const { information: words } = useSettingsWords();
  const rules = useNumberRules();
  const { connection } = useSoftphoneState();
  const delay = useServerDelay();
  const state = connection.kind === 'signed-out' ? 'connecting' : connection.kind;
  return (
    <>
      <Group
        heading={words.station}
        facts={[
          [words.device, deviceName(navigator.userAgent)],
          [words.extension, account.extension ?? words.none],
        ]}
      />
      <Group
        heading={words.server}
        facts={[
          [words.address, location.host],
          [words.domain, account.domain],
          [words.state, words.states[state]],
          [words.delay, delayText(delay, words)],
        ]}
      />
      <Group
        heading={words.account}
        facts={[
          [words.name, account.displayName],
          [words.login, `${account.login}@${account.domain}`],
          [words.kind, account.kind === null ? words.none : words.kinds[account.kind]],
          [words.directNumber, account.directNumber === null ? words.none : rules.readable(account.directNumber)],
        ]}
      />
      <Licences />
    </>
  );
}

function delayText(delay: Delay, words: SettingsWords['information']): string {
  if (delay === 'measuring') return words.measuring;
  return delay === 'unreachable' ? words.unreachable : `${delay}\u00a0ms`;
}

type GroupProps = { readonly heading: string; readonly facts: readonly (readonly [string, string])[] };

function Group({ heading, facts }: GroupProps) {
  return (
    <section>
      <h3>{heading}</h3>
      <Facts facts={facts} />
    </section>
  );
}
