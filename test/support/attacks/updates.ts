/** Attacks by incremental update: incremental saving (2019), shadow (2021) and certification attacks (2021). */
import type {Attack} from './attack.js';
import {appendRaw, bodyOf, bytesOf, join, lastStartXref, listedOffsets, stream, textOf} from './raw-pdf.js';
import type {RawUpdate} from './raw-pdf.js';
import {part} from './office-form.js';

const evil = stream('', 'BT /F1 14 Tf 72 720 Td (Approve a budget of 9 000 000 dong) Tj ET');
const look = (line: string) =>
  stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 128 20] /Resources << /Font << /Helv 5 0 R >> >>',
    `BT /Helv 12 Tf 2 5 Td (${line}) Tj ET`,
  );

type Make = (signed: Uint8Array<ArrayBuffer>) => RawUpdate;
function update(
  family: Attack['family'],
  name: string,
  refusedAs: readonly string[],
  make: Make,
  needs?: Attack['needs'],
): Attack {
  return {
    name,
    family,
    refusedAs,
    ...(needs ? {needs} : {}),
    make: signed => appendRaw(signed, make(signed)),
  };
}
/** The newest body of an object with one stretch replaced. */
const changed = (signed: Uint8Array, num: number, find: RegExp | string, to: string): string => {
  const body = bodyOf(signed, num);
  const next = body.replace(find, to);
  if (next === body) throw new Error(`nothing like ${find} in object ${num}`);
  return next;
};
/** A page of its newest body with more annotations. */
const withAnnotation = (signed: Uint8Array, num: number): Record<number, string> => ({
  [part.page]: changed(signed, part.page, /\/Annots\s*\[/, `/Annots [${num} 0 R `),
});
const annotation = (
  family: Attack['family'],
  subtype: string,
  extra: string,
  needs?: Attack['needs'],
): Attack =>
  update(
    family,
    `${subtype} over the text`,
    ['annotation-may-cover-content', 'annotation-added', 'object-shared', 'content-may-be-covered', 'comments-after-signing'],
    signed => ({
      objects: {
        ...withAnnotation(signed, 90),
        90: `<< /Type /Annot /Subtype /${subtype} /Rect [60 700 500 740] /F 4 /P 3 0 R ${extra} >>`,
      },
    }),
    needs,
  );
const signatureWidget = (extra: string, name = 'late') =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /Rect [60 700 500 740] /F 4 /P 3 0 R ${extra} >>`;
const withField = (signed: Uint8Array, num: number): Record<number, string> => ({
  [part.form]: changed(signed, part.form, /\/Fields\s*\[/, `/Fields [${num} 0 R `),
});

export const updates: readonly Attack[] = [
  // Incremental saving
  update('incremental', 'content replaced', ['page-content-changed'], () => ({
    objects: {[part.content]: evil},
  })),
  update('incremental', 'content of the second page replaced', ['page-content-changed'], () => ({
    objects: {[part.secondContent]: evil},
  })),
  update('incremental', 'page given another content', ['page-content-changed'], s => ({
    objects: {[part.page]: changed(s, part.page, '/Contents 4 0 R', '/Contents 90 0 R'), 90: evil},
  })),
  update('incremental', 'content appended to', ['page-content-changed'], s => ({
    objects: {[part.page]: changed(s, part.page, '/Contents 4 0 R', '/Contents [4 0 R 90 0 R]'), 90: evil},
  })),
  update('incremental', 'page size changed', ['page-size-changed'], s => ({
    objects: {[part.page]: changed(s, part.page, '[0 0 595 842]', '[0 700 595 842]')},
  })),
  update('incremental', 'page turned', ['page-size-changed'], s => ({
    objects: {[part.page]: changed(s, part.page, '/MediaBox', '/Rotate 180 /MediaBox')},
  })),
  update('incremental', 'page removed', ['pages-changed'], s => ({
    objects: {[part.pages]: changed(s, part.pages, '[3 0 R 16 0 R] /Count 2', '[3 0 R] /Count 1')},
  })),
  update('incremental', 'page added', ['pages-changed'], s => ({
    objects: {
      [part.pages]: changed(s, part.pages, '16 0 R] /Count 2', '16 0 R 90 0 R] /Count 3'),
      90: bodyOf(s, part.secondPage),
    },
  })),
  update('incremental', 'pages swapped', ['pages-changed'], s => ({
    objects: {[part.pages]: changed(s, part.pages, '[3 0 R 16 0 R]', '[16 0 R 3 0 R]')},
  })),
  update('incremental', 'page freed', ['pages-changed', 'page-changed'], () => ({freed: [part.secondPage]})),
  update('incremental', 'font swapped', ['page-resources-changed'], () => ({
    objects: {[part.font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>'},
  })),
  update('incremental', 'font given other widths', ['page-resources-changed'], s => ({
    objects: {
      [part.font]: changed(
        s,
        part.font,
        '/Type /Font',
        '/Type /Font /FirstChar 48 /LastChar 57 /Widths [0 0 0 0 0 0 0 0 0 0]',
      ),
    },
  })),
  update('incremental', 'catalog replaced', ['catalog-replaced'], s => ({
    objects: {90: bodyOf(s, part.catalog)},
    root: '90 0 R',
  })),
  update('incremental', 'layer switched off', ['layers-changed'], s => ({
    objects: {[part.layers]: changed(s, part.layers, '/ON [11 0 R]', '/OFF [11 0 R]')},
  })),
  update('incremental', 'layers of another kind', ['layers-changed'], s => ({
    objects: {
      [part.catalog]: changed(
        s,
        part.catalog,
        '/OCProperties 10 0 R',
        '/OCProperties << /OCGs [11 0 R] /D << /BaseState /OFF >> >>',
      ),
    },
  })),
  update('incremental', 'script on opening', ['actions-changed'], s => ({
    objects: {
      [part.catalog]: changed(
        s,
        part.catalog,
        '/Type /Catalog',
        '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
      ),
    },
  })),
  update('incremental', 'names added', ['names-changed'], s => ({
    objects: {
      [part.catalog]: changed(
        s,
        part.catalog,
        '/Type /Catalog',
        '/Type /Catalog /Names << /Dests << /Names [] >> >>',
      ),
    },
  })),
  // Shadow: hide, replace, hide and replace
  update(
    'shadow',
    'covering annotation taken away',
    ['annotation-removed', 'content-may-be-covered'],
    s => ({objects: {[part.page]: changed(s, part.page, ' 19 0 R', '')}}),
  ),
  update('shadow', 'covering annotation freed', ['annotation-changed', 'annotation-removed', 'content-may-be-covered'], () => ({
    freed: [part.cover],
  })),
  update('shadow', 'hidden field shown', ['field-visibility-changed'], s => ({
    objects: {[part.note]: changed(s, part.note, '/F 6', '/F 4')},
  })),
  update('shadow', 'shown field hidden', ['field-visibility-changed'], s => ({
    objects: {[part.amount]: changed(s, part.amount, '/F 4', '/F 6')},
  })),
  update('shadow', 'field moved', ['field-changed'], s => ({
    objects: {[part.amount]: changed(s, part.amount, /\/Rect \[[^\]]*\]/, '/Rect [60 700 500 740]')},
  })),
  update('shadow', 'field removed', ['field-removed'], s => ({
    objects: {
      [part.form]: changed(s, part.form, '7 0 R ', ''),
      [part.page]: changed(s, part.page, '7 0 R ', ''),
    },
  })),
  update('shadow', 'field renamed', ['field-changed'], s => ({
    objects: {[part.amount]: changed(s, part.amount, '(amount)', '(amounx)')},
  })),
  update('shadow', 'form gone', ['form-removed', 'field-removed', 'signature-removed'], s => ({
    objects: {[part.catalog]: changed(s, part.catalog, /\/AcroForm 6 0 R/, ''), [part.info]: '<< >>'},
  })),
  update('shadow', 'text field added', ['field-added', 'widget-added'], s => ({
    objects: {
      ...withField(s, 90),
      ...withAnnotation(s, 90),
      90: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (new) /V (9) /Rect [60 700 500 740] /F 4 /P 3 0 R >>',
    },
  })),
  update('shadow', 'widget of nobody', ['widget-added'], s => ({
    objects: {
      ...withAnnotation(s, 90),
      90: '<< /Type /Annot /Subtype /Widget /Rect [60 700 500 740] /F 4 /P 3 0 R >>',
    },
  })),
  update('shadow', 'fonts of the form swapped', ['form-resources-changed', 'page-resources-changed'], s => ({
    objects: {
      [part.form]: changed(s, part.form, '/Helv 5 0 R', '/Helv 90 0 R'),
      90: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
    },
  })),
  update('shadow', 'appearances to be made anew', ['appearances-regenerated'], s => ({
    objects: {[part.form]: changed(s, part.form, '/DA', '/NeedAppearances true /DA')},
  })),
  // Appearance against value
  update('appearance', 'look changed, value kept', ['appearance-changed'], () => ({
    objects: {[part.amountLook]: look('900')},
  })),
  update('appearance', 'another look, value kept', ['appearance-changed'], s => ({
    objects: {[part.amount]: changed(s, part.amount, '/N 8 0 R', '/N 90 0 R'), 90: look('900')},
  })),
  update('appearance', 'look of the check box swapped', ['appearance-changed'], () => ({
    objects: {[part.noteLook]: stream('/Type /XObject /Subtype /Form /BBox [0 0 18 18]', '0 0 m 18 18 l S')},
  })),
  update('appearance', 'colour of an unfilled field', ['field-changed'], s => ({
    objects: {[part.amount]: changed(s, part.amount, '(/Helv 12 Tf 0 g)', '(/Helv 12 Tf 1 g)')},
  })),
  // Certification: evil annotation and sneaky signature
  ...['FreeText', 'Stamp', 'Redact', 'Square', 'Polygon', 'Watermark', 'Screen', 'FileAttachment'].map(
    subtype => annotation('certification', subtype, '/Contents (9 000 000 dong) /IC [1 1 1]'),
  ),
  annotation(
    'certification',
    'Highlight',
    '/QuadPoints [60 740 500 740 60 700 500 700] /C [0 0 0]',
    'uncertified',
  ),
  update('certification', 'comment changed into a stamp', ['annotation-changed'], s => ({
    objects: {[part.comment]: changed(s, part.comment, '/Subtype /Text', '/Subtype /Stamp')},
  })),
  update('certification', 'unsigned field that shows text', ['field-shows-content'], s => ({
    objects: {
      ...withField(s, 90),
      ...withAnnotation(s, 90),
      90: signatureWidget('/AP << /N 91 0 R >>'),
      91: look('9 000 000'),
    },
  })),
  update('certification', 'reserved field given a look', ['appearance-changed'], s => ({
    objects: {
      [part.reserved]: changed(s, part.reserved, '/F 4', '/F 4 /AP << /N 91 0 R >>'),
      91: look('9 000 000'),
    },
  })),
  update(
    'certification',
    'visible signature field added',
    ['visible-signature-field-added', 'content-may-be-covered'],
    s => ({
      objects: {
        ...withField(s, 90),
        ...withAnnotation(s, 90),
        90: signatureWidget('/V 91 0 R'),
        91: '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 0 0 0] /Contents <00> >>',
      },
    }),
    'certified',
  ),
  update(
    'certification',
    'permissions dropped',
    ['permissions-changed', 'signature-changed'],
    s => ({objects: {[part.catalog]: changed(s, part.catalog, /\/Perms\s*(?:<<[^>]*>>|\d+ 0 R)/, '')}}),
    'certified',
  ),
  // Structure
  update(
    'structure',
    'chain that comes back to itself',
    [
      'later-revision-malformed',
      'structure-rebuilt',
      'revision-not-in-chain',
      'page-content-changed',
      'signed-range-ends-inside-revision',
    ],
    () => ({objects: {[part.content]: evil}, prev: 'self'}),
  ),
  update(
    'structure',
    'chain that skips the signed revision',
    [
      'revision-not-in-chain',
      'signed-range-ends-inside-revision',
      'structure-rebuilt',
      'signature-not-in-signed-revision',
      'bytes-after-signed-range',
    ],
    s => ({
      objects: {[part.content]: evil},
      pointers: Object.fromEntries(
        [...listedOffsets(textOf(s), lastStartXref(s))].filter(([num]) => num !== part.content),
      ),
      prev: firstTable(s),
    }),
  ),
  update('structure', 'catalog with a key twice', ['dictionary-ambiguous'], s => ({
    objects: {
      [part.catalog]: changed(s, part.catalog, /\/Type\s*\/Catalog/, '/Pages 90 0 R /Type /Catalog'),
      90: '<< /Type /Pages /Kids [16 0 R] /Count 1 >>',
    },
  })),
  update('structure', 'object written, not listed', ['object-not-listed'], () => ({
    objects: {[part.info]: '<< /Title (x) >>'},
    unlisted: {[part.content]: evil},
  })),
  update(
    'structure',
    'object through a key of the writer',
    ['catalog-changed', 'object-shared', 'page-content-changed'],
    s => ({
      objects: {[part.catalog]: changed(s, part.catalog, '/Type /Catalog', '/Type /Catalog /Private 4 0 R')},
    }),
  ),
  update(
    'structure',
    'hybrid section that hides another object',
    ['page-content-changed', 'later-revision-malformed', 'structure-rebuilt', 'bytes-after-signed-range'],
    s => hybrid(s),
  ),
  {
    name: 'bytes appended',
    family: 'structure',
    refusedAs: ['bytes-after-signed-range', 'structure-rebuilt'],
    make: s => join(s, bytesOf(`${part.content} 0 obj\n${evil}\nendobj\n`)),
  },
  {
    name: 'bytes appended with the old pointer',
    family: 'structure',
    refusedAs: ['bytes-after-signed-range', 'structure-rebuilt', 'object-not-listed'],
    make: s =>
      join(s, bytesOf(`${part.content} 0 obj\n${evil}\nendobj\nstartxref\n${lastStartXref(s)}\n%%EOF\n`)),
  },
  {
    name: 'another file appended',
    family: 'structure',
    refusedAs: [
      'bytes-after-signed-range',
      'structure-rebuilt',
      'revision-not-in-chain',
      'signed-range-ends-inside-revision',
    ],
    make: s => join(s, s),
  },
  {
    name: 'a trailer without a table',
    family: 'structure',
    refusedAs: ['bytes-after-signed-range', 'structure-rebuilt'],
    make: s =>
      join(
        s,
        bytesOf(
          `${part.content} 0 obj\n${evil}\nendobj\ntrailer\n<< /Size 99 /Root 1 0 R /Prev ${lastStartXref(s)} >>\nstartxref\n0\n%%EOF\n`,
        ),
      ),
  },
  // Validation data as a hiding place
  update(
    'validation-data',
    'font swapped and listed as validation data',
    ['page-resources-changed', 'validation-data-changed'],
    s => ({
      objects: {
        [part.catalog]: changed(s, part.catalog, /\/Type\s*\/Catalog/, '/Type /Catalog /DSS 90 0 R'),
        90: '<< /Certs [5 0 R] >>',
        [part.font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
      },
    }),
  ),
  update(
    'validation-data',
    'content replaced and listed as validation data',
    ['page-content-changed'],
    s => ({
      objects: {
        [part.catalog]: changed(s, part.catalog, /\/Type\s*\/Catalog/, '/Type /Catalog /DSS 90 0 R'),
        90: '<< /OCSPs [4 0 R] >>',
        [part.content]: evil,
      },
    }),
  ),
  update(
    'validation-data',
    'form drawing among the certificates',
    ['validation-data-changed', 'dictionary-ambiguous'],
    s => ({
      objects: {
        [part.catalog]: changed(
          s,
          part.catalog,
          /\/Type\s*\/Catalog/,
          '/Type /Catalog /DSS << /Certs [91 0 R] >>',
        ),
        91: look('x'),
      },
    }),
  ),
  update(
    'validation-data',
    'a key of no purpose',
    ['validation-data-changed', 'dictionary-ambiguous'],
    s => ({
      objects: {
        [part.catalog]: changed(
          s,
          part.catalog,
          /\/Type\s*\/Catalog/,
          '/Type /Catalog /DSS << /Extra 91 0 R >>',
        ),
        91: look('x'),
      },
    }),
  ),
];

function firstTable(signed: Uint8Array): number {
  return Number(/startxref\s+(\d+)/.exec(textOf(signed))?.[1]);
}

/** A table that says nothing changed, and a hidden stream (7.5.8.4) that says the content did. */
function hybrid(signed: Uint8Array): RawUpdate {
  const start = signed.length;
  const object = `${part.content} 0 obj\n${evil}\nendobj\n`;
  const row = String.fromCharCode(1, ...[24, 16, 8, 0].map(shift => (start >> shift) & 255), 0);
  const hidden = `95 0 obj\n<< /Type /XRef /Size 99 /W [1 4 1] /Index [${part.content} 1] /Length ${row.length} >>\nstream\n${row}\nendstream\nendobj\n`;
  return {
    before: object + hidden,
    trailer: `/XRefStm ${start + object.length}`,
    objects: {[part.info]: '<< /Title (x) >>'},
  };
}
