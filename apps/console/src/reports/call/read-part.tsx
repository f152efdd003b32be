import type { UseQueryResult } from '@tanstack/react-query';
import { Notice, useWords } from '@wpm/ui';
import type { ReactNode } from 'react';
import type { Refused } from '../../administration/refused.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useReportWords } from '../words/use-report-words.ts';

export type ReadPartProps<Value> = {
  readonly query: UseQueryResult<Value, Refused>;
  readonly children: (value: Value) => ReactNode;
};

/** A part of a page that is read by itself: being read, refused, or there. */
export function ReadPart<Value>({ query, children }: ReadPartProps<Value>) {
  const words = useReportWords();
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <p className="quiet">{words.loading}</p>;
  return (
    <Notice tone="bad">
      {errorText(query.error.refusal.code)}{' '}
      <button type="button" className="link" onClick={() => void query.refetch()}>
        {tryAgain}
      </button>
    </Notice>
  );
}
