// node:test reporter: one line a file, each failure in full, each skip with its reason; totals for the closing line go to COUNTS_FILE.
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {inspect} from 'node:util';

export default async function* report(source) {
  const counts = {passed: 0, failed: 0, skipped: 0};
  const perFile = new Map();
  for await (const {type, data} of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      // Suites and the per-file wrapper would be counted beside their own tests.
      const isContainer =
        data.details?.type === 'suite' || (data.file !== undefined && data.name === data.file);
      const file = data.file ? relative(process.cwd(), data.file) : '';
      const mine = perFile.get(file) ?? {passed: 0, failed: 0, skipped: 0};
      perFile.set(file, mine);
      if (data.skip !== undefined && data.skip !== false) {
        counts.skipped++;
        mine.skipped++;
        yield `  skipped: ${data.name} (${typeof data.skip === 'string' && data.skip ? data.skip : 'no reason given'})\n`;
      } else if (type === 'test:fail') {
        const isParent = data.details?.error?.failureType === 'subtestsFailed';
        if (isParent) continue;
        counts.failed++;
        mine.failed++;
        yield `  FAILED ${file}: ${data.name}\n${inspect(data.details?.error?.cause ?? data.details?.error, {depth: 4}).replace(/^/gm, '    ')}\n`;
      } else if (!isContainer) {
        counts.passed++;
        mine.passed++;
      }
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    }
  }
  for (const [file, {passed, failed, skipped}] of perFile) {
    yield `  ${failed ? 'not ok' : 'ok'} ${file}: ${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}\n`;
  }
  if (process.env.COUNTS_FILE)
    writeFileSync(process.env.COUNTS_FILE, JSON.stringify({...counts, files: Object.fromEntries(perFile)}));
}
