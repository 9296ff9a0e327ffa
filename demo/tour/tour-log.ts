/** What the tour did, step by step, with its verdicts: demo/out/tour.json, and a line each on the console. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';

export interface TourStep {
  readonly browser: string;
  readonly step: string;
  readonly held: boolean;
  readonly seconds: number;
  /** Small facts a reader can check: counts, digests, what an independent program said. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly files: readonly string[];
  readonly problem?: string;
}

export interface StepHands {
  /** Notes a fact of this step. */
  fact(name: string, value: string | number | boolean): void;
  /** Keeps a file beside the report. */
  keep(name: string, content: Uint8Array): string;
  /** Takes a picture of a page. */
  picture(page: Page, name: string): Promise<void>;
}

export class TourLog {
  readonly steps: TourStep[] = [];
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(join(folder, 'screens'), {recursive: true});
  }

  get held(): boolean {
    return this.steps.length > 0 && this.steps.every(each => each.held);
  }

  /** Runs one step. Later steps of the same browser still run, so that the report shows how far it holds. */
  async step(browser: string, name: string, act: (hands: StepHands) => Promise<void>): Promise<boolean> {
    const facts: Record<string, string | number | boolean> = {};
    const files: string[] = [];
    const started = performance.now();
    const hands: StepHands = {
      fact: (key, value) => (facts[key] = value),
      keep: (file, content) => {
        const path = join(this.folder, `${browser}-${file}`);
        writeFileSync(path, content);
        files.push(`${browser}-${file}`);
        return path;
      },
      picture: async (page, file) => {
        const path = `screens/${browser}-${file}.png`;
        await page.screenshot({path: join(this.folder, path) as `${string}.png`});
        files.push(path);
      },
    };
    let problem: string | undefined;
    try {
      await act(hands);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    this.steps.push({
      browser,
      step: name,
      held: problem === undefined,
      seconds,
      facts,
      files,
      ...(problem === undefined ? {} : {problem}),
    });
    console.log(
      `${problem === undefined ? 'held  ' : 'FAILED'} ${browser.padEnd(9)} ${name} (${seconds} s)${problem === undefined ? '' : `\n       ${problem}`}`,
    );
    this.write();
    return problem === undefined;
  }

  write(): void {
    writeFileSync(
      join(this.folder, 'tour.json'),
      `${JSON.stringify({held: this.held, steps: this.steps}, null, 2)}\n`,
    );
  }
}
