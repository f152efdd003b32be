import { PHONE_ENDPOINTS } from '@wpm/contract';
import { type Answer, refusedByNetwork } from './answer.ts';
import type { ContactClient } from './contact-client.ts';
import type { PushClient } from './push-client.ts';
import type { FollowUpClient } from './follow-up-client.ts';
import type { SessionClient } from './session-client.ts';
import { type ClientOptions, type Connected, type Method, type MethodsOf, connect } from './connect.ts';

/** The platform as the phone sees it: what it asks for, and no more, so that it loads no more. */
export type PhoneClient = MethodsOf<typeof PHONE_ENDPOINTS> &
  Connected & {
    /** Asks about contacts. Its code is loaded when it is wanted first; where it cannot be fetched nothing was reached. */
    readonly contacts: <Value, Code extends string>(
      ask: (contacts: ContactClient) => Promise<Answer<Value, Code>>,
    ) => Promise<Answer<Value, Code>>;
    /** Of what calls were, and whom to call again; in the same way. */
    readonly followUp: <Value, Code extends string>(
      ask: (followUp: FollowUpClient) => Promise<Answer<Value, Code>>,
    ) => Promise<Answer<Value, Code>>;
    /** Of what wakes this device; in the same way. */
    readonly push: <Value, Code extends string>(
      ask: (push: PushClient) => Promise<Answer<Value, Code>>,
    ) => Promise<Answer<Value, Code>>;
    /** Of the user's own sessions; in the same way. */
    readonly sessions: <Value, Code extends string>(
      ask: (sessions: SessionClient) => Promise<Answer<Value, Code>>,
    ) => Promise<Answer<Value, Code>>;
  };

export function createPhoneClient(options: Omit<ClientOptions, 'app'>): PhoneClient {
  const { method, connected } = connect({ ...options, app: 'phone' });
  const contacts: PhoneClient['contacts'] = async (ask) => {
    const code = await import('./contact-client.ts').catch(() => null);
    return code === null ? refusedByNetwork('network/unreachable') : ask(code.contactMethods(method));
  };
  const push: PhoneClient['push'] = async (ask) => {
    const code = await import('./push-client.ts').catch(() => null);
    return code === null ? refusedByNetwork('network/unreachable') : ask(code.pushMethods(method));
  };
  const followUp: PhoneClient['followUp'] = async (ask) => {
    const code = await import('./follow-up-client.ts').catch(() => null);
    return code === null ? refusedByNetwork('network/unreachable') : ask(code.followUpMethods(method));
  };
  const sessions: PhoneClient['sessions'] = async (ask) => {
    const code = await import('./session-client.ts').catch(() => null);
    return code === null ? refusedByNetwork('network/unreachable') : ask(code.sessionMethods(method));
  };
  return { ...connected, ...phoneMethods(method), contacts, push, followUp, sessions };
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
    getMyForwarding: method(PHONE_ENDPOINTS.getMyForwarding),
    changeMyForwarding: method(PHONE_ENDPOINTS.changeMyForwarding),
    getMyCallWaiting: method(PHONE_ENDPOINTS.getMyCallWaiting),
    changeMyCallWaiting: method(PHONE_ENDPOINTS.changeMyCallWaiting),
    listMyBreaks: method(PHONE_ENDPOINTS.listMyBreaks),
    changeMyPassword: method(PHONE_ENDPOINTS.changeMyPassword),
    listColleagues: method(PHONE_ENDPOINTS.listColleagues),
    endMyWrapUp: method(PHONE_ENDPOINTS.endMyWrapUp),
    listMyCampaigns: method(PHONE_ENDPOINTS.listMyCampaigns),
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
