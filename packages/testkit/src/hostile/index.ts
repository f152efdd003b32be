export { Outsider, type Printed, whyNoOutsider } from './outsider.ts';
