import type { MyCampaign } from '@wpm/contract';
import { errorText, Notice, useWords } from '@wpm/ui';
import { useTickCampaign } from './use-my-status.ts';
import { useStatusWords } from './words/use-status-words.ts';

/** The campaigns the agent works in while they are in queue (F14): ticked and left out as they like, but for mandatory ones. */
export function MyCampaigns({ campaigns }: { readonly campaigns: readonly MyCampaign[] }) {
  const shared = useWords();
  const words = useStatusWords();
  const { problem, tick } = useTickCampaign();
  return (
    <fieldset className="campaigns">
      <legend>{words.campaigns}</legend>
      {problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      {campaigns.map(({ id, name, ticked, mandatory }) => (
        <label key={id} className="row">
          <input
            type="checkbox"
            checked={ticked}
            disabled={mandatory}
            onChange={(event) => void tick(id, event.currentTarget.checked)}
          />
          <span className="row-text">{name}</span>
          {mandatory && <small>{words.mandatory}</small>}
        </label>
      ))}
      {campaigns.every(({ ticked }) => !ticked) && <p>{words.noneTicked}</p>}
    </fieldset>
  );
}
