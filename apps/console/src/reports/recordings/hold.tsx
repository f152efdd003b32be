import { useQueryClient } from '@tanstack/react-query';
import type { ListedRecording } from '@wpm/contract';
import { Button, Notice, useLanguage } from '@wpm/ui';
import { useState } from 'react';
import { useMay } from '../../administration/rights.tsx';
import { client } from '../../client.ts';
import { TextField } from '../../fields/text-field.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { zonedInstant } from '../format.ts';
import { RECORDINGS } from './use-recordings.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

export type HoldProps = { readonly recording: ListedRecording; readonly timeZone: string };

/** Whether a recording is under legal hold, why, and for those who may: the way to set and to lift it. */
export function Hold({ recording, timeZone }: HoldProps) {
  const { hold: words } = useRecordingWords();
  const { language } = useLanguage();
  const may = useMay();
  const { hold } = recording;
  return (
    <section className="recording-hold" aria-label={words.heading}>
      <h2>{words.heading}</h2>
      {hold === null ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <>
          <p className="quiet">{words.since(hold.by, zonedInstant(hold.at, timeZone, language))}</p>
          <p>{hold.reason}</p>
        </>
      )}
      {may('recordings:manage') && <Turn recording={recording} />}
    </section>
  );
}

/** Contract: a reason of fewer is none. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 300;

function Turn({ recording: { id: recordingId, hold } }: Pick<HoldProps, 'recording'>) {
  const { hold: words } = useRecordingWords();
  const errorText = useErrorText();
  const { reason, setReason, refusal, turn } = useTurning(recordingId, hold !== null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= SHORTEST_REASON) void turn();
      }}
    >
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={setReason}
      />
      {refusal !== null && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      <Button type="submit" aria-disabled={reason.trim().length < SHORTEST_REASON}>
        {hold === null ? words.set : words.lift}
      </Button>
    </form>
  );
}

function useTurning(recordingId: string, isHeld: boolean) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const turn = async () => {
    const asked = { recordingId, reason: reason.trim() };
    const answer = await (isHeld ? client.liftRecordingHold(asked) : client.holdRecording(asked));
    setRefusal(answer.ok ? null : answer.error.code);
    await queries.invalidateQueries({ queryKey: [RECORDINGS] });
  };
  return { reason, setReason, refusal, turn };
}
