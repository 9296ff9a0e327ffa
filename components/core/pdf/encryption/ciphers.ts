/** RC4 and AES-CBC as PDF uses them. ISO 32000-2, 7.6.3. */

export function rc4(key: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = Uint8Array.from({length: 256}, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  const out = new Uint8Array(data.length);
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
    out[n] = data[n]! ^ state[(state[i]! + state[j]!) & 255]!;
  }
  return out;
}

async function aesKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt', 'decrypt']);
}

/** AES-CBC with PKCS#5 padding; the initialisation vector is the first block. Broken data decrypts to nothing. */
export async function decryptAes(key: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (data.length < 32 || data.length % 16 !== 0) return new Uint8Array(0);
  try {
    const iv = data.subarray(0, 16);
    return new Uint8Array(await crypto.subtle.decrypt({name: 'AES-CBC', iv}, await aesKey(key), data.subarray(16)));
  } catch {
    // Wrong padding, met in files of careless writers: keep the blocks, as other readers do.
    return decryptAesBlocks(key, data.subarray(0, 16), data.subarray(16));
  }
}

/** AES-CBC with PKCS#5 padding behind a fresh initialisation vector. */
export async function encryptAes(key: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({name: 'AES-CBC', iv}, await aesKey(key), data));
  const out = new Uint8Array(16 + encrypted.length);
  out.set(iv);
  out.set(encrypted, 16);
  return out;
}

/** AES-CBC of whole blocks, without padding. */
export async function encryptAesBlocks(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypted = await crypto.subtle.encrypt({name: 'AES-CBC', iv}, await aesKey(key), data);
  return new Uint8Array(encrypted, 0, data.length);
}

/** AES-CBC of whole blocks, without padding. WebCrypto insists on padding, so one block of it is made and added. */
export async function decryptAesBlocks(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await aesKey(key);
  const last = data.length > 0 ? data.slice(data.length - 16) : iv;
  const padding = await crypto.subtle.encrypt({name: 'AES-CBC', iv: last}, imported, new Uint8Array(0));
  const padded = new Uint8Array(data.length + 16);
  padded.set(data);
  padded.set(new Uint8Array(padding), data.length);
  return new Uint8Array(await crypto.subtle.decrypt({name: 'AES-CBC', iv}, imported, padded));
}
