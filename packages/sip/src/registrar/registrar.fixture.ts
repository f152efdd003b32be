import { ManualClock, silentLog } from '@wpm/kernel';
import { type Flow, type SipRequest, type SipResponse, makeRequest } from '../index.ts';
import type { Place } from './binding.ts';
import { Registrar, type RegistrarOptions, type RegistrationChange } from './registrar.ts';

export const AOR = 'sip:anna@demo.local';

/** The place of an app: of two. */
export const APP: Place = { owner: 'session', kind: 'app', room: 2 };

export const flow = (id: string, transport: Flow['transport'] = 'ws'): Flow => ({
  id,
  transport,
  open: true,
  remote: { address: '192.0.2.1', port: 1 },
  local: { address: '192.0.2.2', port: 2 },
});

type Asked = {
  readonly callId?: string;
  readonly number?: number;
  readonly expires?: string;
  readonly flowId?: string;
  readonly transport?: Flow['transport'];
  readonly place?: Place;
  readonly headers?: readonly (readonly [string, string])[];
};

/** A registrar in the test's time, and a phone that registers with it. */
export function setUp(options: Partial<RegistrarOptions> = {}) {
  const clock = new ManualClock();
  const seconds = { minExpires: 30, maxExpires: 3_600, defaultExpires: 600 };
  const registrar = new Registrar({ clock, log: silentLog, maxBindings: 4, ...seconds, ...options });
  const changes: RegistrationChange[] = [];
  registrar.onChange((change) => changes.push(change));
  let cseq = 0;
  const register = (contact: string | undefined, asked: Asked = {}): SipResponse => {
    const { number = ++cseq, flowId = 'f1', transport = 'ws', place = APP } = asked;
    const request = registerRequest(contact, { ...asked, number });
    return registrar.register(AOR, { request, flow: flow(flowId, transport), place });
  };
  return { clock, registrar, changes, register, contacts: () => registrar.bindings(AOR).map(({ contact }) => contact) };
}

function registerRequest(
  contact: string | undefined,
  { callId = 'c', number, expires, headers = [] }: Asked & { readonly number: number },
): SipRequest {
  const party = { uri: AOR, params: {} };
  const line = { method: 'REGISTER', uri: 'sip:demo.local', callId, cseq: number };
  const via = ['Via', 'SIP/2.0/WS a.invalid;branch=z9hG4bK1'] as const;
  const request = makeRequest({ ...line, from: party, to: party, headers: [via, ...headers] });
  if (contact !== undefined) request.headers.add('Contact', contact);
  if (expires !== undefined) request.headers.add('Expires', expires);
  return request;
}
