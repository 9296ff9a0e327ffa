/** Says which files make up the index. Written last, in one of two places in turn: a crash leaves the other one whole. */
import {hashId} from '../../core/inbox/search/segment-builder.js';
import type {SearchFiles} from './search-files.js';

export interface ManifestSegment {
  readonly index: string;
  readonly table: string;
  readonly rows: string;
  /** Documents deleted or replaced since; absent where there is none. */
  readonly dead?: string;
}

export interface Manifest {
  /** Grows with each write. */
  readonly generation: number;
  readonly segments: readonly ManifestSegment[];
}

const format = 2;

/** The newest manifest that is whole. */
export async function readManifest(files: SearchFiles): Promise<Manifest | undefined> {
  const found = await Promise.all([files.read('manifest-0'), files.read('manifest-1')]);
  const whole = found.map(parse).filter(manifest => manifest !== undefined);
  return whole.sort((a, b) => b.generation - a.generation)[0];
}

export async function writeManifest(files: SearchFiles, manifest: Manifest): Promise<void> {
  const body = JSON.stringify({format, ...manifest});
  await files.write(`manifest-${manifest.generation % 2}`, new TextEncoder().encode(`${hashId(body).toString(16)} ${body}`));
}

function parse(bytes: Uint8Array | undefined): Manifest | undefined {
  const [, sum, body] = /^([0-9a-f]+) (.*)$/s.exec(new TextDecoder().decode(bytes)) ?? [];
  if (body === undefined || hashId(body).toString(16) !== sum) return undefined;
  const manifest = JSON.parse(body) as Manifest & {format: number};
  // An index of another version is simply built again.
  return manifest.format === format ? manifest : undefined;
}
