// Numbers to rows: medians, ratios, a Markdown table.

export const median = values => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
export const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const ms = value => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
export const mb = bytes => (bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0);
export const ratio = (one, other) => `${(one / other).toFixed(2)}×`;

/** Prints a Markdown table and returns it. */
export function table(title, head, rows) {
  const width = head.map((each, at) => Math.max(each.length, ...rows.map(row => String(row[at]).length)));
  const line = cells => `| ${cells.map((each, at) => String(each).padEnd(width[at])).join(' | ')} |`;
  const text = [`\n### ${title}\n`, line(head), `|${width.map(each => '-'.repeat(each + 2)).join('|')}|`, ...rows.map(line)].join('\n');
  console.log(text);
  return text;
}
