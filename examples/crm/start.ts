import { parseArgs } from 'node:util';
import { startCrm } from './server.ts';
import { setUp } from './set-up.ts';

const { values } = parseArgs({
  options: {
    phone: { type: 'string', default: 'http://127.0.0.1:8080' },
    domain: { type: 'string', default: 'demo.local' },
    user: { type: 'string', default: 'anna' },
    password: { type: 'string' },
    key: { type: 'string' },
    campaign: { type: 'string' },
    port: { type: 'string', default: '3000' },
  },
});
const { phone, domain, user, password, campaign } = values;
const port = Number(values.port);

if (values.key === undefined && password === undefined) {
  process.stderr.write('Give --key, or --password of the administrator: see README.md beside this file.\n');
  process.exit(2);
}
const own =
  password === undefined ? undefined : await setUp({ phone, domain, password, origin: `http://localhost:${port}` });
const crm = await startCrm({ phone, domain, user, port, campaign, key: own?.key ?? values.key ?? '' });
process.stdout.write(`The CRM is at ${crm.origin}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  await crm[Symbol.asyncDispose]();
  await own?.revoke().catch(() => {});
  process.exit(0);
}
