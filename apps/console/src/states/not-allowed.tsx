import { useConsoleWords } from '../i18n/use-console-words.ts';
import { NothingShown } from './nothing-shown.tsx';

/** Stands in the place of a page the user may not see. */
export function NotAllowed() {
  const { notAllowed, notAllowedHint } = useConsoleWords().administration;
  return <NothingShown icon="locked" heading={notAllowed} hint={notAllowedHint} />;
}
