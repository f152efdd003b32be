import { Notice } from '@wpm/ui';
import { Link } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { KEEPING_PATH, reportPath } from '../reports/report-paths.ts';
import { useRecordingAlarms } from './use-recording-alarms.ts';
import { useAlarmWords } from './words/use-alarm-words.ts';

/** What is wrong with recordings, above every page of those who answer for calls, for as long as it is so (F39). */
export function AlarmBanner() {
  const words = useAlarmWords();
  const may = useMay();
  const alarms = useRecordingAlarms(may('calls:supervise'));
  if (!alarms) return null;
  const { diskNearlyFull, notWritten, short } = alarms;
  if (!diskNearlyFull && notWritten === 0 && short === 0) return null;
  return (
    <aside className="alarm-banner" aria-label={words.heading}>
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
