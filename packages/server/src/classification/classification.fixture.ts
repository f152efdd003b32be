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

/** What the endpoints of classifiers, recalls and outbound lists answer: to whose part it is, and to a supervisor. */
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
    ...(await outboundAnswers(phone, console_)),
  };
}

async function outboundAnswers(phone: Sends, console_: Sends) {
  const campaign = await console_('POST', '/campaigns', { settings: { name: 'Przedłużenia', direction: 'outbound' } });
  const settings = { name: 'Lista', campaignId: campaign.body['id'] };
  const createOutboundList = await console_('POST', '/outbound-lists', { settings });
  const at = `/outbound-lists/${String(createOutboundList.body['id'])}`;
  const items = [
    { externalId: '1', card: { name: 'Ewa', numbers: ['600 100 200'] } },
    { externalId: '2', card: { numbers: ['nobody'] } },
  ];
  const entry = '/me/outbound/00000000-0000-4000-8000-000000000000';
  return {
    createOutboundList,
    listOutboundLists: await console_('GET', '/outbound-lists'),
    getOutboundList: await console_('GET', at),
    changeOutboundList: await console_('PUT', at, { version: 1, settings: { ...settings, mode: 'progressive' } }),
    importOutboundEntries: await console_('POST', `${at}/entries/import`, { items }),
    listOutboundEntries: await console_('GET', `${at}/entries?search=ewa`),
    getOutboundProgress: await console_('GET', `${at}/progress`),
    turnOutboundList: await console_('PUT', `${at}/running`, { running: false }),
    reopenOutboundEntries: await console_('POST', `${at}/entries/reopen`, { which: { result: 'busy' } }),
    addDoNotCall: await console_('POST', '/do-not-call', { numbers: ['600 100 298', '?'], reason: 'a letter' }),
    listDoNotCall: await console_('GET', '/do-not-call?search=298'),
    removeDoNotCall: await console_('POST', '/do-not-call/+48600100298/remove', { reason: 'a mistake' }),
    removeOutboundList: await console_('DELETE', at),
    getMyOutbound: await phone('GET', '/me/outbound'),
    callMyOutbound: await phone('POST', `${entry}/call`),
    skipMyOutbound: await phone('POST', `${entry}/skip`, { reason: 'later' }),
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
