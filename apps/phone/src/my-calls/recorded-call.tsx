import { useQuery } from '@tanstack/react-query';
import type { RecordingMark } from '@wpm/contract';
import { type Recording, RecordingPlayer, Waveform } from '@wpm/ui';
import { client } from '../client.ts';

/** Across the sheet of a phone no more can be told apart. */
const POINTS = 200;

/** The recording of a call with its picture (F26): oneself above, the other below, and where it is silent because it was paused. */
export function RecordedCall({ recording }: { readonly recording: RecordingMark }) {
  const { id: recordingId, durationMs } = recording;
  return (
    <RecordingPlayer open={() => client.openRecording({ recordingId })} durationMs={durationMs}>
      {(playing) => <Picture recording={recording} playing={playing} />}
    </RecordingPlayer>
  );
}

/** One that cannot be read is left out: the recording plays without it. */
function Picture({ recording, playing }: { readonly recording: RecordingMark; readonly playing: Recording }) {
  const { data: peaks } = useQuery({
    queryKey: ['peaks', recording.id],
    queryFn: async () => {
      const answer = await client.getRecordingPeaks({ recordingId: recording.id, points: POINTS });
      return answer.ok ? answer.value : null;
    },
    staleTime: Infinity,
  });
  if (!peaks) return null;
  return <Waveform peaks={peaks} recording={recording} positionMs={playing.positionMs} onSeek={playing.seek} />;
}
