/** Domain of the demo tenant. */
export const DEMO_DOMAIN = 'demo.local';
