// The page of the browser's signing bench: every method signs the file of the page's input, its library loaded when it is first called.
const now = () => performance.now();

/** Of the key's file, put into the page by the driver. */
let key;
let floorKey;
export async function prepare(p12, password) {
  key = {p12: Uint8Array.from(p12), password};
  floorKey = (await crypto.subtle.generateKey({name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256'}, false, ['sign', 'verify'])).privateKey;
}

const methods = {
  /** What no signer can go below: read once, SHA-256 by the platform, one RSA signature, append. */
  async floor(file) {
    await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    await crypto.subtle.sign('RSASSA-PKCS1-v1_5', floorKey, new Uint8Array(100));
    return new Blob([file, new Uint8Array(20_000)]).size;
  },
  async 'trinh-ky'(file) {
    const [{signPdf}, {openPkcs12}] = await Promise.all([import('../../components/signature.js'), import('../../components/signers.js')]);
    return (await signPdf(file, await openPkcs12(key.p12, key.password))).size;
  },
  /** As the extension does it: the key stays with the page, everything else is the worker's. */
  async 'trinh-ky, worker'(file) {
    const [client, {openPkcs12}] = await Promise.all([inWorker(), import('../../components/signers.js')]);
    return (await client.signPdf(file, await openPkcs12(key.p12, key.password))).size;
  },
  async '@libpdf/core'(file) {
    const {PDF, P12Signer} = await import('./peers/node_modules/@libpdf/core/dist/index.mjs');
    const signer = await P12Signer.create(key.p12, key.password);
    const pdf = await PDF.load(new Uint8Array(await file.arrayBuffer()));
    const {bytes} = await pdf.sign({signer, level: 'B-B'});
    return new Blob([bytes]).size;
  },
  async zgapdfsigner(file) {
    // Its bundle expects these two as scripts of the page.
    globalThis.PDFLib = await import('./peers/node_modules/pdf-lib/dist/pdf-lib.esm.js');
    globalThis.forge = (await import('./peers/node_modules/node-forge/lib/index.js')).default;
    await import('./peers/node_modules/zgapdfsigner/dist/zgapdfsigner.min.js');
    let binary = '';
    for (const byte of key.p12) binary += String.fromCharCode(byte);
    const signer = new globalThis.Zga.PdfSigner({p12cert: binary, pwd: key.password});
    return new Blob([await signer.sign(new Uint8Array(await file.arrayBuffer()))]).size;
  },
};

async function inWorker() {
  const {createPdfClient} = await import('../../components/workers/pdf-client.js');
  return createPdfClient(new Worker(new URL('../../components/workers/pdf-worker.ts', import.meta.url), {type: 'module'}));
}

const file = () => document.querySelector('input').files[0];

/** Milliseconds with the loading of the library, bytes added, and the longest task of the page's thread. */
export async function sign(method) {
  const tasks = watchTasks();
  const started = now();
  try {
    const size = await methods[method](file());
    return {ms: now() - started, grown: size - file().size, longest: await tasks()};
  } catch (error) {
    return {error: String(error?.message ?? error).slice(0, 100)};
  }
}

/** `count` documents in one batch against single signatures of the same, pair by pair of thirty. */
export async function batch(count) {
  const [{signMany: inTurn}, {openPkcs12}, client] = await Promise.all([import('../../components/core/signature/sign/sign-many.js'), import('../../components/signers.js'), inWorker()]);
  const signPdf = (pdf, by) => client.signPdf(pdf, by);
  const signMany = (items, by) => inTurn(items, by, (pdf, options) => client.signPdf(pdf, by, options));
  const signer = await openPkcs12(key.p12, key.password);
  const document = file();
  await signPdf(document, signer);
  const singles = [];
  const single = async () => {
    const started = now();
    await signPdf(document, signer);
    singles.push(now() - started);
  };
  for (let i = 0; i < 15; i++) await single();
  const tasks = watchTasks();
  const started = now();
  let signed = 0;
  for await (const outcome of signMany(Array.from({length: count}, (_, i) => ({id: String(i), pdf: document})), signer)) if (outcome.ok) signed++;
  const total = now() - started;
  const longest = await tasks();
  for (let i = 0; i < 15; i++) await single();
  const mean = singles.reduce((sum, each) => sum + each, 0) / singles.length;
  return {signed, total, mean, longest};
}

/** The browser's own record of what held the thread for more than 50 ms; 0 where nothing did. */
function watchTasks() {
  let longest = 0;
  const observer = new PerformanceObserver(list => {
    for (const each of list.getEntries()) longest = Math.max(longest, each.duration);
  });
  observer.observe({type: 'longtask', buffered: false});
  return async () => {
    await new Promise(resolve => setTimeout(resolve, 100));
    observer.disconnect();
    return longest;
  };
}
