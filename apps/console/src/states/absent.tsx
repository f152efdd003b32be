import { useConsoleWords } from '../i18n/use-console-words.ts';

/** There is nothing to show: a dash for the eye, a word for the ear. */
export function Absent() {
  const words = useConsoleWords().calls;
  return (
    <span className="absent">
      <span aria-hidden>–</span>
      <span className="ui-unseen">{words.none}</span>
    </span>
  );
}
