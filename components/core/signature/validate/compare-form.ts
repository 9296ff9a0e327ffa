/**
 * Check 5, the form: fields may be filled and signature fields made and signed; no field may vanish, change its kind,
 * its place or its visibility. ISO 32000-2 12.8.2.2 and 12.7.4.
 */
import {dictOf, isArray, isDict, isInteger, isName, isRef} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import {isBlankAppearance} from './appearance.js';
import {formFieldsAt} from './form-field.js';
import type {FormField, FormWidget} from './form-field.js';
import type {WidgetRule} from './compare-pages.js';
import type {ChangePlace, ObjectWalk} from './object-walk.js';

/** Ff bits that change nothing on the page: ReadOnly and Required. Table 227. */
const quietFieldFlags = 0b11;
/** F bits that show nothing new: Print, ReadOnly, Locked, LockedContents. Table 167. Hidden and NoView are not among them. */
const quietWidgetFlags = 4 | 64 | 128 | 512;
const pushButton = 1 << 16;

export interface FormPair {
  readonly before: readonly FormField[];
  readonly after: readonly FormField[];
}

/** Marks fields and widgets as ruled and tells the rule of pages which are which. */
export function collectWidgets(walk: ObjectWalk, {before, after}: FormPair): WidgetRule {
  const known = new Set<number>();
  for (const field of before) for (const num of numbersOf(field)) known.add(num);
  const added = new Set<number>();
  const match = fieldIndex(before);
  for (const field of after) {
    const old = match(field);
    for (const num of numbersOf(field)) {
      walk.ruled.add(num);
      if (!known.has(num) && field.type === 'Sig' && (!old || old.widgets.length === 0)) added.add(num);
      // A signature field that stood on no page may be given its place when it is signed.
      if (known.has(num) && field.type === 'Sig' && old?.value === null) added.add(num);
    }
  }
  for (const num of known) walk.ruled.add(num);
  return {known, added};
}

function numbersOf(field: FormField): readonly number[] {
  return [
    ...(field.num === undefined ? [] : [field.num]),
    ...field.widgets.flatMap(each => (each.num === undefined ? [] : [each.num])),
    ...field.ancestors,
  ];
}

/** Finds the earlier self of a field: by object number, or by name where it has none. */
function fieldIndex(fields: readonly FormField[]): (wanted: FormField) => FormField | undefined {
  const byNumber = new Map(
    fields.flatMap(field => (field.num === undefined ? [] : [[field.num, field] as const])),
  );
  const byName = new Map(fields.map(field => [field.name, field] as const));
  return wanted => (wanted.num === undefined ? byName.get(wanted.name) : byNumber.get(wanted.num));
}

export async function compareForms(walk: ObjectWalk, {before, after}: FormPair): Promise<void> {
  await compareFormDictionaries(walk, after.length);
  const match = fieldIndex(after);
  const kept = new Set<FormField>();
  for (const old of before) {
    const now = match(old);
    if (!now) {
      walk.record(old.type === 'Sig' ? 'signature-removed' : 'field-removed', 'never', {
        num: old.num,
        field: old.name,
      });
      continue;
    }
    kept.add(now);
    await compareField(walk, old, now);
  }
  for (const field of after) if (!kept.has(field)) await judgeNewField(walk, field);
  await compareGroups(walk, before);
}

/** Fields above others: what their kids inherit but the value, which is judged where it is shown, and what they do. */
async function compareGroups(walk: ObjectWalk, before: readonly FormField[]): Promise<void> {
  for (const num of new Set(before.flatMap(field => field.ancestors))) {
    const [old, now] = [dictOf(await walk.before.getObject(num)), dictOf(await walk.after.getObject(num))];
    if (!old || !now) continue;
    await checkKids(walk, old, now, {num});
    for (const key of new Set([...old.entries.keys(), ...now.entries.keys()])) {
      if (key === 'Kids' || key === 'V') continue;
      if (key === 'Parent') await compareParent(walk, old, now, {num});
      else await walk.compare(old.entries.get(key), now.entries.get(key), 'field-changed', 'never', num, key);
    }
  }
}

async function compareParent(walk: ObjectWalk, old: PdfDict, now: PdfDict, where: ChangePlace): Promise<void> {
  const [before, after] = [old.entries.get('Parent'), now.entries.get('Parent')];
  if (!(await walk.same(before, after))) walk.record('field-changed', 'never', where);
}

/** Kids that are no fields and no widgets leave a field that readers take differently: with its own value, or with none. */
async function checkKids(walk: ObjectWalk, old: PdfDict, now: PdfDict, where: ChangePlace): Promise<void> {
  const [before, after] = [old.entries.get('Kids'), now.entries.get('Kids')];
  if (await walk.same(await walk.before.resolve(before), await walk.after.resolve(after))) return;
  const kids = await walk.after.resolve(after);
  const items = isArray(kids) ? await Promise.all(kids.items.map(item => walk.after.resolve(item))) : [];
  if (!isArray(kids) || items.length === 0 || !items.every(isDict)) walk.record('field-changed', 'never', where);
}

/** The AcroForm dictionary itself. 12.7.3, Table 224. */
async function compareFormDictionaries(walk: ObjectWalk, fieldCount: number): Promise<void> {
  const before = dictOf(await walk.before.get(await walk.before.catalog(), 'AcroForm'));
  const after = dictOf(await walk.after.get(await walk.after.catalog(), 'AcroForm'));
  if (!after) {
    if (before && fieldCount === 0) walk.record('form-removed', 'never');
    return;
  }
  const remakesAppearances = (await walk.after.get(after, 'NeedAppearances')) === true;
  for (const key of new Set([...(before?.entries.keys() ?? []), ...after.entries.keys()])) {
    const [old, now] = [before?.entries.get(key), after.entries.get(key)];
    // Fields are compared one by one; the flags only announce signatures.
    if (key === 'Fields' || key === 'SigFlags') continue;
    if (key === 'DR') await compareResources(walk, old, now);
    else if (old === undefined && (key === 'DA' || key === 'Q')) continue;
    else if ((key === 'DA' || key === 'Q') && !remakesAppearances) {
      // What is drawn already stays as it is; only what is filled later looks otherwise.
      if (!(await walk.same(old, now))) walk.record('form-changed', 'form');
    }
    else if (key === 'NeedAppearances' && (await walk.after.resolve(now)) !== true) continue;
    else
      await walk.compare(
        old,
        now,
        key === 'NeedAppearances' ? 'appearances-regenerated' : 'form-changed',
        'never',
        undefined,
        key,
      );
  }
}

/** Fonts of the default resources may be added; one that is there must stay, or it would be swapped under every field. */
async function compareResources(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<void> {
  const [before, after] = [dictOf(await walk.before.resolve(old)), dictOf(await walk.after.resolve(now))];
  // Viewers take only fonts from here (12.7.4.3); signing tools keep their own images beside them and renew those.
  for (const [category, value] of before?.entries ?? []) {
    if (category !== 'Font') continue;
    const [oldSet, newSet] = [
      await walk.before.resolve(value),
      await walk.after.resolve(after?.entries.get(category)),
    ];
    if (!isDict(oldSet))
      await walk.compare(
        value,
        after?.entries.get(category),
        'form-resources-changed',
        'never',
        undefined,
        category,
      );
    else {
      const names = isDict(newSet) ? newSet.entries : new Map<string, PdfObject>();
      for (const [name, item] of oldSet.entries)
        await walk.compare(item, names.get(name), 'form-resources-changed', 'never', undefined, name);
    }
  }
}

async function judgeNewField(walk: ObjectWalk, field: FormField): Promise<void> {
  const where = {num: field.num, field: field.name, isNewField: true};
  if (field.type !== 'Sig') {
    walk.record('field-added', 'never', where);
    return;
  }
  const signature = dictOf(await walk.after.resolve(field.value));
  const isTimestamp = signature !== undefined && (await isTimestampDictionary(walk, signature));
  const isVisible = await anyVisible(walk, field);
  if (isTimestamp && !isVisible) walk.record('timestamp-added', 'update', where);
  else if (signature) {
    walk.record(isVisible ? 'visible-signature-field-added' : 'signature-field-added', 'form', where);
    walk.record('signature-added', 'form', where);
  } else {
    // Nobody vouches for an unsigned field: it may wait for a signature, but show nothing.
    for (const widget of field.widgets) {
      if (!(await isBlankAppearance(walk.pdf, walk.after, widget.dict)))
        walk.record('field-shows-content', 'never', where);
    }
    walk.record((await isSignedLater(walk, field)) ? 'signature-field-added' : 'empty-signature-field-added', 'form', where);
  }
}

/** Tools that make the place in one revision sign it in the next. */
async function isSignedLater(walk: ObjectWalk, field: FormField): Promise<boolean> {
  const last = await formFieldsAt(walk.pdf, walk.pdf.revisions.length);
  const later = last.find(each => each.name === field.name && each.num === field.num);
  return dictOf(await walk.pdf.latest.resolve(later?.value)) !== undefined;
}

async function isTimestampDictionary(walk: ObjectWalk, dict: PdfDict): Promise<boolean> {
  return isName(await walk.after.resolve(dict.entries.get('SubFilter')), 'ETSI.RFC3161');
}

async function anyVisible(walk: ObjectWalk, field: FormField): Promise<boolean> {
  for (const widget of field.widgets) {
    const rect = await walk.after.resolve(widget.dict.entries.get('Rect'));
    const corners =
      typeof rect === 'object' && rect?.kind === 'array'
        ? await Promise.all(rect.items.map(item => walk.after.resolve(item)))
        : [];
    const [left, bottom, right, top] = corners;
    const isEmpty = left === right || bottom === top;
    if (corners.length === 4 && !isEmpty) return true;
  }
  return false;
}

async function compareField(walk: ObjectWalk, old: FormField, now: FormField): Promise<void> {
  const where = {num: now.num, field: old.name};
  if (old.name !== now.name || old.type !== now.type) walk.record('field-changed', 'never', where);
  const isSignature = now.type === 'Sig';
  const wasSigned = isSignature && dictOf(await walk.before.resolve(old.value)) !== undefined;
  const valueDiffers = await walk.differs(old.value, now.value);
  let mayChange: 'nothing' | 'value' = 'nothing';
  if (wasSigned) {
    if (valueDiffers) walk.record('signature-changed', 'never', where);
  } else if (isSignature) {
    const signature = dictOf(await walk.after.resolve(now.value));
    if (signature) {
      mayChange = 'value';
      const isTimestamp = await isTimestampDictionary(walk, signature);
      walk.record(
        isTimestamp ? 'timestamp-added' : 'signature-added',
        isTimestamp && !(await anyVisible(walk, now)) ? 'update' : 'form',
        where,
      );
    } else if (valueDiffers) walk.record('field-changed', 'never', where);
  } else if (valueDiffers) {
    mayChange = 'value';
    walk.record('field-filled', 'form', where);
  }
  if (!(old.num !== undefined && old.widgets.some(widget => widget.num === old.num))) {
    await compareKeys(walk, old.dict, now.dict, {
      field: old.name,
      num: now.num,
      mayChange,
      type: now.type,
      fieldFlags: now.flags,
    });
  }
  await compareWidgets(walk, old, now, mayChange, wasSigned);
}

async function compareWidgets(
  walk: ObjectWalk,
  old: FormField,
  now: FormField,
  mayChange: 'nothing' | 'value',
  wasSigned: boolean,
): Promise<void> {
  const remaining: FormWidget[] = [...now.widgets];
  for (const widget of old.widgets) {
    const index = remaining.findIndex(each =>
      widget.num === undefined ? each.num === undefined : each.num === widget.num,
    );
    const [found] = index < 0 ? [] : remaining.splice(index, 1);
    if (!found) walk.record('field-removed', 'never', {num: widget.num, field: old.name});
    else {
      const num = found.num ?? now.num;
      await compareKeys(walk, widget.dict, found.dict, {
        field: old.name,
        num,
        mayChange,
        type: now.type,
        fieldFlags: now.flags,
      });
    }
  }
  // The first widgets of a signature field that is being signed; any other new one shows an old value in a new place.
  const isPlaced = now.type === 'Sig' && !wasSigned && mayChange === 'value' && old.widgets.length === 0;
  if (remaining.length > 0 && !isPlaced)
    walk.record('widget-added', 'never', {num: remaining[0]?.num, field: old.name});
}

interface KeyRule {
  readonly field: string;
  readonly num: number | undefined;
  readonly mayChange: 'nothing' | 'value';
  readonly type: string;
  readonly fieldFlags: number;
}

async function compareKeys(walk: ObjectWalk, before: PdfDict, after: PdfDict, rule: KeyRule): Promise<void> {
  const where = {num: rule.num, field: rule.field};
  let {mayChange} = rule;
  // A check box or radio button is filled by choosing another state of appearances that were there before.
  if (
    rule.type === 'Btn' &&
    mayChange === 'nothing' &&
    !(await walk.same(before.entries.get('AS'), after.entries.get('AS')))
  ) {
    mayChange = 'value';
    walk.record('field-filled', 'form', where);
  }
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    const [old, now] = [before.entries.get(key), after.entries.get(key)];
    switch (key) {
      case 'V':
        continue;
      case 'Kids':
        await checkKids(walk, before, after, where);
        continue;
      case 'Parent':
        await compareParent(walk, before, after, where);
        continue;
      case 'P':
        // Where it says which page it is on, it may start to say so.
        if (old !== undefined && !(await walk.same(old, now))) walk.record('field-changed', 'never', where);
        continue;
      case 'F':
        if (await flagsChanged(walk, old, now, quietWidgetFlags))
          walk.record('field-visibility-changed', 'never', where);
        continue;
      case 'Ff':
        if (await flagsChanged(walk, old, now, quietFieldFlags)) walk.record('field-changed', 'never', where);
        continue;
      case 'AP':
        await compareAppearance(walk, old, now, rule, mayChange);
        continue;
      case 'AS':
      case 'I':
      case 'RV':
      case 'DA':
      case 'Q':
      case 'M':
      case 'MK':
        if (mayChange === 'value' || !(await walk.differs(old, now))) continue;
        walk.record('field-changed', 'never', where);
        continue;
      default:
        if (
          mayChange === 'value' &&
          rule.type === 'Sig' &&
          old === undefined &&
          (key === 'Rect' || (await isWidgetMark(walk, key, now)))
        )
          continue;
        await walk.compare(old, now, 'field-changed', 'never', rule.num, key);
    }
  }
}

/** `/Type /Annot` and `/Subtype /Widget`: optional, so a signer may add them. */
async function isWidgetMark(walk: ObjectWalk, key: string, value: PdfObject | undefined): Promise<boolean> {
  const name = await walk.after.resolve(value);
  return (key === 'Type' && isName(name, 'Annot')) || (key === 'Subtype' && isName(name, 'Widget'));
}

async function flagsChanged(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
  quiet: number,
): Promise<boolean> {
  const [a, b] = [await walk.before.resolve(old), await walk.after.resolve(now)];
  const [before, after] = [isInteger(a) ? a : 0, isInteger(b) ? b : 0];
  return ((before ^ after) & ~quiet) !== 0;
}

async function compareAppearance(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
  rule: KeyRule,
  mayChange: 'nothing' | 'value',
): Promise<void> {
  if (!(await walk.differs(old, now))) return;
  const where = {num: rule.num, field: rule.field};
  if (isRef(old)) walk.replacedAppearances.add(old.num);
  const isPushButton = rule.type === 'Btn' && (rule.fieldFlags & pushButton) !== 0;
  if (mayChange === 'value' && !isPushButton) return;
  // An appearance that comes or changes while the value stays the same makes the page say something nobody entered.
  walk.record('appearance-changed', 'never', where);
}
