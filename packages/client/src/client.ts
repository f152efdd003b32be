import {
  type App,
  COMMON_ERRORS,
  type CommonError,
  type Endpoint,
  ENDPOINTS,
  type EndpointName,
  type Session,
} from '@wpm/contract';
import type { z } from 'zod';
import { type Answer, NETWORK_ERRORS, type NetworkError, refusedByNetwork } from './answer.ts';
import { type Channel, type Reply, openChannel } from './channel.ts';
import { readOutput } from './read-output.ts';
import { type Exclusively, SessionKeeper, type SessionState } from './session-keeper.ts';
import { listenLater } from './stream/listen-later.ts';
import type { StreamListener } from './stream/stream-options.ts';
import { wireRequestOf } from './wire-request.ts';

export type ClientOptions = {
  /** Origin of the platform without a slash at its end; empty in a page the platform itself serves. */
  readonly baseUrl: string;
  readonly app: App;
  readonly fetch?: typeof globalThis.fetch;
  /** How tabs take turns at refreshing; by default the Web Locks API where there is one. */
  readonly exclusively?: Exclusively;
};

type Of<N extends EndpointName> = (typeof ENDPOINTS)[N];
type InputOf<N extends EndpointName> = Omit<z.input<Of<N>['input']>, 'app'>;
type OutputOf<N extends EndpointName> = z.output<Of<N>['output']>;

/** Every endpoint of the contract as a method of its name; `app` is filled in. A method never rejects. */
export type Endpoints = {
  readonly [N in Exclude<EndpointName, 'refreshSession'>]: (
    input: InputOf<N>,
  ) => Promise<Answer<OutputOf<N>, Of<N>['errors'][number]>>;
};

/** The platform as an application sees it. */
export type Client = Endpoints & {
  readonly session: {
    readonly getState: () => SessionState;
    readonly subscribe: (listener: () => void) => () => void;
    /** Tries the refresh cookie: who was logged in before a reload still is. Also renews a session early. */
    readonly restore: () => Promise<Answer<Session, string>>;
  };
  /** The user's events from now on, until what it returns is disposed. */
  readonly listen: (listener: StreamListener) => Disposable;
};

/** The page's own at the time of the request: what stands in for it later (a gallery, a test) is asked then. */
const latestFetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

export function createClient(options: ClientOptions): Client {
  const { app, baseUrl, fetch = latestFetch, exclusively = oneTabAtATime } = options;
  const channel = openChannel(baseUrl, fetch);
  const keeper = new SessionKeeper(app, channel, exclusively);
  const method = methods(channel, keeper);
  const enter = method(ENDPOINTS.signIn, (session, reply) => keeper.adopt(session, reply.clockOffsetMs));
  const leave = method(ENDPOINTS.signOut, () => keeper.end(null));
  return {
    signIn: (input) => enter({ ...input, app }),
    signOut: () => leave({ app }),
    getMe: method(ENDPOINTS.getMe),
    issueSipCredentials: method(ENDPOINTS.issueSipCredentials),
    listMyCalls: method(ENDPOINTS.listMyCalls),
    ...callCommands(method),
    listCalls: method(ENDPOINTS.listCalls),
    openRecording: method(ENDPOINTS.openRecording),
    getRecordingPeaks: method(ENDPOINTS.getRecordingPeaks),
    pauseRecording: method(ENDPOINTS.pauseRecording),
    resumeRecording: method(ENDPOINTS.resumeRecording),
    createMyStation: method(ENDPOINTS.createMyStation),
    listMyStations: method(ENDPOINTS.listMyStations),
    revokeMyStation: method(ENDPOINTS.revokeMyStation),
    createStation: method(ENDPOINTS.createStation),
    listStations: method(ENDPOINTS.listStations),
    revokeStation: method(ENDPOINTS.revokeStation),
    getSipTrace: method(ENDPOINTS.getSipTrace),
    listTrunks: method(ENDPOINTS.listTrunks),
    getTrunk: method(ENDPOINTS.getTrunk),
    createTrunk: method(ENDPOINTS.createTrunk),
    changeTrunk: method(ENDPOINTS.changeTrunk),
    removeTrunk: method(ENDPOINTS.removeTrunk),
    renewTrunkCredentials: method(ENDPOINTS.renewTrunkCredentials),
    testTrunk: method(ENDPOINTS.testTrunk),
    getDialPolicy: method(ENDPOINTS.getDialPolicy),
    changeDialPolicy: method(ENDPOINTS.changeDialPolicy),
    ...administration(method),
    session: { getState: keeper.getState, subscribe: keeper.subscribe, restore: () => keeper.refresh() },
    listen: (listener) => listenLater(baseUrl, keeper, listener),
  };
}

type Method = ReturnType<typeof methods>;

/** What administrators and auditors do. */
function administration(method: Method) {
  return {
    listAuditLog: method(ENDPOINTS.listAuditLog),
    acceptInvitation: method(ENDPOINTS.acceptInvitation),
    listLicences: method(ENDPOINTS.listLicences),
    listAccounts: method(ENDPOINTS.listAccounts),
    getAccount: method(ENDPOINTS.getAccount),
    createAccount: method(ENDPOINTS.createAccount),
    changeAccount: method(ENDPOINTS.changeAccount),
    removeAccount: method(ENDPOINTS.removeAccount),
    inviteAccount: method(ENDPOINTS.inviteAccount),
    ...entries(method),
  };
}

/** What administrators do with what lives by one mechanism. */
function entries(method: Method) {
  return {
    listBreaks: method(ENDPOINTS.listBreaks),
    getBreak: method(ENDPOINTS.getBreak),
    createBreak: method(ENDPOINTS.createBreak),
    changeBreak: method(ENDPOINTS.changeBreak),
    removeBreak: method(ENDPOINTS.removeBreak),
    listClassifiers: method(ENDPOINTS.listClassifiers),
    getClassifier: method(ENDPOINTS.getClassifier),
    createClassifier: method(ENDPOINTS.createClassifier),
    changeClassifier: method(ENDPOINTS.changeClassifier),
    removeClassifier: method(ENDPOINTS.removeClassifier),
    listHours: method(ENDPOINTS.listHours),
    getHours: method(ENDPOINTS.getHours),
    createHours: method(ENDPOINTS.createHours),
    changeHours: method(ENDPOINTS.changeHours),
    removeHours: method(ENDPOINTS.removeHours),
    listHolidays: method(ENDPOINTS.listHolidays),
    getHolidays: method(ENDPOINTS.getHolidays),
    createHolidays: method(ENDPOINTS.createHolidays),
    changeHolidays: method(ENDPOINTS.changeHolidays),
    removeHolidays: method(ENDPOINTS.removeHolidays),
    listNumbers: method(ENDPOINTS.listNumbers),
    getNumber: method(ENDPOINTS.getNumber),
    createNumber: method(ENDPOINTS.createNumber),
    changeNumber: method(ENDPOINTS.changeNumber),
    removeNumber: method(ENDPOINTS.removeNumber),
    listCampaigns: method(ENDPOINTS.listCampaigns),
    getCampaign: method(ENDPOINTS.getCampaign),
    createCampaign: method(ENDPOINTS.createCampaign),
    changeCampaign: method(ENDPOINTS.changeCampaign),
    removeCampaign: method(ENDPOINTS.removeCampaign),
  };
}

/** What the user does with calls that are up. */
const callCommands = (method: ReturnType<typeof methods>) => ({
  listMyLiveCalls: method(ENDPOINTS.listMyLiveCalls),
  holdCall: method(ENDPOINTS.holdCall),
  retrieveCall: method(ENDPOINTS.retrieveCall),
  transferCall: method(ENDPOINTS.transferCall),
  startConsultation: method(ENDPOINTS.startConsultation),
  endConsultation: method(ENDPOINTS.endConsultation),
  swapConsultation: method(ENDPOINTS.swapConsultation),
  joinConsultation: method(ENDPOINTS.joinConsultation),
  completeConsultation: method(ENDPOINTS.completeConsultation),
});

/** Makes the method of an endpoint: sends its input, renews the session once where it was refused, reads its output. */
function methods(channel: Channel, keeper: SessionKeeper) {
  return <I extends z.ZodType, O extends z.ZodType, E extends string>(
      endpoint: Endpoint<I, O, E>,
      accepted?: (value: z.output<O>, reply: Reply) => void,
    ) =>
    async (input: z.input<I>): Promise<Answer<z.output<O>, E>> => {
      const request = wireRequestOf(endpoint, Object.fromEntries(Object.entries(Object(input))));
      const send = async () => channel(request, endpoint.right === 'public' ? undefined : await keeper.token());
      let reply = await send();
      if (!reply.ok && reply.error.status === 401 && endpoint.right !== 'public' && (await keeper.refresh()).ok)
        reply = await send();
      if (!reply.ok)
        return { ok: false, error: { ...reply.error, code: knownCode(endpoint.errors, reply.error.code) } };
      const value = readOutput(endpoint.output, reply.value.json);
      if (value === undefined) return refusedByNetwork('network/garbled');
      accepted?.(value, reply.value);
      return { ok: true, value };
    };
}

/** The code as the contract knows it; what only a newer platform knows is a fault to us. */
function knownCode<E extends string>(errors: readonly E[], code: string): E | CommonError | NetworkError {
  return [...errors, ...COMMON_ERRORS, ...NETWORK_ERRORS].find((known) => known === code) ?? 'platform/fault';
}

const oneTabAtATime: Exclusively = (name, task) =>
  globalThis.navigator?.locks === undefined ? task() : navigator.locks.request(name, task);
