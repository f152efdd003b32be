import type { CallRecord } from '@wpm/calls';
import type { Reply } from '../browser.fixture.ts';
import { newId } from '../server.fixture.ts';

/** A call with a customer that is over, in which the user spoke. */
export function talkOf({ id: accountId, tenantId }: { readonly id: string; readonly tenantId: string }): CallRecord {
  const startedAt = Date.now();
  const other = { number: '+48600100200', name: null, accountId: null };
  const times = { startedAt, endedAt: startedAt + 2, ringMs: 1, talkMs: 1 };
  const answered = { ...times, result: 'answered', outcome: 'answered' } as const;
  const own = { number: 1, accountId, direction: 'inbound', other, holdMs: 0 } as const;
  return {
    id: newId(),
    tenantId,
    direction: 'inbound',
    caller: other,
    callee: { number: '+48221000101', name: null, accountId },
    ...answered,
    answeredAt: startedAt + 1,
    endedBy: 'caller',
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
    segments: [{ ...own, ...answered, transferredFrom: null, transferredTo: null }],
    recording: null,
  };
}

type Sends = (method: string, at: string, body?: unknown) => Promise<Reply>;

/** What the endpoints of classifiers and recalls answer: to whose part it is, and to a supervisor. */
export async function classifierAnswers(phone: Sends, console_: Sends, callId: string) {
  const names = { pl: 'Umówiono' };
  const made = await console_('POST', '/classifiers', { settings: { names, kind: 'success' } });
  const said = { classifierId: made.body['id'], note: 'Monday' };
  const [own, theirs] = [`/me/calls/${callId}/classification`, `/calls/${callId}/parts/1/classification`];
  return {
    getMyCallClassification: await phone('GET', own),
    classifyMyCall: await phone('PUT', own, said),
    getCallClassification: await console_('GET', theirs),
    classifyCall: await console_('PUT', theirs, said),
    ...(await recallAnswers(phone, console_)),
  };
}

async function recallAnswers(phone: Sends, console_: Sends) {
  const at = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  const planRecall = await phone('POST', '/me/recalls', { number: '+48600100299', at, note: 'Offer' });
  const own = `/recalls/${String(planRecall.body['recallId'])}`;
  return {
    planRecall,
    listMyRecalls: await phone('GET', '/me/recalls'),
    listRecalls: await console_('GET', '/recalls'),
    takeRecall: await phone('PUT', `${own}/claim`, {}),
    releaseRecall: await phone('DELETE', `${own}/claim`),
    moveRecall: await phone('PUT', `${own}/time`, { at }),
    cancelRecall: await phone('DELETE', own),
  };
}
