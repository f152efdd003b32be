/** Where the page of calls lives, below `/console`. */
export const CALLS_PATH = '/calls';

/** Where everything that is set up lives, below `/console`. */
export const ADMINISTRATION_PATH = '/administration';
