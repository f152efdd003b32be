import type { ErasureCertificate } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Download } from 'lucide-react';
import { certificateText } from './certificate-text.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

export type CertificateButtonProps = {
  readonly certificate: ErasureCertificate;
  /** In full, where it is still known. */
  readonly number: string | null;
};

/** Saves a certificate as a text to be handed out. */
export function CertificateButton({ certificate, number }: CertificateButtonProps) {
  const words = useRecordingWords();
  return (
    <Button
      icon={<Download size={18} aria-hidden />}
      onClick={() => save(`${certificate.erasure.id}.txt`, certificateText(certificate, words, number))}
    >
      {words.certificates.download}
    </Button>
  );
}

/** Has the browser save a text as a file. */
export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
