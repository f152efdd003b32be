import { CALL_BACKS, type CampaignSettings, STRATEGIES } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { useWorkingHours } from '../administration/targets.ts';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { BasicFields } from './basic-fields.tsx';
import { HoldReminderField } from './hold-reminder-field.tsx';
import { MembersField } from './members-field.tsx';
import { OverflowFields } from './overflow-fields.tsx';
import { RecordingFields } from './recording-fields.tsx';
import { ServiceLevelFields } from './service-level-fields.tsx';
import { SkillsField } from './skills-field.tsx';
import { SoundFields } from './sound-fields.tsx';
import { WrapUpFields } from './wrap-up-fields.tsx';

export type CampaignFormProps = FormProps<CampaignSettings, Entry<CampaignSettings>>;

/** What is set of a campaign: of one that calls customers itself, nothing of those who would wait in its queue. */
export function CampaignForm(props: CampaignFormProps) {
  const { draft, change, problem } = props;
  const words = useConsoleWords().campaigns;
  const isInbound = draft.direction === 'inbound';
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <BasicFields {...props} />
      <Agents {...props} />
      {isInbound ? <Inbound {...props} /> : <Hours {...props} />}
      <Afterwards {...props} />
      <RecordingFields {...props} />
      <SoundFields
        sounds={draft.sounds}
        isInbound={isInbound}
        isRecorded={draft.recording[draft.direction] === 'always'}
        offersToLeave={draft.queue.leaveNumberAfterSeconds !== null}
        takesMessages={takesMessages(draft)}
        problem={problem}
        onChange={(sounds) => change({ sounds })}
      />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}

/** Whom its calls are given to, what customers hear while they wait, and what it is held to. */
function Inbound(props: CampaignFormProps) {
  const { draft, change, problem } = props;
  return (
    <>
      <Offering {...props} />
      <SkillsField
        skills={draft.requiredSkills}
        problem={problem}
        onChange={(requiredSkills) => change({ requiredSkills })}
      />
      <Waiting {...props} />
      <Telling {...props} />
      <ServiceLevelFields {...props} />
    </>
  );
}

/** Whether customers of it may leave a message: outside its hours, or after too long a wait. */
const takesMessages = ({ hoursId, queue }: CampaignSettings): boolean =>
  (hoursId !== null && queue.messagesWhenClosed) ||
  (queue.maxWaitSeconds !== null && queue.overflow.kind === 'voicemail');

/** What agents do after a call, whom they are reminded of in it, and what becomes of planned ones. */
function Afterwards({ draft, change, problem }: CampaignFormProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <WrapUpFields wrapUp={draft.wrapUp} problem={problem} onChange={(wrapUp) => change({ wrapUp })} />
      {draft.manualCalls && draft.wrapUp.mode !== 'off' && (
        <CheckField
          label={words.wrapUpUnanswered}
          hint={words.wrapUpUnansweredHint}
          checked={draft.wrapUpUnanswered}
          onChange={(wrapUpUnanswered) => change({ wrapUpUnanswered })}
        />
      )}
      <HoldReminderField
        seconds={draft.holdReminderSeconds}
        problem={problem('holdReminderSeconds')}
        onChange={(holdReminderSeconds) => change({ holdReminderSeconds })}
      />
      <CheckField
        label={words.cancelRecall}
        hint={words.cancelRecallHint}
        checked={draft.cancelRecallOnCallBack}
        onChange={(cancelRecallOnCallBack) => change({ cancelRecallOnCallBack })}
      />
    </>
  );
}

/** Who works in the campaign, and whether they may leave it out (F14). */
function Agents({ draft, change, problem }: CampaignFormProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <MembersField
        members={draft.members}
        isWeighted={draft.strategy === 'weighted'}
        skills={Object.keys(draft.requiredSkills)}
        problem={problem}
        onChange={(members) => change({ members })}
      />
      <CheckField
        label={words.mandatory}
        hint={words.mandatoryHint}
        checked={draft.mandatory}
        onChange={(mandatory) => change({ mandatory })}
      />
    </>
  );
}

/** Whom a call is given to, and for how long their phone rings. */
function Offering({ draft, change, problem }: CampaignFormProps) {
  const words = useConsoleWords().campaigns;
  return (
    <>
      <SelectField
        label={words.strategy}
        values={STRATEGIES}
        texts={words.strategies}
        value={draft.strategy}
        problem={problem('strategy')}
        onChoose={(strategy) => strategy !== null && change({ strategy })}
      />
      <WholeNumberField
        label={words.ringSeconds}
        hint={words.ringHint}
        min={5}
        max={120}
        value={draft.ringSeconds}
        problem={problem('ringSeconds')}
        onChange={(ringSeconds) => change({ ringSeconds: ringSeconds ?? 0 })}
      />
      <CheckField
        label={words.lastAgentFirst}
        checked={draft.lastAgentFirst}
        onChange={(lastAgentFirst) => change({ lastAgentFirst })}
      />
    </>
  );
}

/** When the campaign takes calls, and what becomes of those that come at other times. */
function Hours({ draft, change, problem }: Pick<CampaignFormProps, 'draft' | 'change' | 'problem'>) {
  const words = useConsoleWords().campaigns;
  const { queue, hoursId } = draft;
  return (
    <>
      <TargetField
        label={words.hours}
        targets={useWorkingHours()}
        none={words.always}
        value={hoursId ?? ''}
        problem={problem('hoursId')}
        onChoose={(id) => change({ hoursId: id === '' ? null : id })}
      />
      {hoursId !== null && draft.direction === 'inbound' && (
        <CheckField
          label={words.messagesWhenClosed}
          hint={words.messagesHint}
          checked={queue.messagesWhenClosed}
          onChange={(messagesWhenClosed) => change({ queue: { ...queue, messagesWhenClosed } })}
        />
      )}
    </>
  );
}

/** When the campaign takes calls, how long a customer waits, and what follows. */
function Waiting({ draft, entry, change, problem }: CampaignFormProps) {
  const words = useConsoleWords().campaigns;
  const { queue } = draft;
  const changeQueue = (changes: Partial<typeof queue>) => change({ queue: { ...queue, ...changes } });
  return (
    <>
      <Hours draft={draft} change={change} problem={problem} />
      <WholeNumberField
        label={words.maxWait}
        hint={words.maxWaitHint}
        placeholder={words.unlimited}
        min={0}
        max={7_200}
        value={queue.maxWaitSeconds}
        problem={problem('queue.maxWaitSeconds')}
        onChange={(maxWaitSeconds) => changeQueue({ maxWaitSeconds })}
      />
      {queue.maxWaitSeconds !== null && (
        <OverflowFields
          overflow={queue.overflow}
          ownId={entry?.id}
          problem={problem}
          onChange={(overflow) => changeQueue({ overflow })}
        />
      )}
    </>
  );
}

/** What a customer hears while they wait. */
function Telling({ draft, change, problem }: CampaignFormProps) {
  const words = useConsoleWords().campaigns;
  const { queue } = draft;
  return (
    <>
      <SelectField
        label={words.tells}
        values={['nothing', 'position', 'waiting-time'] as const}
        texts={words.told}
        value={queue.tells}
        onChoose={(tells) => tells !== null && change({ queue: { ...queue, tells } })}
      />
      {queue.tells !== 'nothing' && (
        <WholeNumberField
          label={words.everySeconds}
          min={10}
          max={600}
          value={queue.everySeconds}
          problem={problem('queue.everySeconds')}
          onChange={(everySeconds) => change({ queue: { ...queue, everySeconds: everySeconds ?? 0 } })}
        />
      )}
      <WholeNumberField
        label={words.leaveNumber}
        hint={words.leaveNumberHint}
        placeholder={words.notOffered}
        min={0}
        max={3_600}
        value={queue.leaveNumberAfterSeconds}
        problem={problem('queue.leaveNumberAfterSeconds')}
        onChange={(leaveNumberAfterSeconds) => change({ queue: { ...queue, leaveNumberAfterSeconds } })}
      />
      {queue.leaveNumberAfterSeconds !== null && <CallingBack draft={draft} change={change} problem={problem} />}
    </>
  );
}

/** What becomes of who left their number. */
function CallingBack({ draft, change, problem }: Pick<CampaignFormProps, 'draft' | 'change' | 'problem'>) {
  const words = useConsoleWords().campaigns;
  const { queue } = draft;
  const changeQueue = (changes: Partial<typeof queue>) => change({ queue: { ...queue, ...changes } });
  return (
    <>
      <SelectField
        label={words.callBack}
        hint={words.callBacksHint}
        values={CALL_BACKS}
        texts={words.callBacks}
        value={queue.callBack}
        onChoose={(callBack) => callBack !== null && changeQueue({ callBack })}
      />
      {queue.callBack === 'kept-place' && (
        <>
          <WholeNumberField
            label={words.callBackAttempts}
            hint={words.callBackAttemptsHint}
            min={1}
            max={10}
            value={queue.callBackAttempts}
            problem={problem('queue.callBackAttempts')}
            onChange={(attempts) => changeQueue({ callBackAttempts: attempts ?? 0 })}
          />
          <WholeNumberField
            label={words.callBackPause}
            min={1}
            max={240}
            value={queue.callBackPauseMinutes}
            problem={problem('queue.callBackPauseMinutes')}
            onChange={(minutes) => changeQueue({ callBackPauseMinutes: minutes ?? 0 })}
          />
        </>
      )}
    </>
  );
}
