import type { Answer } from '@wpm/client';
import { readWhole } from '../administration/list/read-whole.ts';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import type { Facts } from './steps.ts';

/** The number inside every tenant at which one hears oneself. */
export const ECHO_NUMBER = '600';

/** Asks the platform for everything the steps go by. @throws Refused */
export async function readFacts(): Promise<Facts> {
  const [licences, accounts, campaigns, numbers, trunks, board, testCallId, customers] = await Promise.all([
    client.listLicences({}).then(taken),
    readWhole(client.listAccounts).then(taken),
    readWhole(client.listCampaigns).then(taken),
    readWhole(client.listNumbers).then(taken),
    client.listTrunks({}).then(taken),
    client.getLiveBoard({}).then(taken),
    lastTestCall(),
    client.listCalls({ direction: 'inbound', outcome: 'answered', limit: 1 }).then(taken),
  ]);
  return {
    licences: licences.items,
    accounts,
    campaigns,
    numbers,
    trunks: trunks.items,
    phones: board.agents.filter(({ status }) => status.activity !== 'unreachable'),
    testCallId,
    customerCallId: customers.items[0]?.callId ?? null,
  };
}

/** Numbers are found by a part of them: extensions that hold the echo's digits are passed over. @throws Refused */
async function lastTestCall(): Promise<string | null> {
  const found = await client
    .listCalls({ direction: 'internal', outcome: 'answered', number: ECHO_NUMBER, limit: 50 })
    .then(taken);
  return found.items.find(({ callee }) => callee.number === ECHO_NUMBER)?.callId ?? null;
}

/** @throws Refused */
function taken<Value>(answer: Answer<Value, string>): Value {
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}
