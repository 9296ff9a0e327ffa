/** The address, or undefined where the text is none. (`URL.parse` is younger than the oldest browser we run in.) */
export function parseUrl(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
