import process from 'node:process';
import { COMBINATIONS, galleryToLookAt, GalleryLooks } from '../e2e/fixtures/gallery-looks.ts';
import { type Finding, findingsOn, findingText, isSerious } from '../e2e/support/accessibility.ts';
import { launchChromium } from '../e2e/support/headless.ts';

/*
 * Every state of the phone's gallery, in Polish and in English, light and dark: what axe finds against WCAG 2.2 A and AA. Every finding
 * is printed; a serious or critical one breaks the proof. So does a blind eye: on the last state a text is made hard to read, and that
 * must be found.
 *
 * `npm run prove -- axe [pattern of states]`
 */
const wanted = new RegExp(process.argv[2] ?? '');

await using browser = await launchChromium();
await using gallery = await galleryToLookAt();
await using looks = await GalleryLooks.open(browser, gallery);
const began = performance.now();
const found: { readonly where: string; readonly finding: Finding }[] = [];
const states = looks.states.filter((state) => wanted.test(state));
for (const state of states) {
  await looks.show(state, 'patiently');
  for (const { language, colours } of COMBINATIONS) {
    await looks.turn({ language, colours });
    const where = `${state}, ${language}, ${colours}`;
    found.push(...(await findingsOn(looks.page)).map((finding) => ({ where, finding })));
  }
}
await looks.page.addStyleTag({ content: '* { color: #888 !important; background: #999 !important; }' });
const isSeeing = (await findingsOn(looks.page)).some(({ rule }) => rule === 'color-contrast');

for (const { where, finding } of found) process.stdout.write(`${where}: ${finding.impact} ${findingText(finding)}\n`);
const figures = {
  proof: 'axe',
  states: states.length,
  screens: states.length * COMBINATIONS.length,
  seriousOrCritical: found.filter(({ finding }) => isSerious(finding)).length,
  others: found.filter(({ finding }) => !isSerious(finding)).length,
  seesWhatIsWrong: isSeeing,
  seconds: Math.round((performance.now() - began) / 1_000),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
if (figures.seriousOrCritical > 0 || states.length === 0 || !isSeeing) process.exitCode = 1;
