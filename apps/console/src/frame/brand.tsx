import { Headset } from 'lucide-react';
import { useConsoleWords } from '../i18n/use-console-words.ts';

export function Brand() {
  const words = useConsoleWords();
  return (
    <p className="brand">
      <Headset size={24} aria-hidden />
      <span className="brand-product">{words.product}</span> <span className="brand-console">{words.console}</span>
    </p>
  );
}
