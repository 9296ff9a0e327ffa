import {bearerToken} from './bearer-token.js';
import {blobViewer} from './blob-viewer.js';
import {liferay} from './liferay.js';
import {nestedFrames} from './nested-frames.js';
import {shadowDom} from './shadow-dom.js';
import {singlePage} from './single-page.js';
import {strictPolicy} from './strict-policy.js';
import {webforms} from './webforms.js';

export {startFixture} from './fixture-server.js';
export type {FixtureDecision, FixtureOffice, RunningFixture} from './fixture-server.js';

/** Every page shape by name. */
export const fixtureSystems = {
  'bearer-token': bearerToken,
  'blob-viewer': blobViewer,
  liferay,
  'nested-frames': nestedFrames,
  'shadow-dom': shadowDom,
  'single-page': singlePage,
  'strict-policy': strictPolicy,
  webforms,
} as const;
