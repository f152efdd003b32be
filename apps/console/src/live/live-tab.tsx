import { Link } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { LIVE_PATH } from '../frame/paths.ts';
import { useLiveWords } from './words/use-live-words.ts';

/** The way to the live board, for who may supervise. */
export function LiveTab() {
  const words = useLiveWords();
  const may = useMay();
  return may('calls:supervise') ? (
    <Link href={LIVE_PATH} className={(active) => (active ? 'tab active' : 'tab')}>
      {words.heading}
    </Link>
  ) : null;
}
