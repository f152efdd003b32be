import { useQuery } from '@tanstack/react-query';
import type { RecordingMark } from '@wpm/contract';
import { clockDuration, type Peaks, RecordingPlayer, type Recording, Waveform } from '@wpm/ui';
import { useEffect, useId, useMemo, useState } from 'react';
import { useMay } from '../../administration/rights.tsx';
import { DownloadButton } from '../../calls/panel/download-button.tsx';
import { CheckField } from '../../fields/check-field.tsx';
import { client } from '../../client.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { jumpOver, silencesOf } from './silences.ts';
import { useBalance } from './use-balance.ts';

const NOTHING_HEARD: Peaks = { agent: [], customer: [] };

/**
 * The recording with its picture: played at any speed, with silence jumped over, and either channel louder. Who may not hear it is
 * told that it is there, and whom to ask.
 */
export function RecordedSound({ recording }: { readonly recording: RecordingMark }) {
  const { notAllowed } = useReportWords().player;
  const may = useMay();
  const { id: recordingId, durationMs } = recording;
  if (!may('recordings:hear-all'))
    return (
      <div className="call-recording">
        <p className="quiet">{notAllowed}</p>
        <Stretches recording={recording} />
      </div>
    );
  return (
    <div className="call-recording">
      <RecordingPlayer open={() => client.openRecording({ recordingId, purpose: 'listen' })} durationMs={durationMs}>
        {(playing) => <Extras recording={recording} playing={playing} />}
      </RecordingPlayer>
      <Stretches recording={recording} />
      <DownloadButton recordingId={recordingId} />
    </div>
  );
}

/** Where it was paused and where it is missing, in words: the picture shows it, too, but not to everybody. */
function Stretches({ recording: { pauses = [], gaps = [] } }: { readonly recording: RecordingMark }) {
  const words = useReportWords().player;
  return (
    <>
      {pauses.length > 0 && (
        <p className="quiet stretches" data-paused="">
          {words.pauses(timesOf(pauses))}
        </p>
      )}
      {gaps.length > 0 && (
        <p className="quiet stretches" data-missing="">
          {words.gaps(timesOf(gaps))}
        </p>
      )}
    </>
  );
}

const timesOf = (stretches: readonly { readonly fromMs: number; readonly toMs: number }[]): string =>
  stretches.map(({ fromMs, toMs }) => `${clockDuration(fromMs)}–${clockDuration(toMs)}`).join(', ');

function Extras({ recording, playing }: { readonly recording: RecordingMark; readonly playing: Recording }) {
  const words = useReportWords().player;
  const { id: recordingId, durationMs } = recording;
  const read = useQuery({
    queryKey: ['peaks', recordingId],
    queryFn: async () => {
      const answer = await client.getRecordingPeaks({ recordingId, points: 800 });
      return answer.ok ? answer.value : null;
    },
    retry: false,
  });
  const peaks = read.data ?? null;
  const { positionMs, seek } = playing;
  return (
    <>
      {peaks ? (
        <Waveform peaks={peaks} recording={recording} positionMs={positionMs} onSeek={seek} />
      ) : (
        <p className="quiet">{read.isPending ? null : words.noWaveform}</p>
      )}
      <div className="player-extras">
        <Balance playing={playing} />
        <JumpSilence playing={playing} peaks={peaks ?? NOTHING_HEARD} durationMs={durationMs} />
      </div>
    </>
  );
}

function Balance({ playing }: { readonly playing: Recording }) {
  const words = useReportWords().player;
  const id = useId();
  const balance = useBalance(playing.audioRef);
  const [value, setValue] = useState(0);
  const said = value === 0 ? words.both : `${value < 0 ? words.agent : words.customer} ${Math.abs(value) * 100}%`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {words.channels}: {said}
      </label>
      <input
        id={id}
        type="range"
        min={-1}
        max={1}
        step={0.25}
        value={value}
        aria-valuetext={said}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          setValue(valueAsNumber);
          balance(valueAsNumber);
        }}
      />
    </div>
  );
}

type JumpSilenceProps = { readonly playing: Recording; readonly peaks: Peaks; readonly durationMs: number };

function JumpSilence({ playing, peaks, durationMs }: JumpSilenceProps) {
  const words = useReportWords().player;
  const [jumps, setJumps] = useState(false);
  const silences = useMemo(() => silencesOf(peaks, durationMs), [peaks, durationMs]);
  const { playback, positionMs, seek } = playing;
  const target = jumps && playback.kind === 'playing' ? jumpOver(silences, positionMs) : null;
  useEffect(() => {
    if (target !== null) seek(target);
    // A new `seek` is the same one: only a new silence is jumped over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [target]);
  return <CheckField label={words.jumpSilence} checked={jumps} onChange={setJumps} />;
}
