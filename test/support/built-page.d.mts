import type {Page} from 'puppeteer-core';

/** Builds the module at `entry` and opens it in Chromium; its exports stand on `globalThis.page`. */
export function openBuiltPage(entry: string, options?: {readonly flags?: readonly string[]}): Promise<{readonly page: Page; close(): Promise<void>}>;
