import type { Customer } from './customers.ts';

/** What an administrator gave this CRM. */
export type PlatformAccess = {
  /** Origin of the platform. */
  readonly phone: string;
  readonly key: string;
};

export type Webhook = { readonly id: string; readonly secret: string };

/** What the CRM asks of the platform, by its key. */
export class PhonePlatform {
  readonly #access: PlatformAccess;

  constructor(access: PlatformAccess) {
    this.#access = access;
  }

  /** A token that signs a user in to the phone in a page, once and within a minute. */
  async embeddingToken(user: string): Promise<string> {
    const { token } = await this.#ask('POST', '/embedding-tokens', { user });
    return String(token);
  }

  /** Shows the agents of a call that lasts what is known of the customer. */
  async describe(callId: string, { name, company, note, phone }: Customer, page: string): Promise<void> {
    const url = `${page}/?phone=${encodeURIComponent(phone)}`;
    const lines = [
      { label: 'Company', text: company },
      { label: 'Note', text: note },
    ];
    await this.#ask('POST', `/calls/${callId}/context`, {
      title: name,
      lines,
      link: { label: 'Open in the CRM', url },
    });
  }

  async addWebhook(url: string): Promise<Webhook> {
    const events = ['call.offered', 'call.ended', 'recording.ready'];
    const { webhook, secret } = await this.#ask('POST', '/webhooks', { name: 'Sample CRM', url, events });
    return { id: String(Object(webhook).id), secret: String(secret) };
  }

  async removeWebhook(id: string): Promise<void> {
    await this.#ask('DELETE', `/webhooks/${id}`);
  }

  /** The sound of a recording, by a link that lives for minutes. @param range as the listener's browser asks for it */
  async sound(recordingId: string, range: string | undefined): Promise<Response> {
    const { url } = await this.#ask('POST', `/recordings/${recordingId}/link`, { purpose: 'listen' });
    return fetch(new URL(String(url), this.#access.phone), {
      headers: { authorization: `Bearer ${this.#access.key}`, ...(range !== undefined && { range }) },
    });
  }

  /** @throws with the platform's code where it refuses */
  async #ask(method: string, path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
    const { phone, key } = this.#access;
    const response = await fetch(`${phone}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: Readonly<Record<string, unknown>> = Object(await response.json());
    if (!response.ok) throw new Error(`${method} ${path}: ${String(answer['code'])}`);
    return answer;
  }
}
