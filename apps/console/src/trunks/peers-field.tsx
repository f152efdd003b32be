import { TRUNK_TRANSPORTS, type TrunkPeer } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

const MOST_PEERS = 8;

export type PeersFieldProps = {
  readonly peers: readonly TrunkPeer[];
  readonly hint: string;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (peers: TrunkPeer[]) => void;
};

/** The addresses calls go to, in the order they are tried. */
export function PeersField({ peers, hint, problem, onChange }: PeersFieldProps) {
  const words = useConsoleWords().trunks;
  const missing = peers.length === 0 ? problem('peers') : undefined;
  return (
    <fieldset className="checks destination" data-invalid={missing !== undefined || undefined}>
      <legend>{words.peers}</legend>
      <p className="field-hint">{hint}</p>
      {peers.map((peer, index) => (
        <div key={index} className="peer">
          <PeerFields
            peer={peer}
            problem={(field) => problem(`peers.${index}.${field}`)}
            onChange={(changed) => onChange(peers.with(index, changed))}
          />
          <IconButton
            label={words.removePeer(peer.host)}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange(peers.toSpliced(index, 1))}
          />
        </div>
      ))}
      {missing !== undefined && <p className="field-problem">{words.peersMissing}</p>}
      {peers.length < MOST_PEERS && (
        <Button
          icon={<Plus size={18} aria-hidden />}
          onClick={() => onChange([...peers, { host: '', port: null, transport: 'udp' }])}
        >
          {words.addPeer}
        </Button>
      )}
    </fieldset>
  );
}

type PeerFieldsProps = {
  readonly peer: TrunkPeer;
  readonly problem: (field: keyof TrunkPeer) => string | undefined;
  readonly onChange: (peer: TrunkPeer) => void;
};

/** One address: its name, port and transport. */
export function PeerFields({ peer, problem, onChange }: PeerFieldsProps) {
  const { trunks: words, administration } = useConsoleWords();
  const wrongHost = problem('host');
  return (
    <>
      <TextField
        label={words.host}
        spellCheck={false}
        value={peer.host}
        problem={wrongHost && (peer.host === '' ? administration.reasons.required : words.hostWrong)}
        onChange={(host) => onChange({ ...peer, host: host.trim() })}
      />
      <WholeNumberField
        label={words.port}
        min={1}
        max={65_535}
        placeholder={words.portPlaceholder}
        value={peer.port}
        problem={problem('port')}
        onChange={(port) => onChange({ ...peer, port })}
      />
      <SelectField
        label={words.transport}
        values={TRUNK_TRANSPORTS}
        texts={words.transports}
        value={peer.transport}
        problem={problem('transport')}
        onChoose={(transport) => transport !== null && onChange({ ...peer, transport })}
      />
    </>
  );
}
