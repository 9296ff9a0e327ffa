/** Runs in the benchmark's page: makes papers with a real vocabulary's shape, fills the index, types queries letter by letter. */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {foldVietnamese, openSearch} from '../../components/search.js';

const distinctWords = 260_000;
const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x'.split(' ');
const rimes =
  'a á à ả ã ạ an án àn ản ạn ang áng àng ao áo ào ay áy ày ăm ắm ằm ăn ắn ăng ắng ằng âm ấm ầm ân ấn ần ận âu ấu ầu ây ấy ầy e é è em én eo ê ế ề ệ êm ên ến ền ênh i í ì ị ia iếc iên iến iền iêu in ín inh ính ình ít iu o ó ò ọ oa oá oà oan oán oàn oang oi ói òi on óng ô ố ồ ộ ôi ối ồi ông ống ồng ộng ơ ớ ờ ợ ơi ới ời ơn u ú ù ụ ua uân uất uê uôn uốn uống ui un ung úng ùng uy uý uỷ uyên uyến uyền uyết ư ứ ừ ự ưa ưng ứng ước ương ướng ường ượng ưu ứu'.split(' ');

function wordAt(rank: number): string {
  const syllable = onsets[rank % onsets.length]! + rimes[Math.floor(rank / onsets.length) % rimes.length]!;
  // Beyond the syllables: names of projects, people and places, codes of cases.
  return rank < onsets.length * rimes.length ? syllable : foldVietnamese(syllable) + rank.toString(36);
}

let seed = 20_261_122;
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
const used = new Uint8Array(distinctWords);
/** Zipf: the rank of a word falls off as in any language. */
function word(): string {
  const rank = Math.min(distinctWords - 1, Math.floor(Math.exp(random() * Math.log(distinctWords + 1))) - 1);
  used[rank] = 1;
  return wordAt(rank);
}
const words = (count: number) => Array.from({length: count}, word).join(' ');
const notations = ['QĐ-UBND', 'CV-BNV', 'TTr-STC', 'BC-SNV', 'TB-VP', 'KH-UBND', 'NQ-HĐND', 'GM-UBND'];
const senders = Array.from({length: 3000}, () => `Sở ${words(4)}`);

function paper(i: number): OfficeDocument {
  return {
    id: `demo:https://agency.test:${i}`,
    source: {adapterId: 'demo', origin: 'https://agency.test', externalId: String(i)},
    number: {number: String(1 + Math.floor(random() * 9000)), notation: notations[Math.floor(random() * notations.length)]!},
    subject: `Về việc ${words(10 + Math.floor(random() * 10))}`,
    sender: senders[Math.floor(random() * senders.length)]!,
    urgency: 'normal',
    tab: 'done',
    receivedAt: new Date(1_700_000_000_000 + i * 20_000).toISOString(),
    unread: false,
    files: [],
  };
}

const search = openSearch('bench');

/** Adds papers up to `total`; ms spent in the index, without making the papers. */
export async function fill(from: number, total: number): Promise<{ms: number; distinct: number}> {
  let ms = 0;
  for (let i = from; i < total; i += 5000) {
    const batch = Array.from({length: Math.min(5000, total - i)}, (_, j) => paper(i + j));
    const start = performance.now();
    await search.put(batch);
    ms += performance.now() - start;
  }
  const start = performance.now();
  await search.flush();
  return {ms: ms + performance.now() - start, distinct: used.reduce((sum, each) => sum + each, 0)};
}

/** Types `count` queries letter by letter; ms of every keystroke, rows of the first screen included. */
export async function type(count: number): Promise<{ms: number; text: string}[]> {
  const texts = Array.from({length: count}, (_, i) => {
    const plain = words(1 + (i % 4));
    return [plain, foldVietnamese(plain), `${1 + Math.floor(random() * 9000)}/ubnd`, `"${plain}"`, `tu:so ${wordAt(i)}`][i % 5]!;
  });
  const keystrokes: {ms: number; text: string}[] = [];
  for (const text of texts) {
    for (let length = 1; length <= text.length; length++) {
      const start = performance.now();
      await search.find(text.slice(0, length), {limit: 30});
      keystrokes.push({ms: performance.now() - start, text: text.slice(0, length)});
    }
  }
  return keystrokes;
}

/** From nothing to the first rows, in a page that has just been opened. */
export async function coldOpen(): Promise<{ms: number; count: number}> {
  const start = performance.now();
  await search.find('', {limit: 30});
  return {ms: performance.now() - start, count: await search.count()};
}

/** MB of the page and its workers. */
export async function memory(): Promise<number> {
  const measured = await (performance as unknown as {measureUserAgentSpecificMemory(): Promise<{bytes: number}>}).measureUserAgentSpecificMemory();
  return measured.bytes / 2 ** 20;
}

/** MB on the disk, by kind of file. */
export async function sizes(): Promise<Record<string, number>> {
  await search.flush();
  search.close();
  await new Promise(resolve => setTimeout(resolve, 500));
  const root = await navigator.storage.getDirectory();
  const directory = await (await root.getDirectoryHandle('trinh-ky-search')).getDirectoryHandle('bench');
  const total: Record<string, number> = {};
  for await (const [name, handle] of (directory as unknown as {entries(): AsyncIterable<[string, FileSystemFileHandle]>}).entries()) {
    const kind = name.split('-')[0]!;
    total[kind] = (total[kind] ?? 0) + (await handle.getFile()).size / 2 ** 20;
  }
  return total;
}

Object.assign(globalThis, {bench: {fill, type, coldOpen, memory, sizes}});
