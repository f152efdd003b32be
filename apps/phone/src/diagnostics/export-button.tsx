import type { CallDiagnostics } from '@wpm/softphone';
import { Button, Notice, useLanguage } from '@wpm/ui';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { useDiagnosticsWords } from './words/use-diagnostics-words.ts';

/** Saves the diagnostics as an Excel file (F38); what writes it is loaded when it is wanted. */
export function ExportButton({ diagnostics }: { readonly diagnostics: CallDiagnostics }) {
  const words = useDiagnosticsWords();
  const { language } = useLanguage();
  const [saving, setSaving] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async () => {
    setSaving('busy');
    try {
      const { saveWorkbook } = await import('./save-workbook.ts');
      await saveWorkbook(diagnostics, words, language);
      setSaving('idle');
    } catch {
      setSaving('failed');
    }
  };
  return (
    <>
      {saving === 'failed' && (
        <Notice tone="bad" urgent>
          {words.exportFailed}
        </Notice>
      )}
      <Button wide icon={<FileSpreadsheet aria-hidden />} disabled={saving === 'busy'} onClick={() => void save()}>
        {words.export}
      </Button>
    </>
  );
}
