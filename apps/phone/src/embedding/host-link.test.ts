import type { HostCommand, PhoneMessage } from '@wpm/contract';
import { expect, test } from 'vitest';
import { HostLink, type Performed } from './host-link.ts';

const CRM = 'https://crm.example';
const OTHER = 'https://other.example';
const HELLO = { wpm: 1, kind: 'hello' };
const GREETING: PhoneMessage & { readonly kind: 'welcome' } = {
  wpm: 1,
  kind: 'welcome',
  state: { session: 'signed-out', why: null, user: null, connection: 'none', calls: [] },
};

function link(answer: Performed = { ok: true }) {
  const posted: (readonly [PhoneMessage, string])[] = [];
  const performed: HostCommand[] = [];
  const made = new HostLink({
    allowed: [CRM, OTHER],
    post: (message, origin) => void posted.push([message, origin]),
    greeting: () => GREETING,
    perform: async (command) => {
      performed.push(command);
      return answer;
    },
  });
  const hear = (data: unknown, origin = CRM, fromParent = true) => made.hear({ fromParent, origin, data });
  return { made, posted, performed, hear };
}
const dial = { wpm: 1, kind: 'dial', id: '1', number: '600100200' } as const;

test('the phone says that it is there to allowed pages alone', () => {
  const { made, posted } = link();
  made.announce(['https://evil.example', CRM]);
  expect(posted).toEqual([[{ wpm: 1, kind: 'here' }, CRM]]);
});

test('an allowed page that says hello is greeted, told and obeyed; before that nobody is told anything', async () => {
  const { made, posted, performed, hear } = link({ ok: true, call: 'call-1' });
  made.tell({ kind: 'state', state: GREETING.state });
  expect(posted).toEqual([]);
  await hear(HELLO);
  await hear(dial);
  made.tell({ kind: 'state', state: GREETING.state });
  expect(performed).toEqual([dial]);
  expect(posted).toEqual([
    [GREETING, CRM],
    [{ wpm: 1, kind: 'done', id: '1', call: 'call-1' }, CRM],
    [{ wpm: 1, kind: 'state', state: GREETING.state }, CRM],
  ]);
});

test('a page of an origin that is not allowed, and a window that is not the parent, are not answered', async () => {
  const { posted, performed, hear } = link();
  await hear(HELLO, 'https://evil.example');
  await hear(HELLO, CRM, false);
  await hear(dial, 'null');
  expect([posted, performed]).toEqual([[], []]);
});

test('once bound to a page the phone knows no other, allowed or not', async () => {
  const { posted, performed, hear } = link();
  await hear(HELLO);
  posted.length = 0;
  await hear(HELLO, OTHER);
  await hear(dial, OTHER);
  expect([posted, performed]).toEqual([[], []]);
});

test('what is no message, comes before hello, or cannot be done is refused by its code', async () => {
  const { posted, performed, hear } = link({ ok: false, code: 'call/busy-here' });
  await hear(dial);
  await hear({ wpm: 1, kind: 'dial', id: '2' });
  await hear(HELLO);
  await hear({ ...dial, id: '3' });
  expect(performed).toHaveLength(1);
  expect(posted.map(([message]) => message)).toMatchObject([
    { kind: 'refused', id: '1', code: 'embedding/not-now' },
    { kind: 'refused', id: '2', code: 'embedding/malformed' },
    { kind: 'welcome' },
    { kind: 'refused', id: '3', code: 'call/busy-here' },
  ]);
});
