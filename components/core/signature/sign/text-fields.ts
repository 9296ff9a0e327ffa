/** The blanks a signature makes for a later hand, and those it fills. ISO 32000-2, 12.7.5.3. */
import {OfficeError} from '../../office-error.js';
import type {IncrementalUpdate} from '../../pdf/incremental-update.js';
import {findPage, findPageNumber} from '../../pdf/page-tree.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {array, dict, isRef, name, string} from '../../pdf/pdf-object.js';
import type {PdfRef} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {latin1Bytes} from '../../pdf/characters.js';
import {textString} from '../../pdf/text-string.js';
import {listFields} from '../field/form-field.js';
import type {FormField} from '../field/form-field.js';
import {checkFieldUnlocked, isCertified} from '../field/permission.js';
import {drawAppearance} from './draw-appearance.js';
import {addAnnotation, changeForm, withEntries} from './form-changes.js';
import {rectOf} from './prepare.js';
import type {SignOptions} from './sign-options.js';

/** @throws {OfficeError} `field-missing`, `changes-not-permitted` (the field is filled or locked, or new ones may not be made) */
export async function checkFields(view: PdfView, fields: readonly FormField[], {reserve = [], fill = []}: SignOptions): Promise<void> {
  const isSigned = fields.some(field => field.type === 'Sig' && field.value !== null);
  // A new field shows a place that nobody signed for: only the first signature may make one.
  if (reserve.length > 0 && (isSigned || (await isCertified(view)))) throw new OfficeError('changes-not-permitted', 'new fields on a signed document');
  for (const {name: wanted} of reserve) {
    if (fields.some(field => field.name === wanted) || wanted.includes('.')) throw new OfficeError('field-missing', `the name ${wanted} cannot be given to a new field`);
  }
  for (const {name: wanted} of fill) {
    const field = fields.find(each => each.name === wanted);
    if (field?.type !== 'Tx' || !field.ref) throw new OfficeError('field-missing', `there is no text field ${wanted}`);
    const isEmpty = field.value === null || (typeof field.value === 'object' && field.value.kind === 'string' && field.value.bytes.length === 0);
    if (!isEmpty) throw new OfficeError('changes-not-permitted', `the field ${wanted} is filled already`);
    await checkFieldUnlocked(view, fields, wanted);
  }
}

export async function writeFields(pdf: PdfFile, update: IncrementalUpdate, {reserve = [], fill = []}: SignOptions): Promise<void> {
  const made: PdfRef[] = [];
  for (const {name: fieldName, page, rect} of reserve) {
    const field = update.add(
      dict([
        ['Type', name('Annot')],
        ['Subtype', name('Widget')],
        ['FT', name('Tx')],
        ['T', textString(fieldName)],
        // 12.7.4.3: a text field names a font; appearances are always written, so it is never used to draw.
        ['DA', string(latin1Bytes('/Helv 0 Tf 0 g'))],
        // Print; Table 167.
        ['F', 4],
        ['P', (await findPage(pdf.latest, page)).ref],
        ['Rect', array(rect)],
        ['AP', dict([['N', update.add(emptyForm(rect))]])],
      ]),
    );
    await addAnnotation(pdf, update, page, field);
    made.push(field);
  }
  await changeForm(pdf, update, made);
  if (fill.length === 0) return;
  const fields = await listFields(pdf.latest);
  for (const {name: wanted, text, appearance} of fill) {
    const {ref, dict: field} = fields.find(each => each.name === wanted)!;
    const rect = await rectOf(pdf, field);
    const place = field.entries.get('P');
    const page = (isRef(place) ? await findPageNumber(pdf.latest, place) : undefined) ?? 1;
    const form = await drawAppearance(pdf, update, page, rect, appearance ?? {lines: [{text, align: 'centre'}], textSize: 13, leading: 1.05});
    update.set(ref!, withEntries(field, [['V', textString(text)], ['AP', dict([['N', form]])]]));
  }
}

function emptyForm([left, bottom, right, top]: readonly [number, number, number, number]) {
  const box = array([0, 0, right - left, top - bottom]);
  return {kind: 'new-stream', dict: dict([['Type', name('XObject')], ['Subtype', name('Form')], ['BBox', box], ['Resources', dict([])]]), data: new Uint8Array(0)} as const;
}
