/** Where many are changed at once, below `/console`. */
export const BULK_ACCOUNTS_PATH = '/administration/accounts/many';
export const BULK_NUMBERS_PATH = '/administration/numbers/many';
