export {
  type ApiSession,
  type DemoLogin,
  type PlatformOptions,
  startPlatform,
  type TestPlatform,
} from './start-platform.ts';
export { freePort, freePortRange } from './free-ports.ts';
