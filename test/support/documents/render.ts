/** Shows a PDF through readers that are not ours: pixels by MuPDF or Poppler, text by Poppler. */
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue at a pixel counted from the top left. */
  at(x: number, y: number): readonly [number, number, number];
}

/** Whether a program can be started here; a test that needs a missing one says so and is skipped. */
export async function hasProgram(program: string): Promise<boolean> {
  return run('which', [program]).then(
    () => true,
    () => false,
  );
}

/** One page as a reader sees it, at `dpi`. */
export async function drawPage(
  pdf: Blob,
  page: number,
  dpi = 72,
  by: 'mutool' | 'pdftoppm' = 'mutool',
): Promise<Picture> {
  return inFolder(pdf, async (file, folder) => {
    const out = join(folder, 'page');
    if (by === 'mutool')
      await run('mutool', [
        'draw',
        '-q',
        '-r',
        String(dpi),
        '-F',
        'ppm',
        '-o',
        `${out}.ppm`,
        file,
        String(page),
      ]);
    else
      await run('pdftoppm', [
        '-r',
        String(dpi),
        '-cropbox',
        '-f',
        String(page),
        '-l',
        String(page),
        '-singlefile',
        file,
        out,
      ]);
    return readPpm(await readFile(`${out}.ppm`));
  });
}

/** The text of the document as Poppler extracts it, one page or all. */
export async function extractText(pdf: Blob, page?: number): Promise<string> {
  const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return inFolder(pdf, async file =>
    (await run('pdftotext', [...pages, '-layout', file, '-'])).stdout.normalize('NFC'),
  );
}

/** What `qpdf --check` says; empty where it finds no fault. */
export async function checkSyntax(pdf: Blob): Promise<string> {
  return inFolder(pdf, async file =>
    run('qpdf', ['--check', file]).then(
      () => '',
      (error: {stdout?: string; stderr?: string}) => `${error.stdout ?? ''}${error.stderr ?? ''}`,
    ),
  );
}

async function inFolder<T>(pdf: Blob, use: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'trinh-ky-'));
  try {
    const file = join(folder, 'document.pdf');
    await writeFile(file, new Uint8Array(await pdf.arrayBuffer()));
    return await use(file, folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Binary PPM (P6) with 8 bits a channel. */
function readPpm(bytes: Uint8Array): Picture {
  const header = /^P6\s+(?:#[^\n]*\n)?(\d+)\s+(\d+)\s+255\s/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  );
  if (!header) throw new Error('not a PPM picture');
  const [width, height] = [Number(header[1]), Number(header[2])];
  return {
    width,
    height,
    at(x, y) {
      const offset = header[0].length + (Math.round(y) * width + Math.round(x)) * 3;
      return [bytes[offset] ?? 0, bytes[offset + 1] ?? 0, bytes[offset + 2] ?? 0];
    },
  };
}
