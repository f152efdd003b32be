export type SetUp = {
  readonly phone: string;
  readonly domain: string;
  /** Of the tenant's administrator `admin`. */
  readonly password: string;
  /** Where the CRM's page comes from. */
  readonly origin: string;
};

/** A key, and what takes it away again. */
export type OwnKey = { readonly key: string; readonly revoke: () => Promise<void> };

const SCOPES = ['phone:embed', 'calls:describe', 'calls:read-all', 'recordings:hear-all', 'webhooks:manage'];

/** What an administrator does by hand in the console: lets the page frame the phone, and makes a key. */
export async function setUp({ phone, domain, password, origin }: SetUp): Promise<OwnKey> {
  const credentials = { app: 'console', login: 'admin', domain, password };
  const { accessToken } = await ask(phone, 'POST', '/sessions', { body: credentials });
  const token = String(accessToken);
  const policy = await ask(phone, 'GET', '/crm-policy', { token });
  const known: readonly unknown[] = Array.isArray(policy['origins']) ? policy['origins'] : [];
  const origins = [...new Set([...known, origin])];
  const popTemplate = policy['popTemplate'] ?? `${origin}/?phone={number}&call={callId}`;
  await ask(phone, 'PUT', '/crm-policy', { token, body: { origins, popTemplate } });
  const made = await ask(phone, 'POST', '/api-keys', { token, body: { name: 'Sample CRM', scopes: SCOPES } });
  const id = String(Object(made['key']).id);
  return {
    key: String(made['secret']),
    revoke: async () => {
      // The session of then is over by now.
      const again = await ask(phone, 'POST', '/sessions', { body: credentials });
      await ask(phone, 'DELETE', `/api-keys/${id}`, { token: String(again['accessToken']) });
    },
  };
}

type Asked = { readonly token?: string; readonly body?: object };

async function ask(
  phone: string,
  method: string,
  path: string,
  { token, body }: Asked,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${phone}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: Readonly<Record<string, unknown>> = Object(await response.json());
  if (!response.ok) throw new Error(`${method} ${path}: ${String(answer['code'])}`);
  return answer;
}
