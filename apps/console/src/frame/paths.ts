/** Where the page of calls lives, below `/console`. */
export const CALLS_PATH = '/calls';

/** Where what goes on now is seen, below `/console`. */
export const LIVE_PATH = '/live';

/** Where is told who did what, below `/console`. */
export const AUDIT_PATH = '/administration/audit';

/** Where is told what became of mail, below `/console`. */
export const MAILS_PATH = '/administration/mail';

/** Where logs that phones sent are read, below `/console`. */
export const PHONE_LOGS_PATH = '/administration/phone-logs';

/** Where everything that is set up lives, below `/console`. */
export const ADMINISTRATION_PATH = '/administration';

/** Numbers no campaign calls, below `/console`. */
export const DO_NOT_CALL_PATH = '/administration/do-not-call';

/** Whom users may call, below `/console`. */
export const DIALLING_PATH = '/administration/dialling';

/** What the tenant settles about itself, below `/console`. */
export const SETTINGS_PATH = '/administration/settings';

/** What a new tenant does first, below `/console`. */
export const FIRST_STEPS_PATH = '/administration/first-steps';

/** What has to do with a CRM, below `/console`. */
export const CRM_PATH = '/administration/crm-pages';
