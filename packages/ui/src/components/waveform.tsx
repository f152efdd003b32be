import type { RecordingMark } from '@wpm/contract';
import { useCallWords } from '../i18n/calls/use-call-words.ts';

const HALF = 100;
const LOUDEST = 255;

/** How loud a recording is over its length: the loudest of each of equally many equal parts per channel, 0…255. */
export type Peaks = { readonly agent: readonly number[]; readonly customer: readonly number[] };

export type WaveformProps = {
  readonly peaks: Peaks;
  readonly recording: RecordingMark;
  readonly positionMs: number;
  readonly onSeek: (positionMs: number) => void;
};

/** Both channels over their length, the agent above, the customer below; pressing it goes there. The slider does so by keyboard. */
export function Waveform({
  peaks,
  recording: { durationMs, pauses = [], gaps = [] },
  positionMs,
  onSeek,
}: WaveformProps) {
  const words = useCallWords().player;
  const points = Math.max(1, peaks.agent.length);
  const at = (ms: number) => (ms / Math.max(1, durationMs)) * points;
  return (
    <svg
      className="ui-waveform"
      viewBox={`0 ${-HALF} ${points} ${2 * HALF}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.waveform}
      onPointerDown={({ currentTarget, clientX }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        onSeek(((clientX - left) / width) * durationMs);
      }}
    >
      {pauses.map(({ fromMs, toMs }) => (
        <rect key={fromMs} data-paused="" x={at(fromMs)} width={at(toMs - fromMs)} y={-HALF} height={2 * HALF}>
          <title>{words.paused}</title>
        </rect>
      ))}
      {gaps.map(({ fromMs, toMs }) => (
        <rect key={fromMs} data-missing="" x={at(fromMs)} width={at(toMs - fromMs)} y={-HALF} height={2 * HALF}>
          <title>{words.missing}</title>
        </rect>
      ))}
      <path data-channel="agent" d={outlineOf(peaks.agent, -1)} />
      <path data-channel="customer" d={outlineOf(peaks.customer, 1)} />
      <line x1={at(positionMs)} x2={at(positionMs)} y1={-HALF} y2={HALF} />
    </svg>
  );
}

/** One channel as steps away from the middle. */
function outlineOf(channel: readonly number[], way: 1 | -1): string {
  const steps = channel.map((peak) => `V${((way * peak * HALF) / LOUDEST).toFixed(1)}h1`);
  return `M0 0${steps.join('')}V0Z`;
}
