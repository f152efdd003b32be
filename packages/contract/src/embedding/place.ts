/** Where the phone of a domain is framed: `/phone/embedded/firma.example`. */
export const EMBEDDING_PATH = '/phone/embedded/';

/** Version of the messages between the phone and the page that frames it (F48); each message names it in `wpm`. */
export const EMBEDDING_VERSION = 1;
