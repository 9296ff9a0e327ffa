// Checks the bindings of every Lit template: unknown tags, properties and attributes, types that do not fit, tags left open.
// (Unknown events: test/house/templates.node.ts, because ours bubble through elements that do not fire them.)
// usage: node test/support/lint-templates.mjs [globs]; ends with 1 where it finds anything.
// lit-analyzer asks for "typescript" and works with its old JavaScript API, which version 7 no longer has: it is given the copy that
// web-component-analyzer brings along.
import Module, {createRequire, register} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const analyzer = createRequire(import.meta.url).resolve('@jackolope/lit-analyzer/package.json');
const typescript = createRequire(createRequire(analyzer).resolve('@jackolope/web-component-analyzer')).resolve('typescript');

const {_resolveFilename} = Module;
Module._resolveFilename = function (request, ...rest) {
  return request === 'typescript' ? typescript : _resolveFilename.call(this, request, ...rest);
};
const hook = `export const resolve = (name, context, next) => name === 'typescript'
  ? {url: ${JSON.stringify(pathToFileURL(typescript).href)}, format: 'commonjs', shortCircuit: true} : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const given = process.argv.slice(2);
// Every tag is registered by components/define.ts: a file need not import what it renders.
process.argv.splice(2, Infinity, '--strict', '--maxWarnings', '0', '--rules.no-missing-import', 'off', ...(given.length > 0 ? given : ['components/*/*.ts', 'extension/*/*.ts', 'extension/*/*/*.ts', 'demo/portal/*.ts']));
process.chdir(root);
const {cli} = await import(pathToFileURL(join(dirname(analyzer), 'lib/cli/cli.mjs')).href);
await cli();
