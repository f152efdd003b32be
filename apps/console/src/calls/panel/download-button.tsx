import { Button, Notice } from '@wpm/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { client } from '../../client.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';

/** Takes the recording away as a file. */
export function DownloadButton({ recordingId }: { readonly recordingId: string }) {
  const words = useConsoleWords().panel;
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string>();
  const download = async () => {
    const link = await client.openRecording({ recordingId, purpose: 'download' });
    setRefusal(link.ok ? undefined : link.error.code);
    if (link.ok) save(link.value.url);
  };
  return (
    <>
      <Button icon={<Download size={18} aria-hidden />} onClick={() => void download()}>
        {words.download}
      </Button>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </>
  );
}

/** Has the browser save what a link leads to; the platform names the file. */
function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
