import { dialRules } from '@wpm/contract';
import { expect, test } from 'vitest';
import { withAccount, withCaps, withoutAccount } from './account-limits.ts';

const { agent } = dialRules.parse({}).limits;
const [EWA, JAN] = ['0192f7a0-0000-7000-8000-0000000000aa', '0192f7a0-0000-7000-8000-0000000000bb'];

test('an account begins with what each person has, is changed by itself, and goes alone', () => {
  const both = withAccount(withAccount([], EWA, agent), JAN, agent);
  expect(both).toEqual([
    { accountId: EWA, caps: agent },
    { accountId: JAN, caps: agent },
  ]);
  const changed = withCaps(both, JAN, { ...agent, concurrent: null });
  expect(changed).toEqual([
    { accountId: EWA, caps: agent },
    { accountId: JAN, caps: { ...agent, concurrent: null } },
  ]);
  expect(withoutAccount(changed, EWA)).toEqual([{ accountId: JAN, caps: { ...agent, concurrent: null } }]);
  const rules = dialRules.parse({ limits: { accounts: changed } });
  expect(rules.limits.accounts).toEqual(changed);
});
