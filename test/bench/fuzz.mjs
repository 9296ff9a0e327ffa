/**
 * Damaged input for lexer, cross-reference chain, CMS and its kin, and the validator by bytes and by meaning, guided by
 * coverage. A crash, a hang of more than ten seconds, an error the contract does not name, or a green verdict on bytes
 * nobody signed or pages nobody saw ends the run with the seed that did it; the input is written beside it.
 *
 *     npm run bench -- fuzz                          (20,000 inputs)
 *     FUZZ=1000000 FUZZ_SEED=1 npm run bench -- fuzz
 *     FUZZ_TARGET='validator, updates' FUZZ=5000 npm run bench -- fuzz
 */
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

export function bench() {
  const work = fileURLToPath(new URL('fuzz-run.mjs', import.meta.url));
  const {status} = spawnSync(process.execPath, ['--import', 'tsx', work], {stdio: 'inherit'});
  if (status) process.exit(status);
}
