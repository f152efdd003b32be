import { once } from 'node:events';
import type { LiveView } from '@wpm/calls';
import { NO_FORWARDING, type RealtimeEvent } from '@wpm/contract';
import { WebSocket } from 'ws';
import { newId, type TestServer } from '../server.fixture.ts';
import type { Holdings } from './holdings.fixture.ts';
import type { SendAs, Tenancy } from './tenancy.fixture.ts';

export type Happening = {
  readonly server: TestServer;
  readonly of: Tenancy;
  readonly holds: Holdings;
  readonly send: SendAs;
};

/** A call of the agent's, as they see it. */
export const liveView = ({ holds }: Pick<Happening, 'holds'>): LiveView => ({
  callId: holds.liveCall,
  direction: 'inbound',
  startedAt: 0,
  answeredAt: 1,
  activity: 'talking',
  holds: false,
  other: { number: holds.customer, name: null, accountId: null },
  consulted: null,
  recording: { state: 'running' },
});

/** Makes happen what each kind of event tells of. A new kind that is missing here does not compile. */
export const HAPPENS: Readonly<Record<RealtimeEvent['kind'], (happening: Happening) => unknown>> = {
  'live-call.begun': (it) => it.server.tellLive({ kind: 'begun', accountId: it.of.ids.agent, view: liveView(it) }),
  'live-call.changed': (it) => it.server.tellLive({ kind: 'changed', accountId: it.of.ids.agent, view: liveView(it) }),
  'live-call.left': ({ server, of, holds }) =>
    server.tellLive({ kind: 'left', accountId: of.ids.agent, callId: holds.liveCall }),
  'call.ended': ({ server, of }) => server.endCall(newId(), [of.ids.agent]),
  'call.classified': ({ send, holds }) =>
    send('supervisor', 'PUT', `/calls/${holds.call}/parts/1/classification`, {
      classifierId: holds.classifier,
      note: '',
    }),
  'agent.status': ({ send }) => send('agent', 'PUT', '/me/status', { chosen: { kind: 'in-queue' } }),
  'forwarding.changed': ({ send, of }) =>
    send('administrator', 'PUT', `/accounts/${of.ids.agent}/forwarding`, { version: 0, rules: NO_FORWARDING }),
  'board.changed': ({ send, of }) =>
    send('supervisor', 'PUT', `/accounts/${of.ids.agent}/status`, { chosen: { kind: 'signed-out' } }),
  'missed-call.changed': ({ send, holds }) => send('agent', 'DELETE', `/missed-calls/${holds.missed}/settlement`),
  'recall.changed': ({ send, holds }) => send('agent', 'PUT', `/recalls/${holds.recall}/claim`, {}),
  'outbound.changed': ({ server, of }) => server.offerOutbound(of.ids.agent),
  'campaign.changed': ({ send, of }) =>
    send('administrator', 'POST', '/campaigns', { settings: { name: `Told ${of.mark}`, direction: 'inbound' } }),
  'contact.changed': ({ send, of }) =>
    send('administrator', 'POST', '/contacts', { card: { lastName: `Told ${of.mark}` } }),
};

/** A stream of somebody's, with the kinds of what they are told after the welcome. */
export async function streamOf({ url }: TestServer, accessToken: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/realtime`);
  const told: string[] = [];
  const frames: unknown[] = [];
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '');
    frames.push(frame);
    if (Object(frame).kind === 'event') told.push(String(Object(Object(frame).event).kind));
  });
  await once(socket, 'open');
  const welcomed = once(socket, 'message');
  socket.send(JSON.stringify({ kind: 'hello', accessToken, after: null }));
  await welcomed;
  return { told, frames, close: () => socket.close() };
}
