import { Button, Notice } from '@wpm/ui';
import { Download, Upload } from 'lucide-react';
import { Link } from 'wouter';
import { useMay } from '../../administration/rights.tsx';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { IMPORT_PATH } from './import-path.ts';
import { CONTACT_FILES, useContactExport } from './use-contact-export.ts';

/** All contacts into a file, and contacts out of one. */
export function ExchangeBar() {
  const words = useContactWords();
  const errorText = useErrorText();
  const { progress, start } = useContactExport();
  if (!useMay()('contacts:exchange')) return null;
  const isRunning = progress.kind === 'reading';
  return (
    <div className="export-bar">
      <Link href={IMPORT_PATH} className="ui-button" data-tone="plain">
        <Upload size={18} aria-hidden />
        {words.import}
      </Link>
      {CONTACT_FILES.map((format) => (
        <Button
          key={format}
          icon={<Download size={18} aria-hidden />}
          aria-disabled={isRunning}
          onClick={() => !isRunning && void start(format)}
        >
          {words.export[format]}
        </Button>
      ))}
      <span role="status" className="quiet">
        {isRunning && words.exporting(progress.contacts)}
        {progress.kind === 'done' && words.exported(progress.contacts)}
      </span>
      {progress.kind === 'failed' && (
        <Notice tone="bad" urgent>
          {errorText(progress.code)}
        </Notice>
      )}
    </div>
  );
}
