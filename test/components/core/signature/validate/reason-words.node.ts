/** Every code a report can carry has a sentence: an officer is never shown a bare code. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {loadReasonTerms, reasonTerm} from '../../../../../components/locale/reason-term.js';
import {isTermKey} from '../../../../../components/locale/term.js';

await loadReasonTerms();

const core = fileURLToPath(new URL('../../../../../components/core/', import.meta.url));
const sources = ['certificate', 'signature/validate'].flatMap(room =>
  readdirSync(join(core, room)).map(name => readFileSync(join(core, room, name), 'utf8')),
);

function found(pattern: RegExp): readonly string[] {
  return [...new Set(sources.flatMap(source => [...source.matchAll(pattern)].map(match => match[1]!)))];
}

it('every reason has a sentence', () => {
  const reasons = [
    ...found(/reasons\.(?:push|add)\('([a-z-]+)'/g),
    ...found(/warnings\.add\('([a-z-]+)'/g),
    ...found(/reasons: \['([a-z-]+)'\]/g),
    ...found(/reason: '([a-z-]+)'/g),
    ...found(/(?:unknown|broken)\('([a-z-]+)'\)/g),
    ...found(/problems\.push\('([a-z-]+)'/g),
    ...found(/problems: \[(?:\.\.\.problems, )?'([a-z-]+)'/g),
    ...found(/^ {2}'([a-z]+(?:-[a-z]+)+)',$/gm),
  ];
  assert.ok(reasons.length > 50, String(reasons.length));
  assert.deepEqual(
    reasons.filter(
      code => !/^(?:xref|startxref|end-of-file)/.test(code) && reasonTerm(code) === undefined,
    ),
    [],
  );
});

it('every kind of change has words', () => {
  const kinds = found(/(?:record|compare|walk|walkExisting)\([^)]*?'([a-z]+(?:-[a-z]+)+)'/g);
  assert.ok(kinds.length > 25, String(kinds.length));
  assert.deepEqual(
    kinds.filter(kind => !isTermKey(`signature.change.${kind}`)),
    [],
  );
});
