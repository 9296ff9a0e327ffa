// Finds the browsers of this machine: $CHROME_PATH and $FIREFOX_PATH first, then the usual places.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';

const chromiumPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const firefoxPlaces = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

export function findChromium() {
  return [process.env.CHROME_PATH, ...chromiumPlaces].find(place => place && existsSync(place));
}

export function findFirefox() {
  return [process.env.FIREFOX_PATH, ...firefoxPlaces].find(place => place && existsSync(place));
}

/** Whether `command` can be started on this machine. */
export function hasCommand(command) {
  try {
    execFileSync(process.platform === 'win32' ? 'where' : 'which', [command], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}
