/** Where the page of calls lives, below `/console`. */
export const CALLS_PATH = '/calls';
