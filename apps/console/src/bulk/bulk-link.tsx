import { ListChecks } from 'lucide-react';
import { Link } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { useBulkWords } from './words/use-bulk-words.ts';

/** The way from a list to changing many of it at once. */
export function BulkLink({ path }: { readonly path: string }) {
  const words = useBulkWords();
  if (!useMay()('directory:manage')) return null;
  return (
    <div className="export-bar">
      <Link href={path} className="ui-button" data-tone="plain">
        <ListChecks size={18} aria-hidden />
        {words.link}
      </Link>
    </div>
  );
}
