/**
 * What tools and people do to a file after it was signed, and what each deed is worth under each permission. The scenarios are
 * those other validators assert of themselves (difference policies of pyHanko, iText and DSS), built here from our own file.
 */
import {appendRaw, bodyOf, bytesOf, stream} from './raw-pdf.js';
import type {RawUpdate} from './raw-pdf.js';
import {look, place, xmp} from './registry-form.js';

/** `allowed`: the signature may pass. `doubtful`: neither passes nor fails. `forbidden`: fails. */
export type Worth = 'allowed' | 'doubtful' | 'forbidden';

export interface LaterRevision {
  readonly name: string;
  /** After a plain signature, then after certifications with P 1, 2 and 3. */
  readonly worth: readonly [plain: Worth, p1: Worth, p2: Worth, p3: Worth];
  readonly make: (signed: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

const always = (worth: Worth): LaterRevision['worth'] => [worth, worth, worth, worth];
const whereForms = (worth: Worth = 'allowed'): LaterRevision['worth'] => [worth, 'forbidden', worth, worth];
const comments: LaterRevision['worth'] = ['doubtful', 'forbidden', 'forbidden', 'allowed'];
const covers: LaterRevision['worth'] = ['forbidden', 'forbidden', 'forbidden', 'doubtful'];

function later(name: string, worth: LaterRevision['worth'], make: (signed: Uint8Array<ArrayBuffer>) => RawUpdate): LaterRevision {
  return {name, worth, make: signed => appendRaw(signed, make(signed))};
}

/** The newest body of an object with one stretch replaced. */
const edit = (signed: Uint8Array, num: number, find: RegExp | string, to: string): Record<number, string> => {
  const body = bodyOf(signed, num);
  const next = body.replace(find, to);
  if (next === body) throw new Error(`nothing like ${find} in object ${num}: ${body}`);
  return {[num]: next};
};
const inCatalog = (signed: Uint8Array, entry: string): Record<number, string> =>
  edit(signed, place.catalog, /\/Type\s*\/Catalog/, `/Type /Catalog ${entry}`);
const onPage = (signed: Uint8Array, num: number): Record<number, string> =>
  edit(signed, place.page, /\/Annots\s*\[/, `/Annots [${num} 0 R `);
const inForm = (signed: Uint8Array, num: number): Record<number, string> =>
  edit(signed, place.form, /\/Fields\s*\[/, `/Fields [${num} 0 R `);
const filled = (signed: Uint8Array, num: number, value: string) => ({
  ...edit(signed, num, /\/T \((\w+)\)/, `/T ($1) /V (${value}) /AP << /N 90 0 R >>`),
  90: look(value),
});
const newWidget = '/Type /Annot /Subtype /Widget /Rect [300 300 400 340] /F 132 /P 3 0 R';

/** Filling in. ISO 32000-2 12.7.4. */
export const fillings: readonly LaterRevision[] = [
  later('text field filled with a new look', whereForms(), s => ({
    objects: {...edit(s, place.amount, /\/V \(100\) \/AP << \/N 40 0 R >>/, '/V (200) /AP << /N 90 0 R >>'), 90: look('200')},
  })),
  later('text field filled, its look taken away', whereForms(), s => ({
    objects: edit(s, place.amount, /\/V \(100\) \/AP << \/N 40 0 R >>/, '/V (200)'),
  })),
  later('field of a group, merged with its widget', whereForms(), s => ({objects: filled(s, place.first, 'one')})),
  later('field of a group, widget apart', whereForms(), s => ({
    objects: {
      ...edit(s, place.second, '/T (second)', '/T (second) /V (two)'),
      ...edit(s, place.secondWidget, '/Parent', '/AP << /N 90 0 R >> /Parent'),
      90: look('two'),
    },
  })),
  later('radio button chosen', whereForms(), s => ({
    objects: {...edit(s, place.radio, '/V /Off', '/V /Yes'), ...edit(s, place.radioYes, '/AS /Off', '/AS /Yes')},
  })),
  later('list chosen from', whereForms(), s => ({
    objects: {...edit(s, place.list, '/V (a) /I [0]', '/V (b) /I [1] /AP << /N 90 0 R >>'), 90: look('b')},
  })),
  later('field filled and made read-only', whereForms(), s => ({
    objects: edit(s, place.amount, '/V (100)', '/V (300) /Ff 1'),
  })),
  later('font added to the form with the filling', whereForms(), s => ({
    objects: {
      ...edit(s, place.amount, '/V (100)', '/V (300)'),
      ...edit(s, place.form, '/Helv 5 0 R', '/Helv 5 0 R /Neu 91 0 R'),
      91: '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
    },
  })),
  later('default look of the form', whereForms(), s => ({objects: edit(s, place.form, '(/Helv 0 Tf 0 g)', '(/Helv 9 Tf 0 g)')})),
  later('looks to be made anew', always('forbidden'), s => ({objects: edit(s, place.form, '/DA', '/NeedAppearances true /DA')})),
  later('look changed without a value', always('forbidden'), () => ({objects: {[place.look]: look('999')}})),
  later('look of a choice changed', always('forbidden'), s => ({
    objects: {...edit(s, place.radioYes, '/Yes 40 0 R', '/Yes 90 0 R'), 90: look('No')},
  })),
  later('field moved into no group', always('forbidden'), s => ({
    objects: {
      ...edit(s, place.group, '[11 0 R 12 0 R]', '[12 0 R]'),
      ...edit(s, place.first, '/Parent 10 0 R', ''),
      ...inForm(s, place.first),
    },
  })),
  later('kid of a group gone', always('forbidden'), s => ({objects: edit(s, place.group, '[11 0 R 12 0 R]', '[11 0 R]')})),
  later('kids that are a name', always('forbidden'), s => ({objects: edit(s, place.amount, '/FT', '/Kids /Test /FT')})),
  later('kids that are none', always('forbidden'), s => ({objects: edit(s, place.amount, '/FT', '/Kids [] /FT')})),
  later('kids that are null', always('forbidden'), s => ({objects: edit(s, place.amount, '/FT', '/Kids [null] /FT')})),
  later('a group given a script', always('forbidden'), s => ({
    objects: edit(s, place.group, '/T (group)', '/T (group) /AA << /K << /S /JavaScript /JS (1) >> >>'),
  })),
  later('a field led to another parent', always('forbidden'), s => ({objects: edit(s, place.first, '/Parent 10 0 R', '/Parent 14 0 R')})),
  later('kind of a field changed', always('forbidden'), s => ({objects: edit(s, place.amount, '/FT /Tx', '/FT /Sig')})),
  later('name of a field doubled', always('forbidden'), s => ({objects: edit(s, place.list, '(list)', '(amount)')})),
  later('text field added', always('forbidden'), s => ({
    objects: {...inForm(s, 90), ...onPage(s, 90), 90: `<< ${newWidget} /FT /Tx /T (text) >>`},
  })),
  later('field of no kind added', always('forbidden'), s => ({objects: {...inForm(s, 90), 90: '<< /T (Blah) >>'}})),
];

/** Data beside the pages. */
export const housekeeping: readonly LaterRevision[] = [
  later('XMP written anew', always('allowed'), () => ({objects: {[place.metadata]: xmp('Registry 2')}})),
  later('XMP in another object', always('allowed'), s => ({
    objects: {...edit(s, place.catalog, /\/Metadata 20 0 R/, '/Metadata 90 0 R'), 90: xmp('Registry 2')},
  })),
  later('XMP that is no XML', always('forbidden'), () => ({
    objects: {[place.metadata]: stream('/Type /Metadata /Subtype /XML', 'This is bogus data, yay!')},
  })),
  later('XMP taken away', always('forbidden'), s => ({objects: edit(s, place.catalog, /\/Metadata 20 0 R/, '')})),
  later('XMP that leads to nothing', always('forbidden'), s => ({
    objects: {...edit(s, place.catalog, /\/Metadata 20 0 R/, '/Metadata 90 0 R'), 90: 'null'},
  })),
  later('information dictionary added', always('allowed'), () => ({
    objects: {90: '<< /Title (Hello) /ModDate (D:20201010000000Z) >>'},
    trailer: '/Info 90 0 R',
  })),
  later('a newer extension', always('allowed'), s => ({objects: edit(s, place.catalog, '/ExtensionLevel 3', '/ExtensionLevel 8')})),
  later('another extension', always('allowed'), s => ({
    objects: edit(s, place.catalog, '/Extensions <<', '/Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >>'),
  })),
  later('extensions in an object of their own', always('allowed'), s => ({
    objects: {
      ...edit(s, place.catalog, /\/Extensions\s*<<\s*\/ADBE\s*<<[^>]*>>\s*>>/, '/Extensions 90 0 R'),
      90: '<< /ADBE << /BaseVersion /1.7 /ExtensionLevel 3 >> /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >> >>',
    },
  })),
  later('an older extension', always('forbidden'), s => ({objects: edit(s, place.catalog, '/ExtensionLevel 3', '/ExtensionLevel 2')})),
  later('an extension of an older version', always('forbidden'), s => ({objects: edit(s, place.catalog, '/BaseVersion /1.7', '/BaseVersion /1.6')})),
  later('an extension taken away', always('forbidden'), s => ({
    objects: edit(s, place.catalog, /\/ADBE\s*<<[^>]*>>/, ''),
  })),
  later('extensions taken away', always('forbidden'), s => ({objects: edit(s, place.catalog, /\/Extensions\s*<<\s*\/ADBE\s*<<[^>]*>>\s*>>/, '')})),
  later('an orphan added', always('allowed'), () => ({objects: {90: '(Hello there)'}})),
  later('an orphan changed', always('allowed'), () => ({objects: {[place.orphan]: '(something else)'}})),
  later('an orphan freed', always('allowed'), () => ({freed: [place.orphan]})),
  later('an object written again as it was', always('allowed'), s => ({objects: {[place.private]: bodyOf(s, place.private)}})),
  later('a dictionary made a stream', always('forbidden'), () => ({objects: {[place.private]: stream('/Of (a tool)', 'x')}})),
  later('a tool changes its own key', always('forbidden'), () => ({objects: {[place.private]: '<< /Of (another tool) >>'}})),
  later('a referenced object freed', always('forbidden'), () => ({freed: [place.private]})),
  later('a key added to the catalog', always('forbidden'), s => ({objects: {...inCatalog(s, '/Blah 90 0 R'), 90: '(Hello there too)'}})),
  later('validation data added', always('allowed'), s => ({objects: {...inCatalog(s, '/DSS 90 0 R'), 90: '<< /Certs 91 0 R >>', 91: '[92 0 R]', 92: stream('', 'x')}})),
  later('validation data in place of an orphan', always('forbidden'), s => ({
    objects: {...inCatalog(s, `/DSS ${place.orphan} 0 R`), [place.orphan]: '<< /Certs [] >>'},
  })),
  later('validation data that is a text', always('forbidden'), s => ({objects: inCatalog(s, '/DSS (Hi there)')})),
  later('validation data with a picture', always('forbidden'), s => ({
    objects: {...inCatalog(s, '/DSS << /Certs [90 0 R] >>'), 90: look('x')},
  })),
  later('tab order of a page', always('allowed'), s => ({objects: edit(s, place.page, '/Type /Page', '/Type /Page /Tabs /S')})),
  later('permissions added', always('forbidden'), s => ({objects: edit(s, place.catalog, /\/Perms|\/Private/, '/Perms << /UR3 27 0 R >> /Private')})),
  later('page labels', always('forbidden'), s => ({objects: inCatalog(s, '/PageLabels << /Nums [0 << /S /D /St 9 >>] >>')})),
];

/** Comments, and what lies over the text. */
export const remarks: readonly LaterRevision[] = [
  later('a note added', comments, s => ({
    objects: {...onPage(s, 90), 90: '<< /Type /Annot /Subtype /Text /Contents (ok?) /Rect [300 700 320 720] /F 4 /P 3 0 R >>'},
  })),
  later('a note changed', comments, s => ({objects: edit(s, place.comment, '(to check)', '(checked)')})),
  later('a note taken away', comments, s => ({objects: edit(s, place.page, ' 23 0 R', '')})),
  later('a note taken away with its reading part', comments, s => ({
    objects: {
      ...edit(s, place.page, ' 23 0 R', ''),
      ...edit(s, place.top, ' 35 0 R', ''),
      ...edit(s, place.parents, ' 2 35 0 R', ''),
    },
  })),
  later('the reading part of a note alone taken away', always('forbidden'), s => ({objects: edit(s, place.top, ' 35 0 R', '')})),
  later('the reading part of the text taken away', always('forbidden'), s => ({objects: edit(s, place.top, '32 0 R ', '')})),
  later('the reading part of the text changed', always('forbidden'), s => ({
    objects: edit(s, place.paragraph, '/S /P', '/S /P /ActualText (Approve nothing)'),
  })),
  later('a circle over the text', covers, s => ({
    objects: {...onPage(s, 90), 90: '<< /Type /Annot /Subtype /Circle /Rect [72 710 300 740] /IC [1 1 1] /F 4 /P 3 0 R >>'},
  })),
  later('a box taken off the text', covers, s => ({objects: edit(s, place.page, ' 24 0 R', '')})),
  later('a box moved off the text', covers, s => ({objects: edit(s, place.cover, '[72 660 400 680]', '[72 100 400 120]')})),
  later('a note made a box', always('forbidden'), s => ({objects: edit(s, place.comment, '/Subtype /Text', '/Subtype /Square')})),
  later('a widget of no field', always('forbidden'), s => ({objects: {...onPage(s, 90), 90: `<< ${newWidget} >>`}})),
  later('the order of annotations changed', always('forbidden'), s => ({objects: edit(s, place.page, '23 0 R 24 0 R', '24 0 R 23 0 R')})),
  later('annotations in an object of their own', always('allowed'), s => ({
    objects: {
      ...edit(s, place.page, /\/Annots\s*\[[^\]]*\]/, '/Annots 90 0 R'),
      90: /\/Annots\s*(\[[^\]]*\])/.exec(bodyOf(s, place.page))![1]!,
    },
  })),
  later('an empty place to sign', ['allowed', 'forbidden', 'forbidden', 'forbidden'], s => ({
    objects: {...inForm(s, 90), ...onPage(s, 90), 90: `<< ${newWidget} /FT /Sig /T (late) >>`},
  })),
  later('an empty place to sign that shows text', always('forbidden'), s => ({
    objects: {...inForm(s, 90), ...onPage(s, 90), 90: `<< ${newWidget} /FT /Sig /T (late) /AP << /N 91 0 R >> >>`, 91: look('9 000 000')},
  })),
  {
    name: 'only white space after the file',
    worth: always('allowed'),
    make: signed => new Uint8Array(Buffer.concat([signed, bytesOf('\r\n \n\0\0')])),
  },
];
