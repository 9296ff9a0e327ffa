/** Text that is HTML already. Everything else put into {@link html} is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Printable = Markup | string | number | null | undefined | false | readonly Printable[];

/** Builds markup from a template; values are escaped, lists joined, `null`, `undefined` and `false` print nothing. */
export function html(strings: TemplateStringsArray, ...values: Printable[]): Markup {
  return new Markup(strings.reduce((text, string, index) => `${text}${print(values[index - 1])}${string}`));
}

function print(value: Printable): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return (value as readonly Printable[]).map(print).join('');
  if (value === null || value === undefined || value === false) return '';
  return escape(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, sign => entities[sign] ?? sign);
}
