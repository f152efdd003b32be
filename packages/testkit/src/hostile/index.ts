export { Flood, type FloodOptions } from './flood.ts';
export { Outsider, type Printed, whyNoOutsider } from './outsider.ts';
