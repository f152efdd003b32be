import { RtpProbe, SipPhone, type IncomingCall, type TestPlatform, dominantFrequency } from '@wpm/testkit';
import { expect } from 'vitest';

const ALL_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The value of an answer that must be one. */
function must<T>(answer: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** A customer of the list, as it is imported. */
type Customer = {
  readonly externalId: string;
  readonly name: string;
  readonly number: string;
  readonly contract: string;
};

/** An outbound list as its administrator has it. */
export type WorkedList = {
  /** From now on who is free is called for, and not asked first. */
  callsByItself(): Promise<void>;
  /** What stands in the list of each entry. */
  entries(): Promise<
    readonly {
      readonly externalId: string;
      readonly state: string;
      readonly result: string | null;
      readonly from: string | null;
    }[]
  >;
};

/** A list of a campaign that calls at any hour and demands a classifier of Jan, who alone serves it. */
export async function listOf(
  platform: TestPlatform,
  campaignName: string,
  customers: readonly Customer[],
): Promise<WorkedList> {
  const [{ client }, { client: jans }] = [await platform.api('admin'), await platform.api('jan')];
  const { id: accountId } = must(await jans.getMe({}));
  const week = [{ days: [...ALL_WEEK], open: [{ from: '00:00', to: '24:00' }] }];
  const hours = must(await client.createHours({ settings: { name: 'Zawsze', week } }));
  const campaign = must(
    await client.createCampaign({
      settings: {
        name: campaignName,
        direction: 'outbound',
        members: [{ accountId }],
        recording: { outbound: 'never' },
        wrapUp: { mode: 'until-ended', classifierRequired: true },
      },
    }),
  );
  const settings = { name: 'Listopad', campaignId: campaign.id, hoursId: hours.id };
  const list = must(await client.createOutboundList({ settings }));
  const items = customers.map(({ externalId, name, number, contract }) => ({
    externalId,
    card: { name, numbers: [number], fields: [{ name: 'Umowa', value: contract }] },
  }));
  const imported = must(await client.importOutboundEntries({ listId: list.id, items }));
  expect(imported.items.map(({ result }) => result)).toEqual(customers.map(() => 'created'));
  return {
    callsByItself: async () => {
      const { id, version } = list;
      must(await client.changeOutboundList({ id, version, settings: { ...list.settings, mode: 'progressive' } }));
    },
    entries: async () => must(await client.listOutboundEntries({ listId: list.id, limit: 10 })).items,
  };
}

/** Everybody at the far end of the trunk: whatever number is called rings, and is answered by who says this tone. */
export class Customers implements AsyncDisposable {
  readonly #phone: SipPhone;
  readonly #hz: number;

  private constructor(phone: SipPhone, hz: number) {
    this.#phone = phone;
    this.#hz = hz;
  }

  static async open(platform: TestPlatform, hz: number): Promise<Customers> {
    const phone = await SipPhone.open({
      user: 'carrier',
      domain: 'carrier.test',
      local: { address: platform.trunk.host, port: platform.trunk.port },
      server: { transport: 'udp', address: platform.sip.host, port: platform.sip.port },
    });
    return new Customers(phone, hz);
  }

  /** The next who is called, at this number; it rings. */
  async called(number: string): Promise<IncomingCall> {
    const call = await this.#phone.incoming();
    expect(call.invite.uri).toContain(`sip:${number}@`);
    call.ring();
    return call;
  }

  /** Who rings answers and speaks; it is known what they hear. */
  async answers(call: IncomingCall): Promise<Answered> {
    const probe = await RtpProbe.open({ hz: this.#hz });
    await call.answer(probe.answer(call.remoteSdp ?? ''));
    await probe.stream.ready;
    probe.start();
    return {
      hears: (hz) =>
        expect
          .poll(() => dominantFrequency(probe.stream.heard(400), 8_000), { interval: 100 })
          .toSatisfy((heard: number) => Math.abs(heard - hz) <= 10),
      hangsUp: async () => void (await call.bye()),
      [Symbol.asyncDispose]: () => probe[Symbol.asyncDispose](),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#phone[Symbol.asyncDispose]();
  }
}

/** A customer in a call. */
export interface Answered extends AsyncDisposable {
  /** Waits until they hear this tone above all others, in Hz. */
  hears(hz: number): Promise<void>;
  hangsUp(): Promise<void>;
}
