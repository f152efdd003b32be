import { useConsoleWords } from '../../i18n/use-console-words.ts';

const ROWS = 12;

/** The shape of the table while it is read for the first time. */
export function Skeleton() {
  const words = useConsoleWords();
  return (
    <div className="skeleton">
      <p role="status" className="ui-unseen">
        {words.calls.loading}
      </p>
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className="skeleton-row" aria-hidden />
      ))}
    </div>
  );
}
