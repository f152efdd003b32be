import type { EndpointName } from '@wpm/contract';
import type { Bound } from '../http/bind.ts';
import { createMyStation } from './create-my-station.ts';
import { createStation } from './create-station.ts';
import { getMe } from './get-me.ts';
import { getSipTrace } from './get-sip-trace.ts';
import { issueSipCredentials } from './issue-sip-credentials.ts';
import { listCalls } from './list-calls.ts';
import { listMyCalls } from './list-my-calls.ts';
import { listMyStations } from './list-my-stations.ts';
import { listStations } from './list-stations.ts';
import { openRecording } from './open-recording.ts';
import { refreshSession } from './refresh-session.ts';
import { revokeMyStation } from './revoke-my-station.ts';
import { revokeStation } from './revoke-station.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** The handler of every endpoint of the contract; one that is missing is a type error here. */
export const HANDLERS: Readonly<Record<EndpointName, Bound>> = {
  signIn,
  refreshSession,
  signOut,
  getMe,
  issueSipCredentials,
  listMyCalls,
  listCalls,
  openRecording,
  createMyStation,
  listMyStations,
  revokeMyStation,
  createStation,
  listStations,
  revokeStation,
  getSipTrace,
};
