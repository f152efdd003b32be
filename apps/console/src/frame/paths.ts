/** Where the page of calls lives, below `/console`. */
export const CALLS_PATH = '/calls';

/** Where what goes on now is seen, below `/console`. */
export const LIVE_PATH = '/live';

/** Where everything that is set up lives, below `/console`. */
export const ADMINISTRATION_PATH = '/administration';
