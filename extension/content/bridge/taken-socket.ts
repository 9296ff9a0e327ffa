/** A WebSocket whose other end is Trình Ký, or the real service where Trình Ký does not answer. */

// Taken before any script of the page runs: what it overrides later does not reach us.
const {parse, stringify} = JSON;
const ackMs = 2000;
const aliveMs = 3000;

interface Answer {
  readonly id?: unknown;
  readonly answer?: unknown;
}

export function takenSocket(Native: typeof WebSocket, url: string, call: string): WebSocket {
  // An EventTarget of the browser with the socket's own face: listeners and `instanceof` work as before.
  const socket = new EventTarget() as EventTarget & Record<string, unknown>;
  Object.setPrototypeOf(socket, Object.create(Native.prototype, {}) as object);
  let state: number = Native.CONNECTING;
  let real: WebSocket | undefined;
  const fire = (event: Event) => {
    socket.dispatchEvent(event);
    const handler = socket[`on${event.type}`];
    if (typeof handler === 'function') handler.call(socket, event);
  };
  const close = () => {
    if (state === Native.CLOSED) return;
    state = Native.CLOSED;
    real?.close();
    fire(new CloseEvent('close', {wasClean: true, code: 1000}));
  };
  const message = (data: unknown) => state === Native.OPEN && fire(new MessageEvent('message', {data, origin: 'wss://127.0.0.1:8987'}));

  const send = (data: unknown) => {
    const text = String(data);
    void askTrinhKy(call, text).then(answer => {
      if (answer !== undefined) return message(answer);
      real = new Native(url);
      real.onopen = () => real?.send(text);
      real.onmessage = event => message(event.data);
      real.onerror = () => fire(new Event('error'));
      real.onclose = close;
      return undefined;
    });
  };
  const own = {url, protocol: '', extensions: '', bufferedAmount: 0, binaryType: 'blob', onopen: null, onmessage: null, onerror: null, onclose: null};
  for (const [name, value] of Object.entries({...own, send, close})) Object.defineProperty(socket, name, {value, writable: true, configurable: true});
  Object.defineProperty(socket, 'readyState', {get: () => state});
  setTimeout(() => {
    if (state !== Native.CONNECTING) return;
    state = Native.OPEN;
    fire(new Event('open'));
  });
  return socket as unknown as WebSocket;
}

/**
 * The answer's text, or undefined where the real service is to be asked: nobody of ours listens, the officer hands the call on, the
 * extension was switched off in the middle. PIN entry takes minutes: as long as there are signs of life there is no limit.
 */
function askTrinhKy(call: string, text: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
    const life = new AbortController();
    const end = (answer?: string) => {
      life.abort();
      resolve(answer);
    };
    const timer = setTimeout(end, ackMs);
    let isAlive = false;
    const pulse = setInterval(() => {
      if (life.signal.aborted) return clearInterval(pulse);
      isAlive = false;
      // Events run their listeners before this returns.
      document.dispatchEvent(new CustomEvent('trinh-ky:ca-alive', {detail: stringify({id})}));
      if (!isAlive) end();
    }, aliveMs);
    document.addEventListener(
      'trinh-ky:ca-answer',
      event => {
        const reply = read((event as CustomEvent<unknown>).detail);
        if (reply?.id !== id) return;
        clearTimeout(timer);
        isAlive = true;
        if ('answer' in reply) end(typeof reply.answer === 'string' ? reply.answer : undefined);
      },
      {signal: life.signal},
    );
    document.dispatchEvent(new CustomEvent('trinh-ky:ca-call', {detail: stringify({id, call, text})}));
  });
}

function read(detail: unknown): Answer | undefined {
  try {
    return typeof detail === 'string' ? (parse(detail) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
