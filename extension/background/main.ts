/**
 * The background: wiring only. Every listener is added synchronously at the top, because the browser starts this worker for an event
 * and looks for its listener at once; nothing is kept in variables that may not be lost.
 */
import browser from 'webextension-polyfill';
import type {Runtime} from 'webextension-polyfill';

import {isCaMessage} from '../messages/ca-call.js';
import {answerCaCall} from './answer-ca-call.js';
import {setBadge} from './badge.js';
import {deliver, deliveryAlarm, setAlarm} from './deliver.js';
import {exchangeAlarm, exchangeRound, setExchangeAlarm} from './exchange-round.js';
import {theDesk} from '../the-desk.js';
import {openDeskTab, openPanelOnClick, togglePanel} from './open-pages.js';
import {registerPageScripts} from './page-scripts.js';
import {route} from './routes.js';

const report = (error: unknown) => console.error('trinh-ky:', error);

// A page's script reaches `ca-call` and nothing else; what it sends never comes near the routes of our own pages.
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => (isCaMessage(message) ? answerCaCall(message, sender) : route(message, sender)));

browser.alarms.onAlarm.addListener(({name}) => {
  if (name === deliveryAlarm) void deliver().catch(report);
  if (name === exchangeAlarm) void exchangeRound().catch(report);
});

browser.permissions.onAdded.addListener(() => void registerPageScripts().catch(report));
browser.permissions.onRemoved.addListener(() => void registerPageScripts().catch(report));

browser.runtime.onInstalled.addListener(() => void start());
browser.runtime.onStartup.addListener(() => void start());

browser.action.onClicked.addListener(togglePanel);
browser.commands.onCommand.addListener(command => {
  if (command === 'open-desk') void openDeskTab();
});

async function start(): Promise<void> {
  try {
    await openPanelOnClick();
    await registerPageScripts();
    await setAlarm();
    await setBadge();
    // What a crash left behind: half-written files, decisions in the middle of their post.
    await navigator.locks.request('trinh-ky:sweep', async () => (await theDesk()).files.sweep());
    await deliver();
    await setExchangeAlarm();
    await exchangeRound();
  } catch (error) {
    report(error);
  }
}
