// oxlint-disable-next-line import/no-unassigned-import -- run for its effect, before the contract's schemas are made
import './schema-mode.ts';

export { type Answer, NETWORK_ERRORS, type NetworkError, type RequestError } from './answer.ts';
export { type Client, type Endpoints, createClient } from './client.ts';
export type { ContactClient } from './contact-client.ts';
export type { ClientOptions } from './connect.ts';
export type { MySettingsClient } from './my-settings-client.ts';
export { type PhoneClient, createPhoneClient } from './phone-client.ts';
export type { Exclusively, SessionState, TakenOver } from './session-keeper.ts';
export { liveCallsAfter } from './stream/live-calls.ts';
export type { StreamListener, StreamOptions, StreamSocket, StreamState } from './stream/stream-options.ts';
