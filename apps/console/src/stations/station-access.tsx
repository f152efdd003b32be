import type { CreatedStation } from '@wpm/contract';
import { Button, IconButton, Notice } from '@wpm/ui';
import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { SelectField } from '../fields/select-field.tsx';
import { type AccessLine, accessLines } from './access-lines.ts';
import { useStationWords } from './words/use-station-words.ts';

type StationAccessProps = {
  readonly access: CreatedStation['access'];
  /** Heads the page that is printed. */
  readonly title: string;
  readonly onDone: () => void;
};

/** What is typed into the phone, shown this once: to be read, copied or printed. */
export function StationAccess({ access, title, onDone }: StationAccessProps) {
  const words = useStationWords();
  const [transport, setTransport] = useState(access.servers[0]?.transport ?? 'udp');
  const { copied, copy } = useCopying();
  const server = access.servers.find((one) => one.transport === transport);
  const lines = server ? accessLines(access, server) : [];
  const asText = lines.map(({ field, value }) => `${words.fields[field]}: ${value}`).join('\n');
  return (
    <>
      <Notice tone="warn">{words.once}</Notice>
      <SelectField
        label={words.transport}
        hint={words.transportHint}
        values={access.servers.map((one) => one.transport)}
        texts={words.transports}
        value={transport}
        onChoose={(chosen) => chosen !== null && setTransport(chosen)}
      />
      <div className="station-sheet">
        <h2 className="station-sheet-title">{title}</h2>
        <Lines lines={lines} onCopy={copy} />
        <p className="quiet">{words.oneField}</p>
        <p className="quiet">{words.tryOut}</p>
      </div>
      <p role="status" className="quiet">
        {copied && words.copied}
      </p>
      <Answers onCopyAll={() => copy(asText)} onDone={onDone} />
    </>
  );
}

function Answers({ onCopyAll, onDone }: { readonly onCopyAll: () => void; readonly onDone: () => void }) {
  const words = useStationWords();
  return (
    <div className="question-answers">
      {'clipboard' in navigator && (
        <Button icon={<Copy size={18} aria-hidden />} onClick={onCopyAll}>
          {words.copyAll}
        </Button>
      )}
      <Button icon={<Printer size={18} aria-hidden />} onClick={() => print()}>
        {words.print}
      </Button>
      <Button tone="primary" onClick={onDone}>
        {words.done}
      </Button>
    </div>
  );
}

function useCopying() {
  const [copied, setCopied] = useState(false);
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { copied, copy };
}

type LinesProps = { readonly lines: readonly AccessLine[]; readonly onCopy: (text: string) => void };

function Lines({ lines, onCopy }: LinesProps) {
  const words = useStationWords();
  return (
    <dl className="station-lines" aria-label={words.sheet}>
      {lines.map(({ field, value, onPhones }) => (
        <div key={field} className="station-line">
          <dt>{words.fields[field]}</dt>
          <dd>
            <code>{value}</code>
            {/* Without a secure origin there is no clipboard to write to; what is there can be selected by hand. */}
            {'clipboard' in navigator && (
              <IconButton
                label={words.copyOf(words.fields[field])}
                icon={<Copy size={18} aria-hidden />}
                onClick={() => onCopy(value)}
              />
            )}
          </dd>
          <dd className="field-hint">
            {words.calledOnPhones} <span lang="en">{onPhones}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
