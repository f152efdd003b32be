export { Flood, type FloodOptions } from './flood.ts';
export { Outsider, type Printed, whyNoOutsider } from './outsider.ts';
export { MEDIA_PROTOCOLS, type MediaProtocol, woundedMedia } from './wounded-media.ts';
