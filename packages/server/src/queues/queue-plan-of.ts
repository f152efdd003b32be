import type { QueueRules } from '@wpm/acd';
import type { CampaignMadeIn, QueuePlan, QueueSounds, WrapUpPlan } from '@wpm/calls';
import type { CampaignSettings } from '@wpm/contract';
import type { AudioSource, PromptId, SequenceStep } from '@wpm/media';
import { askedBy, messagePlan } from './message-plan-of.ts';
import { once, spoken } from './spoken.ts';

/** A campaign as the administrator set it up, and which file of the media engine each of its sounds is, by its id. */
export type Campaign = {
  readonly id: string;
  readonly settings: CampaignSettings;
  readonly soundFiles: ReadonlyMap<string, string>;
};

/** What call control does with the campaign's calls (F45). */
export function planOf({ id, settings, soundFiles }: Campaign): QueuePlan {
  const { queue, recording, serviceLevel } = settings;
  return {
    campaignId: id,
    name: settings.name,
    ringMs: settings.ringSeconds * 1_000,
    maxWaitMs: inMs(queue.maxWaitSeconds),
    overflow: queue.overflow,
    sounds: soundsOf(settings, soundFiles),
    tells: queue.tells,
    everyMs: queue.everySeconds * 1_000,
    ...leavingIn(settings, soundFiles),
    ...messagesIn(settings, soundFiles),
    records: recording.inbound === 'always',
    ...unrecordedIn(settings),
    ...consultationsIn(settings),
    pauseMs: pauseMsOf(recording),
    holdReminderMs: inMs(settings.holdReminderSeconds),
    wrapUp: wrapUpOf(settings.wrapUp),
    shortAbandonMs: serviceLevel.shortAbandonSeconds * 1_000,
    answerWithinMs: serviceLevel.withinSeconds * 1_000,
  };
}

/** What call control does with calls its members make in it (F14): they have its recording and its wrap-up. */
export function madeInOf({ id, settings, soundFiles }: Campaign): CampaignMadeIn {
  const records = settings.recording.outbound === 'always';
  const own = ownIn(soundFiles, settings.sounds.recordingNotice);
  return {
    campaignId: id,
    name: settings.name,
    records,
    ...consultationsIn(settings),
    pauseMs: pauseMsOf(settings.recording),
    holdReminderMs: inMs(settings.holdReminderSeconds),
    notice: records ? once(ownOr(own, 'recording-announcement')) : null,
    wrapUp: wrapUpOf(settings.wrapUp),
    ...(settings.wrapUpUnanswered && { wrapsUpUnanswered: true }),
  };
}

const pauseMsOf = ({ pauseSeconds }: CampaignSettings['recording']): number | null => inMs(pauseSeconds);

const inMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1_000);

/** By what its calls are given to agents. @param serves whether a member wants calls of it now */
export function rulesOf({ id, settings }: Campaign, serves: (accountId: string) => boolean): QueueRules {
  const { strategy, priority, requiredSkills, lastAgentFirst, members, mandatory } = settings;
  return {
    queueId: id,
    strategy,
    priority,
    requiredSkills,
    lastAgentFirst,
    members: settings.enabled ? members.filter(({ accountId }) => mandatory || serves(accountId)) : [],
  };
}

/** `optional` is there for who asks for it during the call, and lasts until they end it; where a classifier is wanted it is there for all. */
function wrapUpOf(wrapUp: CampaignSettings['wrapUp']): WrapUpPlan {
  if (wrapUp.mode === 'off') return { kind: 'off' };
  const required = wrapUp.classifierRequired ? { classifierRequired: true } : {};
  if (wrapUp.mode === 'optional' && !wrapUp.classifierRequired)
    return { kind: 'wrap-up', forMs: null, onRequest: true };
  if (wrapUp.mode !== 'limited') return { kind: 'wrap-up', forMs: null, ...required };
  const lasting = wrapUp.earlyExit ? {} : { toItsEnd: true };
  return { kind: 'wrap-up', forMs: wrapUp.seconds * 1_000, ...lasting, ...required };
}

const consultationsIn = ({ recording }: CampaignSettings): Pick<QueuePlan, 'recordsConsultations'> =>
  recording.consultation === 'always' ? { recordsConsultations: true } : {};

function unrecordedIn({ recording }: CampaignSettings): Pick<QueuePlan, 'unrecorded'> {
  const key = recording.inbound === 'always' ? recording.unrecordedKey : null;
  return key === null ? {} : { unrecorded: { key, told: once(spoken(['not-recorded'])) ?? 'music' } };
}

function leavingIn({ queue, sounds }: CampaignSettings, files: Campaign['soundFiles']): Pick<QueuePlan, 'leaveNumber'> {
  const { leaveNumberAfterSeconds, callBack } = queue;
  if (leaveNumberAfterSeconds === null) return {};
  const own = sounds.leaveNumber === null ? undefined : files.get(sounds.leaveNumber);
  const offer = once(ownOr(own === undefined ? [] : [{ file: own }], 'leave-a-number')) ?? 'music';
  const promise = once(spoken(['call-back-promised', 'goodbye'])) ?? 'music';
  const kept = callBack === 'kept-place' && ({ keepsPlace: true } as const);
  return { leaveNumber: { afterMs: leaveNumberAfterSeconds * 1_000, offer, promise, ...kept } };
}

/** Outside its hours a customer first hears that it is so. */
function messagesIn({ queue, sounds }: CampaignSettings, files: Campaign['soundFiles']): Pick<QueuePlan, 'messages'> {
  const [closed, tooLong] = [queue.messagesWhenClosed, queue.overflow.kind === 'voicemail'];
  if (!closed && !tooLong) return {};
  const asking = askedBy(sounds.voicemail === null ? undefined : files.get(sounds.voicemail), 'leave-a-message');
  const atNight = ownOr(ownIn(files, sounds.outOfHours), 'out-of-hours');
  return {
    messages: {
      ...(tooLong && { tooLong: messagePlan(asking) }),
      ...(closed && { closed: messagePlan([...atNight, ...asking]) }),
    },
  };
}

function soundsOf({ sounds, recording, queue }: CampaignSettings, files: Campaign['soundFiles']): QueueSounds {
  const own = (id: string | null) => ownIn(files, id);
  const { greeting, recordingNotice, music, outOfHours } = sounds;
  const notice = recording.inbound === 'always' ? ownOr(own(recordingNotice), ...noticeOf(recording)) : [];
  const farewell = queue.overflow.kind === 'hang-up' ? queue.overflow.announcement : null;
  return {
    opening: once([...own(greeting), ...notice]),
    waiting: again(own(music)) ?? 'music',
    outOfHours: once(ownOr(own(outOfHours), 'out-of-hours')) ?? 'music',
    parting: once(ownOr(own(farewell), 'all-agents-busy', 'goodbye')) ?? 'music',
  };
}

/** A tenant's own words say themselves which key it is. */
const noticeOf = ({ unrecordedKey }: CampaignSettings['recording']): readonly PromptId[] =>
  unrecordedKey === null
    ? ['recording-announcement']
    : ['recording-announcement', 'go-on-unrecorded', `number-${Number(unrecordedKey)}`];

function ownIn(files: Campaign['soundFiles'], id: string | null): readonly SequenceStep[] {
  const file = id === null ? undefined : files.get(id);
  return file === undefined ? [] : [{ file }];
}

const again = ([first, ...others]: readonly SequenceStep[]): AudioSource | null =>
  first ? { sequence: [first, ...others], loop: true } : null;

/** The tenant's own sound, or these prompts in the languages we speak. */
const ownOr = (own: readonly SequenceStep[], ...prompts: readonly PromptId[]): readonly SequenceStep[] =>
  own.length > 0 ? own : spoken(prompts);
