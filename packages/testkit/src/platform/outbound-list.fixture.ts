import { expect } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import type { TestPlatform } from './start-platform.ts';

const ALL_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The value of an answer that must be one. */
const must = <T>(answer: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

/**
 * A campaign of Anna's that calls at any hour, with a list of three: one more who can be called, one more, and a customer who said in
 * the call `barredIn` that they are not to be called any more. Resolves with the list, and how the import went.
 */
async function listOfThree(platform: TestPlatform, barredIn: string) {
  const { client } = await platform.api('admin');
  const { client: annas } = await platform.api('anna');
  const anna = must(await annas.getMe({}));
  const says = { names: { pl: 'Nie dzwonić' }, kind: 'failure', addsToDoNotCall: true } as const;
  const never = must(await client.createClassifier({ settings: says }));
  must(await client.classifyCall({ callId: barredIn, part: '1', classifierId: never.id, note: '' }));
  const week = [{ days: [...ALL_WEEK], open: [{ from: '00:00', to: '24:00' }] }];
  const hours = must(await client.createHours({ settings: { name: 'Always', week } }));
  const campaign = must(
    await client.createCampaign({
      settings: {
        name: 'Renewals',
        direction: 'outbound',
        members: [{ accountId: anna.id }],
        recording: { outbound: 'never' },
        wrapUp: { mode: 'off' },
      },
    }),
  );
  const settings = { name: 'November', campaignId: campaign.id, hoursId: hours.id };
  const list = must(await client.createOutboundList({ settings }));
  const imported = must(
    await client.importOutboundEntries({
      listId: list.id,
      items: [
        {
          externalId: 'crm-1',
          card: { name: 'Ewa', numbers: ['600 100 301'], fields: [{ name: 'Contract', value: '7/2026' }] },
        },
        { externalId: 'crm-2', card: { name: 'Olga', numbers: ['600 100 302'] } },
        { externalId: 'crm-3', card: { name: 'Never', numbers: ['600 100 200'] } },
      ],
    }),
  );
  return { list, settings, results: imported.items.map(({ result }) => result) };
}

type Phones = { readonly anna: SipPhone; readonly customer: SipPhone };

/** Anna calls the list: one answers, one is busy, one is never called; and then the next is called for her. */
export async function callsListOfThree(platform: TestPlatform, phones: Phones): Promise<void> {
  const [{ client }, admin] = [await platform.api('anna'), await platform.api('admin')];
  const past = await admin.client.listCalls({ limit: 10 });
  const barredIn = past.ok && past.value.items.find(({ campaign }) => campaign?.name === 'Sales')?.callId;
  const { list, settings, results } = await listOfThree(platform, barredIn || '');
  expect(results).toEqual(['created', 'created', 'do-not-call']);
  await client.endMyWrapUp({});
  expect(await client.setMyStatus({ chosen: { kind: 'in-queue' } })).toMatchObject({ ok: true });
  await answersAndIsBusy(platform, phones);
  const progress = () => admin.client.getOutboundProgress({ listId: list.id });
  await expect
    .poll(progress, { timeout: 10_000 })
    .toMatchObject({ value: { states: { done: 1, retry: 1, blocked: 1 }, ends: { answered: 1, busy: 1 } } });
  // From now on nobody is asked: whom the list names is called for who is free.
  const changed = { ...list.settings, ...settings, mode: 'progressive' } as const;
  expect(
    await admin.client.changeOutboundList({ id: list.id, version: list.version, settings: changed }),
  ).toMatchObject({ ok: true });
  const fourth = { externalId: 'crm-4', card: { numbers: ['+48 600 100 304'] } };
  await admin.client.importOutboundEntries({ listId: list.id, items: [fourth] });
  await calledByItself(phones, '+48600100304');
  await expect
    .poll(progress, { timeout: 10_000 })
    .toMatchObject({ value: { states: { done: 2, retry: 1, blocked: 1 }, today: { answered: 2, abandoned: 0 } } });
  await goesOnAfterAKill(platform, { ...phones, listId: list.id });
  const entries = await admin.client.listOutboundEntries({ listId: list.id, limit: 10 });
  expect(
    entries.ok && entries.value.items.map(({ externalId, attempts, result }) => [externalId, attempts, result]),
  ).toEqual([
    ['crm-1', 1, 'answered'],
    ['crm-2', 1, 'busy'],
    ['crm-3', 0, null],
    ['crm-4', 1, 'answered'],
    ['crm-5', 1, 'failed'],
    ['crm-6', 1, 'answered'],
  ]);
  const records = await admin.client.listCalls({ limit: 5 });
  expect(records.ok && records.value.items.map(({ campaign, outcome }) => [campaign?.name, outcome])).toEqual([
    ['Renewals', 'answered'],
    ['Renewals', 'failed'],
    ['Renewals', 'answered'],
    ['Renewals', 'failed'],
    ['Renewals', 'answered'],
  ]);
}

/**
 * The platform is killed while a customer of the list rings: Anna's phone is let go, and the customer is neither lost nor called
 * again at once: the next call is the next customer's.
 */
async function goesOnAfterAKill(
  platform: TestPlatform,
  { anna, customer, listId }: Phones & { readonly listId: string },
): Promise<void> {
  const { client } = await platform.api('admin');
  const add = (externalId: string, number: string) =>
    client.importOutboundEntries({ listId, items: [{ externalId, card: { numbers: [number] } }] });
  must(await add('crm-5', '600 100 305'));
  const own = await anna.incoming();
  await own.answer(SILENT_OFFER);
  const theirs = await customer.incoming();
  theirs.ring();
  await platform.killPlatform();
  await own.ended();
  must(await add('crm-6', '600 100 306'));
  await calledByItself({ anna, customer }, '+48600100306');
  await expect
    .poll(() => client.getOutboundProgress({ listId }), { timeout: 10_000 })
    .toMatchObject({ value: { states: { done: 3, retry: 2, blocked: 1 } } });
}

/** Anna sees each of the two who can be called, and calls. */
async function answersAndIsBusy(platform: TestPlatform, { anna, customer }: Phones): Promise<void> {
  const { client } = await platform.api('anna');
  const mine = async () => {
    const answer = await client.getMyOutbound({});
    return answer.ok && answer.value.entry ? answer.value.entry : undefined;
  };
  const offered = (externalId: string) =>
    expect.poll(mine, { timeout: 10_000 }).toMatchObject({ externalId, state: { kind: 'offered' } });
  await offered('crm-1');
  const { entryId = '', fields } = (await mine()) ?? {};
  expect(fields).toEqual([{ name: 'Contract', value: '7/2026' }]);
  expect(await client.callMyOutbound({ entryId })).toMatchObject({ ok: true });
  expect(await client.callMyOutbound({ entryId })).toMatchObject({ error: { code: 'outbound/not-offered' } });
  const own = await anna.incoming();
  expect(own.invite.headers.get('X-WPM-Placed')).toBe('listed');
  await own.answer(SILENT_OFFER);
  const answers = await customer.incoming();
  expect(answers.invite.uri).toContain('+48600100301');
  await answers.answer(SILENT_OFFER);
  await expect.poll(mine, { timeout: 10_000 }).toMatchObject({ state: { kind: 'connected' } });
  await Promise.all([answers.bye(), own.ended()]);
  await offered('crm-2');
  await client.callMyOutbound({ entryId: (await mine())?.entryId ?? '' });
  const second = await anna.incoming();
  await second.answer(SILENT_OFFER);
  const busy = await customer.incoming();
  expect(busy.invite.uri).toContain('+48600100302');
  busy.refuse(486);
  await second.ended();
}

/** Her phone rings for the next, whom nobody asked her about. */
async function calledByItself({ anna, customer }: Phones, number: string): Promise<void> {
  const next = await anna.incoming();
  await next.answer(SILENT_OFFER);
  const theirs = await customer.incoming();
  expect(theirs.invite.uri).toContain(number);
  await theirs.answer(SILENT_OFFER);
  await Promise.all([next.ended(), theirs.bye()]);
}
