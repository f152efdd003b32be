import { useInstants } from '../../zone/use-instants.ts';

/** An instant in full. */
export function WholeTime({ instant }: { readonly instant: string }) {
  const { full } = useInstants();
  return <time dateTime={instant}>{full(instant)}</time>;
}
