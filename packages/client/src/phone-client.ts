import { PHONE_ENDPOINTS } from '@wpm/contract';
import { type Answer, refusedByNetwork } from './answer.ts';
import type { ContactClient } from './contact-client.ts';
import type { MySettingsClient } from './my-settings-client.ts';
import type { PushClient } from './push-client.ts';
import type { FollowUpClient } from './follow-up-client.ts';
import type { SessionClient } from './session-client.ts';
import { type ClientOptions, type Connected, type Method, type MethodsOf, connect } from './connect.ts';

/** Asks a part of the platform whose code is loaded when it is wanted first; where it cannot be fetched nothing was reached. */
type AskLater<Part> = <Value, Code extends string>(
  ask: (part: Part) => Promise<Answer<Value, Code>>,
) => Promise<Answer<Value, Code>>;

/** The platform as the phone sees it: what it asks for, and no more, so that it loads no more. */
export type PhoneClient = MethodsOf<typeof PHONE_ENDPOINTS> &
  Connected & {
    readonly contacts: AskLater<ContactClient>;
    /** Of what calls were, and whom to call again. */
    readonly followUp: AskLater<FollowUpClient>;
    /** Of what wakes this device. */
    readonly push: AskLater<PushClient>;
    /** Of the user's own sessions. */
    readonly sessions: AskLater<SessionClient>;
    readonly settings: AskLater<MySettingsClient>;
  };

export function createPhoneClient(options: Omit<ClientOptions, 'app'>): PhoneClient {
  const { method, files, connected } = connect({ ...options, app: 'phone' });
  return {
    ...connected,
    ...phoneMethods(method),
    contacts: askLater(async () => (await import('./contact-client.ts')).contactMethods(method)),
    followUp: askLater(async () => (await import('./follow-up-client.ts')).followUpMethods(method)),
    push: askLater(async () => (await import('./push-client.ts')).pushMethods(method)),
    sessions: askLater(async () => (await import('./session-client.ts')).sessionMethods(method)),
    settings: askLater(async () => (await import('./my-settings-client.ts')).mySettingsMethods(method, files)),
  };
}

function askLater<Part>(load: () => Promise<Part>): AskLater<Part> {
  return async (ask) => {
    const part = await load().catch(() => null);
    return part === null ? refusedByNetwork('network/unreachable') : ask(part);
  };
}

/** The endpoints of the phone but those of the session, which the session itself calls. */
export function phoneMethods(method: Method) {
  return {
    getMe: method(PHONE_ENDPOINTS.getMe),
    issueSipCredentials: method(PHONE_ENDPOINTS.issueSipCredentials),
    listMyCalls: method(PHONE_ENDPOINTS.listMyCalls),
    listMyLiveCalls: method(PHONE_ENDPOINTS.listMyLiveCalls),
    getMyStatus: method(PHONE_ENDPOINTS.getMyStatus),
    setMyStatus: method(PHONE_ENDPOINTS.setMyStatus),
    listMyBreaks: method(PHONE_ENDPOINTS.listMyBreaks),
    listColleagues: method(PHONE_ENDPOINTS.listColleagues),
    endMyWrapUp: method(PHONE_ENDPOINTS.endMyWrapUp),
    askMyWrapUp: method(PHONE_ENDPOINTS.askMyWrapUp),
    askPasswordReset: method(PHONE_ENDPOINTS.askPasswordReset),
    listMyCampaigns: method(PHONE_ENDPOINTS.listMyCampaigns),
    listCallingCampaigns: method(PHONE_ENDPOINTS.listCallingCampaigns),
    tickMyCampaigns: method(PHONE_ENDPOINTS.tickMyCampaigns),
    claimMissedCall: method(PHONE_ENDPOINTS.claimMissedCall),
    listMissedCalls: method(PHONE_ENDPOINTS.listMissedCalls),
    releaseMissedCall: method(PHONE_ENDPOINTS.releaseMissedCall),
    reopenMissedCall: method(PHONE_ENDPOINTS.reopenMissedCall),
    settleMissedCall: method(PHONE_ENDPOINTS.settleMissedCall),
    holdCall: method(PHONE_ENDPOINTS.holdCall),
    retrieveCall: method(PHONE_ENDPOINTS.retrieveCall),
    transferCall: method(PHONE_ENDPOINTS.transferCall),
    startConsultation: method(PHONE_ENDPOINTS.startConsultation),
    endConsultation: method(PHONE_ENDPOINTS.endConsultation),
    swapConsultation: method(PHONE_ENDPOINTS.swapConsultation),
    joinConsultation: method(PHONE_ENDPOINTS.joinConsultation),
    completeConsultation: method(PHONE_ENDPOINTS.completeConsultation),
    openRecording: method(PHONE_ENDPOINTS.openRecording),
    getRecordingPeaks: method(PHONE_ENDPOINTS.getRecordingPeaks),
    pauseRecording: method(PHONE_ENDPOINTS.pauseRecording),
    resumeRecording: method(PHONE_ENDPOINTS.resumeRecording),
  };
}
