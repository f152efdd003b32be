/** Where contacts are imported, below `/console`. */
export const IMPORT_PATH = '/administration/contacts/import';
