import type { EndpointName } from '@wpm/contract';

/**
 * Commands to a live call, and to what an agent is offered. The telephony of these tests does whatever it is asked; that the real one
 * knows no call of another account or tenant is tried in `packages/calls/src/control` and in `outbound/`.
 */
export const ANSWERED_BY_TELEPHONY: ReadonlySet<EndpointName> = new Set<EndpointName>([
  'holdCall',
  'retrieveCall',
  'transferCall',
  'startConsultation',
  'endConsultation',
  'swapConsultation',
  'joinConsultation',
  'completeConsultation',
  'superviseCall',
  'endSupervision',
  'pauseRecording',
  'resumeRecording',
  'callMyOutbound',
  'skipMyOutbound',
]);

/** Where an own id is answered as one of nobody, and why that is right. */
export const NO_DIFFERENCE: Readonly<Record<string, string>> = {
  'sendMyLog entries.call': 'a phone may note a call that the platform never heard of',
  'placeCall campaign': 'whether the user may call in a campaign is for the telephony to say',
  'createCallLink campaign': 'it is asked when the link is followed',
  'startReportExport agentId': 'a filter: what is in the file is read as the report is',
  'startReportExport campaignId': 'a filter: what is in the file is read as the report is',
  'startReportExport classifier': 'a filter: what is in the file is read as the report is',
  'reopenOutboundEntries which.entryId': 'an entry that is not over is left alone as well',
};

/** What reads nothing a tenant has of its own making: the user’s own settings, counts, and what is alike for all. */
export const SHOWN_TO_ANYBODY: ReadonlySet<EndpointName> = new Set<EndpointName>([
  'getMyStatus',
  'listMyLicences',
  'getMyForwarding',
  'getMyAutoAnswer',
  'getMyCallWaiting',
  'getMyGreetings',
  'getMyScreenPop',
  'getCrmPolicy',
  'getPushKey',
  'listCrmTemplates',
  'getMyOutbound',
  'getRecordingPolicy',
  'getRecordingAlarms',
  'getSupervisionPolicy',
  'getDialPolicy',
  'listLicences',
  'getMissedReport',
  'getQualityReport',
]);

/** A reply without what differs from one time to the next: ids, tokens, instants and how long something took. */
export const shapeOf = (reply: string): string =>
  reply
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
    .replaceAll(/token=[\w.-]+/g, 'token=<token>')
    .replaceAll(/"(reference|token|secret|hint)":"[^"]*"/g, '"$1":"<token>"')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<at>')
    .replaceAll(/"statuses":\[[^\]]*\]/g, '"statuses":[]')
    .replaceAll(/"state":"(?:waiting|running)"/g, '"state":"<to come>"')
    .replaceAll(/"(\w*Ms|tries|occupancy)":[\d.e-]+/g, '"$1":0');

/** Works on all of them, eight at a time. */
export async function atOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = all.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of queue) await work(one);
    }),
  );
}
