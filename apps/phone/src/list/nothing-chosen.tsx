import { MousePointerClick } from 'lucide-react';

/** What stands beside a list as long as nothing of it is chosen, or where the chosen is not there. */
export function NothingChosen({ text }: { readonly text: string }) {
  return (
    <p className="beside-nothing">
      <MousePointerClick size={40} aria-hidden />
      {text}
    </p>
  );
}
