import type { RecordingAlarms } from '@wpm/contract';
import { Notice } from '@wpm/ui';
import { Link } from 'wouter';
import { pathOf } from '../administration/noun-kinds.ts';
import { useMay } from '../administration/rights.tsx';
import { KEEPING_PATH, reportPath } from '../reports/report-paths.ts';
import { useRecordingAlarms } from './use-recording-alarms.ts';
import { useTrunkAlarms } from './use-trunk-alarms.ts';
import { useAlarmWords } from './words/use-alarm-words.ts';

const NOTHING: RecordingAlarms = { diskNearlyFull: false, notWritten: 0, short: 0 };

/** What is wrong with recordings (F39) and with trunks, above every page of those who answer for calls, for as long as it is so. */
export function AlarmBanner() {
  const words = useAlarmWords();
  const may = useMay();
  const answers = may('calls:supervise');
  const { diskNearlyFull, notWritten, short } = useRecordingAlarms(answers) ?? NOTHING;
  const trunks = useTrunkAlarms(answers);
  if (trunks.length === 0 && !diskNearlyFull && notWritten === 0 && short === 0) return null;
  return (
    <aside className="alarm-banner" aria-label={words.heading}>
      {trunks.map(({ id, name, state }) => (
        <Notice key={id} tone={state === 'full' ? 'warn' : 'bad'} urgent>
          {words.trunk[state](name)}{' '}
          {may('telephony:manage') && <Link href={pathOf('trunks', id)}>{words.seeTrunk}</Link>}
        </Notice>
      ))}
      {notWritten > 0 && (
        <Notice tone="bad" urgent>
          {words.notWritten(notWritten)} {words.operator}
        </Notice>
      )}
      {diskNearlyFull && (
        <Notice tone="warn" urgent>
          {words.diskNearlyFull} {words.operator}{' '}
          {may('recordings:manage') && <Link href={KEEPING_PATH}>{words.keeping}</Link>}
        </Notice>
      )}
      {short > 0 && (
        <Notice tone="warn" urgent>
          {words.short(short)} <Link href={reportPath('recordings')}>{words.recordings}</Link>
        </Notice>
      )}
    </aside>
  );
}
