/** From what was clicked to an adapter: pure, so that it can be tried without a browser. */
import type {Decision} from '../../../components/core/draft/draft.js';
import type {AdapterAction, DocumentField, PageAdapter, Picker, Pickers, Step} from '../../adapter/page-adapter.js';
import type {PickedFile, PickedForm, PickedPage, PickedProof, PickedRow, PickedValue} from '../../messages/picker-ask.js';

export type BuilderField = Exclude<DocumentField, 'tab'> | 'subject';

export interface RecordedAction {
  readonly form: PickedForm;
  readonly proof?: PickedProof;
}

export interface BuilderParts {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  /** As the system writes days. */
  readonly dates: string;
  readonly list?: {readonly page: PickedPage; readonly row: PickedRow};
  readonly listFields: Readonly<Partial<Record<BuilderField, PickedValue>>>;
  readonly detail?: PickedPage;
  readonly detailFields: Readonly<Partial<Record<BuilderField, PickedValue>>>;
  readonly file?: PickedFile;
  readonly actions: Readonly<Partial<Record<Decision, RecordedAction>>>;
}

/** What stands where in the links of the rows: `re` takes the id out of one, `ids` are those seen. */
export function idRule(hrefs: readonly string[]): {readonly re: string; readonly ids: readonly string[]} | undefined {
  const links = [...new Set(hrefs.filter(Boolean))];
  if (links.length < 2) return undefined;
  let start = 0;
  while (links.every(each => each[start] !== undefined && each[start] === links[0]![start])) start++;
  // The common beginning may reach into the ids themselves (`/5`, `/51`): back to the last mark that separates.
  const cut = links[0]!.slice(0, start).replace(/[^/=?&#]*$/, '');
  if (!cut) return undefined;
  const ids = links.map(each => /^[^/?&#]+/.exec(each.slice(cut.length))?.[0] ?? '');
  if (ids.some(each => !each) || new Set(ids).size !== ids.length) return undefined;
  return {re: `${cut.slice(-60).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([^/?&#]+)`, ids};
}

/** Path and query below the base, the id as a variable, without what is a secret of this session. */
export function addressOf(url: string, ids: readonly string[] = []): string {
  const {pathname, searchParams} = new URL(url);
  const query = [...searchParams].filter(([name]) => !/token|session|sid$|^key$/i.test(name));
  const put = (text: string) => (ids.includes(decode(text)) ? '{id}' : text);
  const path = pathname.split('/').map(put).join('/');
  const rest = query.map(([name, value]) => `${encodeURIComponent(name)}=${ids.includes(value) ? '{id}' : encodeURIComponent(value)}`).join('&');
  return rest ? `${path}?${rest}` : path;
}

export function assembleAdapter(parts: BuilderParts): PageAdapter {
  const {list, listFields, detail, detailFields, file, actions, dates} = parts;
  if (!list || !listFields.subject) throw new Error('the list is not known yet');
  const rule = list.row.link || list.row.hrefs.length ? idRule(list.row.hrefs) : undefined;
  const inRow = (value: PickedValue): Picker => (value.sel ? {sel: value.sel} : {});
  const link: Picker = {...(list.row.link && {sel: list.row.link}), attr: 'href'};
  const number = listFields.number;
  const id: Pickers = rule ? [{...link, re: rule.re}] : number ? [inRow(number)] : [inRow(listFields.subject)];
  const direct = detail && rule ? addressOf(detail.url, rule.ids) : undefined;
  const hasAddress = direct?.includes('{id}') === true;
  const ready = Object.values(actions)[0]?.form.form ?? file?.rows ?? Object.values(detailFields)[0]?.sel ?? 'body';
  const open: Step = hasAddress ? {get: direct} : {open: 'document'};
  const proof = Object.values(actions).find(each => each.proof)?.proof;
  return {
    $schema: 'adapter-1.schema.json',
    id: parts.id,
    name: parts.name,
    v: 1,
    minEngine: '1.0',
    priority: 200,
    match: [`${parts.origin.replace(/:\d+$/, '')}/*`],
    detect: {all: list.page.marks.length > 0 ? list.page.marks.slice(0, 1) : [list.row.rows]},
    entry: addressOf(list.page.url),
    // Whatever its form is called: who is asked for a password is not logged in.
    login: 'input[type=password]',
    dates,
    list: {
      boxes: [{url: addressOf(list.page.url), tab: 'to-do'}],
      rows: [list.row.rows],
      fields: {
        id,
        ...(rule && {url: [link]}),
        subject: [inRow(listFields.subject)],
        ...fieldsOf(listFields, value => [inRow(value)]),
      },
    },
    detail: {
      ...(hasAddress ? {url: direct} : {via: 'list', steps: [{click: listFields.subject.sel ?? '*', in: list.row.rows, has: number ? '{number}' : '{subject}'}, {wait: ready}]}),
      ready,
      fields: fieldsOf(detailFields, value => [...(value.label ? [{label: value.label}] : []), ...(value.sel ? [{sel: value.sel}] : [])]),
      ...(file && {attachments: {rows: [file.rows], url: [{attr: 'href'}], name: [{}]}}),
    },
    actions: Object.fromEntries(Object.entries(actions).map(([decision, recorded]) => [decision, actionOf(recorded, open)])),
    ...(proof && {proof: {...(hasAddress ? {get: direct} : {steps: [open]}), ready: file?.rows ?? 'body', seen: {sel: proof.sel, has: '{mark}'}}}),
    tests: [
      ...(list.page.html ? [{of: 'list' as const, html: list.page.html, count: list.row.count}] : []),
      ...(detail?.html ? [{of: 'detail' as const, html: detail.html, count: file?.count ?? 0}] : []),
    ],
  };
}

function fieldsOf(fields: BuilderParts['listFields'], pickers: (value: PickedValue) => Pickers): Partial<Record<BuilderField, Pickers>> {
  const urgency = {'Hoả tốc': 'express', 'Hỏa tốc': 'express', 'Thượng khẩn': 'very-urgent', Khẩn: 'urgent', '*': 'normal'};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      pickers(value).map(each => ({...each, ...(/On$/.test(name) && {date: true as const}), ...(name === 'urgency' && {map: urgency})})),
    ]),
  );
}

function actionOf({form, proof}: RecordedAction, open: Step): AdapterAction {
  return {
    steps: [
      open,
      {expect: {sel: form.form}, otherwise: 'not-offered'},
      {
        post: {
          form: form.form,
          set: {...form.chosen, ...(form.words !== undefined && {[form.words]: '{text} [{mark}]'})},
          ...(form.file !== undefined && {file: form.file}),
          ...(form.submit !== undefined && {submit: form.submit}),
        },
        commits: true,
      },
      {expect: proof ? {sel: proof.sel, has: '{mark}'} : {sel: form.form}},
    ],
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
