import { Notice } from '@wpm/ui';
import type { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

export type Tested = Extract<Awaited<ReturnType<typeof client.testTrunk>>, { ok: true }>['value'];

/** What each address of a trunk said to an OPTIONS. */
export function TestResult({ tested: { attempts } }: { readonly tested: Tested }) {
  const words = useConsoleWords().trunks;
  if (attempts.length === 0) return <Notice tone="bad">{words.testedNobody}</Notice>;
  return (
    <ul className="tested">
      {attempts.map(({ address, port, transport, result }) => (
        <li key={`${address} ${port} ${transport}`}>
          <Notice tone={result.kind === 'answered' ? 'plain' : 'bad'}>
            <b>
              {address}:{port} ({words.transports[transport]})
            </b>{' '}
            {result.kind === 'answered'
              ? words.testAnswered(`${result.status} ${result.words}`, result.rttMs)
              : words.testFailed(words.troubles[result.why], result.words)}
          </Notice>
        </li>
      ))}
    </ul>
  );
}
