import type { CreatedStation, Station } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import { client } from '../client.ts';
import { StationRefusal } from './station-refusal.tsx';
import { useStationDeed } from './use-stations.ts';
import { useStationWords } from './words/use-station-words.ts';

type StationActionsProps = {
  readonly station: Station;
  readonly isLast: boolean;
  readonly onRenewed: (made: CreatedStation) => void;
  readonly onRemoved: () => void;
};

function useEndings(stationId: string, { onRenewed, onRemoved }: Pick<StationActionsProps, 'onRenewed' | 'onRemoved'>) {
  const { act, isBusy, refusal } = useStationDeed();
  const renew = async () => {
    const made = await act(() => client.renewStationCredentials({ stationId }));
    if (made) onRenewed(made);
  };
  const remove = async () => {
    if (await act(() => client.revokeStation({ stationId }))) onRemoved();
  };
  return { renew, remove, isBusy, refusal };
}

/** What ends the credentials a phone has, each said and asked before. */
export function StationActions({ station, isLast, onRenewed, onRemoved }: StationActionsProps) {
  const words = useStationWords();
  const [asked, setAsked] = useState<'renew' | 'remove' | null>(null);
  const { renew, remove, isBusy, refusal } = useEndings(station.id, { onRenewed, onRemoved });
  const { name } = station;
  const shared = { isBusy, onNo: () => setAsked(null), children: refusal && <StationRefusal refusal={refusal} /> };
  return (
    <div className="account-buttons">
      <Button icon={<KeyRound size={18} aria-hidden />} onClick={() => setAsked('renew')}>
        {words.renew}
      </Button>
      <Button icon={<Trash2 size={18} aria-hidden />} onClick={() => setAsked('remove')}>
        {words.remove}
      </Button>
      <Question
        {...shared}
        open={asked === 'renew'}
        title={words.renewQuestion(name)}
        hint={words.renewHint}
        no={words.renewNo}
        yes={words.renew}
        onYes={() => void renew()}
      />
      <Question
        {...shared}
        open={asked === 'remove'}
        title={words.removeQuestion(name)}
        hint={isLast ? `${words.removeHint} ${words.removeLast}` : words.removeHint}
        no={words.removeNo}
        yes={words.remove}
        onYes={() => void remove()}
      />
    </div>
  );
}
