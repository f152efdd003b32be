/** Everything of the contract that has to do with CRMs that are asked and written to (F48). */
export { CRM_CONNECTOR_ENDPOINTS } from './endpoints/crm-connectors/index.ts';
export {
  type CrmConnector,
  type CrmConnectorSettings,
  type CrmLookup,
  type CrmTemplate,
  crmConnector,
  crmConnectorSettings,
} from './shapes/crm-connector.ts';
export { placesIn } from './shapes/crm-request.ts';
export {
  type CrmJournal,
  crmJournal,
  JOURNAL_STATES,
  JOURNAL_VALUES,
  type JournalEntry,
  journalEntry,
  type JournalState,
  type JournalStep,
} from './shapes/crm-journal.ts';
export { type KnownCaller, knownCaller } from './shapes/known-caller.ts';
