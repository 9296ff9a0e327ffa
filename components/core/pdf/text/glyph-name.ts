/**
 * Glyph names to Unicode. Latin letters with marks are named by rule (`ecircumflexacute`), so the rule is written down
 * instead of the 4,300 lines of the Adobe Glyph List; what has no rule stands in a table.
 */

const marks: Readonly<Record<string, string>> = {
  acute: '\u0301', grave: '\u0300', circumflex: '\u0302', tilde: '\u0303', dieresis: '\u0308', ring: '\u030a',
  cedilla: '\u0327', caron: '\u030c', breve: '\u0306', ogonek: '\u0328', macron: '\u0304', dotaccent: '\u0307',
  hungarumlaut: '\u030b', hookabove: '\u0309', dotbelow: '\u0323', horn: '\u031b', commaaccent: '\u0326', hook: '\u0309',
}; // prettier-ignore
const markNames = Object.keys(marks).sort((one, other) => other.length - one.length);

const named: ReadonlyMap<string, string> = new Map(
  (
    'space:  exclam:! quotedbl:" numbersign:# dollar:$ percent:% ampersand:& quotesingle:\' parenleft:( parenright:) asterisk:* ' +
    'plus:+ comma:, hyphen:- minus:− period:. slash:/ zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ' +
    'colon:: semicolon:; less:< equal:= greater:> question:? at:@ bracketleft:[ backslash:\\ bracketright:] asciicircum:^ ' +
    'underscore:_ grave:` braceleft:{ bar:| braceright:} asciitilde:~ exclamdown:¡ cent:¢ sterling:£ currency:¤ yen:¥ ' +
    'brokenbar:¦ section:§ dieresis:¨ copyright:© ordfeminine:ª guillemotleft:« guillemotright:» logicalnot:¬ registered:® ' +
    'macron:¯ degree:° plusminus:± twosuperior:² threesuperior:³ onesuperior:¹ acute:´ mu:µ paragraph:¶ periodcentered:· ' +
    'cedilla:¸ ordmasculine:º onequarter:¼ onehalf:½ threequarters:¾ questiondown:¿ AE:Æ ae:æ OE:Œ oe:œ Eth:Ð eth:ð Oslash:Ø ' +
    'oslash:ø Thorn:Þ thorn:þ germandbls:ß multiply:× divide:÷ dcroat:đ Dcroat:Đ dmacron:đ Dslash:Đ dslash:đ dong:₫ ' +
    'endash:– emdash:— quoteleft:‘ quoteright:’ quotesinglbase:‚ quotedblleft:“ quotedblright:” quotedblbase:„ dagger:† ' +
    'daggerdbl:‡ bullet:• ellipsis:… perthousand:‰ guilsinglleft:‹ guilsinglright:› fraction:⁄ trademark:™ Euro:€ florin:ƒ ' +
    'circumflex:ˆ caron:ˇ breve:˘ dotaccent:˙ ring:˚ ogonek:˛ tilde:˜ hungarumlaut:˝ dotlessi:ı Lslash:Ł lslash:ł fi:fi fl:fl ' +
    'Zcaron:Ž zcaron:ž nbspace:\u00a0 nonbreakingspace:\u00a0 sfthyphen:\u00ad ff:ff ffi:ffi ffl:ffl Scaron:Š scaron:š'
  )
    .split(' ')
    .filter(Boolean)
    .map(pair => {
      const colon = pair.indexOf(':');
      return [pair.slice(0, colon), pair.slice(colon + 1) || ' '];
    }),
);

/** The text a glyph name stands for, NFC; `undefined` for names like `g123` that mean nothing outside their font. */
export function textOfGlyphName(name: string): string | undefined {
  const base = name.split('.', 1)[0]!;
  if (/^[A-Za-z]$/.test(base)) return base;
  const known = named.get(base);
  if (known !== undefined) return known;
  const uni = /^uni((?:[0-9A-F]{4})+)$/.exec(base);
  if (uni)
    return String.fromCharCode(...uni[1]!.match(/.{4}/g)!.map(hex => Number.parseInt(hex, 16))).normalize(
      'NFC',
    );
  const scalar = /^u([0-9A-F]{4,6})$/.exec(base);
  if (scalar) {
    const code = Number.parseInt(scalar[1]!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }
  return composeLetter(base);
}

function composeLetter(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  let text = name[0]!;
  let rest = name.slice(1);
  while (rest) {
    const mark = markNames.find(each => rest.startsWith(each));
    if (!mark) return undefined;
    text += marks[mark];
    rest = rest.slice(mark.length);
  }
  return text.normalize('NFC');
}
