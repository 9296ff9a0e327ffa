// What `npm run new adapter` makes, as values: a first adapter of format v1 and its place among those of the package.

/** An adapter like `model`, for the system at `match`; its selectors still have to be found. */
export function scaffoldAdapter(model, id, match) {
  return {...model, $schema: 'adapter-1.schema.json', id, name: id, v: 1, match: [match]};
}

/** The source of `extension/background/adapter-shelf.ts` with the adapter on it. */
export function putOnShelf(source, id) {
  const name = id.replace(/[.-](\w)/g, (_, letter) => letter.toUpperCase());
  return source
    .replace(/^(import .* from '\.\.\/content\/adapters\/.*';\n)(?!import .*content\/adapters)/m, `$1import ${name} from '../content/adapters/${id}.json';\n`)
    .replace(/^(const packaged: readonly unknown\[\] = \[.*)\];$/m, `$1, ${name}];`);
}
