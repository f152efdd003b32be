import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { useLiveWords } from './words/use-live-words.ts';

const POLICY_KEY = ['supervision-policy'] as const;

/** Whether people are told of who listens to them; an administrator settles it. */
export function ToldSetting({ onRefused }: { readonly onRefused: (code: string | undefined) => void }) {
  const words = useLiveWords();
  const may = useMay();
  const queries = useQueryClient();
  const { data: policy } = useQuery({
    queryKey: POLICY_KEY,
    queryFn: async () => {
      const answer = await client.getSupervisionPolicy({});
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
  });
  if (!policy) return null;
  const change = async (tellsOfListening: boolean) => {
    const answer = await client.changeSupervisionPolicy({ tellsOfListening });
    onRefused(answer.ok ? undefined : answer.error.code);
    if (answer.ok) queries.setQueryData(POLICY_KEY, answer.value);
  };
  return (
    <label className="live-told">
      <input
        type="checkbox"
        checked={policy.tellsOfListening}
        disabled={!may('directory:manage')}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      <span>
        {words.told} <span className="quiet">{words.toldHint}</span>
      </span>
    </label>
  );
}
