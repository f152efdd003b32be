import { BulkLink } from '../bulk/bulk-link.tsx';
import { BULK_NUMBERS_PATH } from '../bulk/bulk-paths.ts';

/** What stands above the list of numbers. */
export function AboveNumbers() {
  return <BulkLink path={BULK_NUMBERS_PATH} />;
}
