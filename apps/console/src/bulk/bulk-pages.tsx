import { BulkPage } from './bulk-page.tsx';
import { useAccountSubjects } from './use-account-subjects.ts';
import { useNumberSubjects } from './use-number-subjects.ts';

/** Many accounts changed at once. */
export function BulkAccountsPage() {
  return <BulkPage kind="accounts" {...useAccountSubjects()} />;
}

/** Many numbers changed at once. */
export function BulkNumbersPage() {
  return <BulkPage kind="numbers" {...useNumberSubjects()} />;
}
