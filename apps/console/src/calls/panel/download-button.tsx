import { Download } from 'lucide-react';
import { client } from '../../client.ts';
import { CommandButton } from '../../fields/command-button.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';

/** Takes the recording away as a file. */
export function DownloadButton({ recordingId }: { readonly recordingId: string }) {
  const words = useConsoleWords().panel;
  const download = async () => {
    const link = await client.openRecording({ recordingId, purpose: 'download' });
    if (!link.ok) return link.error.code;
    save(link.value.url);
    return undefined;
  };
  return <CommandButton icon={<Download size={18} aria-hidden />} text={words.download} act={download} />;
}

/** Has the browser save what a link leads to; the platform names the file. */
function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
