import type { ExportedReport, Right } from '@wpm/contract';

/** What whoever has this report as a file must be allowed to read. */
export const rightToRead = (report: ExportedReport): Right => (report === 'recalls' ? 'recalls:see' : 'calls:read-all');

/** Whether customers in its file are called as in the contacts; in the others as the network said when they called. */
export const namesContacts = ({ report }: { readonly report: ExportedReport }): boolean =>
  report === 'recalls' || report === 'missed-list';

/** Whether it is of days; recalls are of now, whenever they were planned. */
export const hasPeriod = (report: ExportedReport): boolean => report !== 'recalls';
