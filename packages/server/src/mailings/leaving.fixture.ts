import { expect } from 'vitest';

/** The link by which the receiver of this message ends the mailing, as their mail program finds it; and what else its headers say of it. */
export function leavingLinkOf(message: string): { readonly link: string; readonly oneClick: boolean } {
  const headers = message.slice(0, message.indexOf('\n\n')).replaceAll(/\n\s+/g, ' ');
  const link = /^List-Unsubscribe: <([^>]+)>$/m.exec(headers)?.[1] ?? '';
  return { link, oneClick: /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m.test(headers) };
}

const opened = async (link: string, init: RequestInit = {}) => {
  const response = await fetch(link, { headers: { 'accept-language': 'pl' }, ...init });
  return { status: response.status, text: await response.text() };
};
/** As RFC 8058 §3.2 has it. */
const click = (link: string, body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })) =>
  opened(link, { method: 'POST', body });

/**
 * For tests: the link of a mailed report ends it by a press alone, as often as it is pressed, and says the same where it is not ours.
 * @param isRecipient whether the receiver still gets the report
 */
export async function leavesByLink(link: string, isRecipient: () => Promise<boolean>): Promise<void> {
  expect(await opened(link)).toMatchObject({ status: 200, text: expect.stringContaining('<form method="post">') });
  expect(await opened(link, { method: 'HEAD' })).toMatchObject({ status: 200 });
  expect(await isRecipient()).toBe(true);
  const others = [`${link}x`, link.replace(/token=.*/, 'token=e30.AAAA'), link.replace(/\?.*/, '')];
  const answers = await Promise.all(others.flatMap((other) => [opened(other), click(other)]));
  for (const { status, text } of answers) {
    expect(status).toBe(410);
    expect(text).toBe(answers[0]?.text);
  }
  expect(await isRecipient()).toBe(true);
  const left = await click(link);
  expect(left).toMatchObject({ status: 200, text: expect.stringContaining('nie będzie już do Ciebie przychodzić') });
  expect(await isRecipient()).toBe(false);
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  expect(await opened(link, { method: 'POST', body: form })).toEqual(left);
  expect(await opened(link)).toEqual(left);
}

/** Whoever tries tokens is stopped. */
export async function isLimited(link: string): Promise<void> {
  const tried = async () => (await click(link.replace(/token=.*/, 'token=e30.AAAA'))).status;
  const statuses = new Set<number>();
  for (let at = 0; at < 61; at += 1) statuses.add(await tried());
  expect([...statuses]).toEqual([410, 429]);
}
