/**
 * Runs among the page's own scripts, only on hosts where the officer switched it on. Every calling style ends in one place: a
 * WebSocket to the service on this computer (facts of the protocol: one socket a call, one text each way). That socket is answered
 * here; all others, and this one when the extension does not answer, are the browser's own.
 */
import {takenSocket} from './taken-socket.js';

const Native = window.WebSocket;
const service = /^wss:\/\/(?:127\.0\.0\.1|localhost):8987\/(SignApproved|SignIssued|SignIncome|SignAppendix|SignCopy|Comment|SignPDF|SignFiles)$/;

// A proxy keeps `instanceof`, constants and subclasses of the page working.
window.WebSocket = new Proxy(Native, {
  construct(target, parameters: [string | URL, (string | string[])?], newTarget) {
    const call = service.exec(String(parameters[0]))?.[1];
    return call === undefined ? (Reflect.construct(target, parameters, newTarget) as object) : takenSocket(Native, String(parameters[0]), call);
  },
});
