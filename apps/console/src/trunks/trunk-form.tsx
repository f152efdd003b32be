import { TRUNK_CODECS, TRUNK_KEYS, TRUNK_SRTP, TRUNK_URIS } from '@wpm/contract';
import { CheckField } from '../fields/check-field.tsx';
import { ChecksField } from '../fields/checks-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { CallerIdFields } from './caller-id-fields.tsx';
import { InboundNumberFields, OutboundNumberFields } from './number-fields.tsx';
import { PeersField } from './peers-field.tsx';
import { RegistrationFields } from './registration-fields.tsx';
import { LimitFields, ShareFields } from './share-fields.tsx';
import type { TrunkDraft, TrunkFormProps } from './trunk-draft.ts';
import { TryNumber } from './try-number.tsx';

/** Everything that is set of a trunk; what few need stands in a part of its own. */
export function TrunkForm(props: TrunkFormProps) {
  const { draft, change, problem } = props;
  const words = useConsoleWords().trunks;
  return (
    <>
      <TextField
        label={words.name}
        maxLength={64}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <RegistrationFields {...props} />
      {draft.registration.kind !== 'accept' && (
        <PeersField
          peers={draft.peers}
          hint={draft.registration.kind === 'register' ? words.peersOfRegistrar : words.peersHint}
          problem={problem}
          onChange={(peers) => change({ peers })}
        />
      )}
      <OutboundNumberFields {...props} />
      <InboundNumberFields {...props} />
      <CallerIdFields {...props} />
      <TryNumber draft={draft} />
      <ShareFields {...props} />
      <LimitFields {...props} />
      <Media {...props} />
      <Signalling {...props} />
      <AdvancedFields {...props} />
    </>
  );
}

function Media({ draft, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <>
      <ChecksField
        label={words.codecs}
        values={TRUNK_CODECS}
        texts={words.codecTexts}
        chosen={draft.codecs}
        problem={problem('codecs')}
        // The order is the order of preference: what was chosen before keeps its place.
        onChange={(chosen) =>
          change({ codecs: [...draft.codecs.filter((one) => chosen.includes(one)), ...chosen.filter(isNew(draft))] })
        }
      />
      <SelectField
        label={words.srtp}
        hint={draft.srtp === 'off' || problem('srtp') !== undefined ? undefined : words.srtpHint}
        values={TRUNK_SRTP}
        texts={words.srtpTexts}
        value={draft.srtp}
        problem={problem('srtp') && words.srtpNeedsTls}
        onChoose={(srtp) => srtp !== null && change({ srtp })}
      />
    </>
  );
}

/** How keys and addresses are written to it. */
function Signalling({ draft, change, problem }: TrunkFormProps) {
  const words = useConsoleWords().trunks;
  return (
    <>
      <SelectField
        label={words.keys}
        hint={words.keysHint}
        values={TRUNK_KEYS}
        texts={words.keysTexts}
        value={draft.keys}
        onChoose={(keys) => keys !== null && change({ keys })}
      />
      <SelectField
        label={words.uris}
        hint={words.urisHint}
        values={TRUNK_URIS}
        texts={words.urisTexts}
        value={draft.uris}
        problem={problem('uris') && words.urisNeedTls}
        onChoose={(uris) => uris !== null && change({ uris })}
      />
    </>
  );
}

function isNew({ codecs }: TrunkDraft) {
  return (codec: TrunkDraft['codecs'][number]) => !codecs.includes(codec);
}
