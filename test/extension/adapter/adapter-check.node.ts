import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {describe, it} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';

import {checkAdapter} from '../../../extension/adapter/adapter-check.js';
import {isLinear} from '../../../extension/adapter/linear-expression.js';

const folder = new URL('../../../extension/content/adapters/', import.meta.url);
const files = readdirSync(folder).filter(each => each.endsWith('.json') && !each.endsWith('.schema.json'));
const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
const validate = new Ajv2020({strict: false}).compile(read('adapter-1.schema.json'));
const demo = () => structuredClone(read('vn.trinhky.demo.json')) as Record<string, never> & {actions: Record<string, {steps: unknown[]}>; list: {boxes: {url: string}[]}};

describe('a page adapter', () => {
  for (const name of files) {
    it(`${name} has its file's name as id and holds to the published schema`, () => {
      const adapter = read(name);
      assert.equal(`${String(adapter['id'])}.json`, name);
      assert.equal(validate(adapter), true, JSON.stringify(validate.errors));
      checkAdapter(adapter);
    });
  }

  const shapes = new URL('../../fixtures/adapters/', import.meta.url);
  for (const name of readdirSync(shapes)) {
    it(`the shape ${name} holds to the published schema`, () => {
      const adapter = JSON.parse(readFileSync(new URL(name, shapes), 'utf8')) as Record<string, unknown>;
      assert.equal(validate(adapter), true, JSON.stringify(validate.errors));
      checkAdapter(adapter);
    });
  }

  it('the example of the guide holds to both', () => {
    const guide = readFileSync(new URL('../../../docs/adapters.md', import.meta.url), 'utf8');
    const example: unknown = JSON.parse(/```json\n([\s\S]+?)```/.exec(guide)![1]!);
    assert.equal(validate(example), true, JSON.stringify(validate.errors));
    checkAdapter(example);
  });

  const refused: Record<string, (adapter: ReturnType<typeof demo>) => void> = {
    'an unknown key': adapter => Object.assign(adapter, {script: 'alert(1)'}),
    'an address of another host': adapter => (adapter.list.boxes[0]!.url = 'https://evil.example/'),
    'a scheme-relative address': adapter => (adapter.list.boxes[0]!.url = '//evil.example/'),
    'an action without a positive end': adapter => adapter.actions['approve']!.steps.pop(),
    'a decision nobody knows': adapter => (adapter.actions['shred'] = adapter.actions['approve']!),
    'two requests that count': adapter => {
      const {steps} = adapter.actions['approve']!;
      steps.splice(2, 0, structuredClone(steps[2]));
    },
    'no list': adapter => (adapter.list.boxes = []),
  };
  for (const [what, spoil] of Object.entries(refused)) {
    it(`is refused with ${what}`, () => {
      const adapter = demo();
      spoil(adapter);
      assert.throws(() => checkAdapter(adapter), {code: 'adapter-invalid'});
    });
  }

  it('takes only expressions that stay fast', () => {
    for (const good of ['/(\\d+)$', '^(.*)fm$', '"request_token":"([^"]+)"']) assert.equal(isLinear(good), true, good);
    for (const bad of ['(a+)+$', '(a|a)*b', '(.*)\\1', '(?=x)', 'x'.repeat(201), '[']) assert.equal(isLinear(bad), false, bad);
  });
});
