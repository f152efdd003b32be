import { useLanguage } from '@wpm/ui';
import { fullInstant } from '../../format/instant.ts';

/** An instant in full. */
export function WholeTime({ instant }: { readonly instant: string }) {
  const { language } = useLanguage();
  return <time dateTime={instant}>{fullInstant(new Date(instant), language)}</time>;
}
