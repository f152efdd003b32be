import type { EndpointName } from '@wpm/contract';
import type { Bound } from '../http/bind.ts';
import { changeDialPolicy } from './change-dial-policy.ts';
import { changeTrunk } from './change-trunk.ts';
import { createMyStation } from './create-my-station.ts';
import { createStation } from './create-station.ts';
import { createTrunk } from './create-trunk.ts';
import { getDialPolicy } from './get-dial-policy.ts';
import { getMe } from './get-me.ts';
import { getSipTrace } from './get-sip-trace.ts';
import { getTrunk } from './get-trunk.ts';
import { issueSipCredentials } from './issue-sip-credentials.ts';
import { listCalls } from './list-calls.ts';
import { listMyCalls } from './list-my-calls.ts';
import { listMyStations } from './list-my-stations.ts';
import { listStations } from './list-stations.ts';
import { listTrunks } from './list-trunks.ts';
import { openRecording } from './open-recording.ts';
import { refreshSession } from './refresh-session.ts';
import { removeTrunk } from './remove-trunk.ts';
import { renewTrunkCredentials } from './renew-trunk-credentials.ts';
import { revokeMyStation } from './revoke-my-station.ts';
import { revokeStation } from './revoke-station.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { testTrunk } from './test-trunk.ts';

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
  listTrunks,
  getTrunk,
  createTrunk,
  changeTrunk,
  removeTrunk,
  renewTrunkCredentials,
  testTrunk,
  getDialPolicy,
  changeDialPolicy,
};
