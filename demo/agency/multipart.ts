import type {UploadedFile} from './database/decisions.js';
import type {Form} from './form.js';

/**
 * Parses a multipart/form-data body (RFC 7578). Names and file names are UTF-8 as browsers send them. A file input left
 * empty arrives as a part without a file name and is left out. A body cut short loses its last, unfinished part.
 */
export function parseMultipart(body: Buffer, boundary: string): Form {
  const fields = new Map<string, string>();
  const files = new Map<string, UploadedFile[]>();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line break before it; adding one makes all delimiters alike.
  const text = Buffer.concat([Buffer.from('\r\n'), body]);
  let start = text.indexOf(delimiter);
  while (start >= 0) {
    start += delimiter.length;
    const end = text.indexOf(delimiter, start);
    if (end < 0) break;
    const headerEnd = text.indexOf('\r\n\r\n', start);
    if (headerEnd >= 0 && headerEnd < end) {
      const header = text.toString('utf8', start, headerEnd);
      const content = text.subarray(headerEnd + 4, end);
      const name = quoted(header, 'name');
      const fileName = quoted(header, 'filename');
      if (name !== undefined && fileName === undefined) fields.set(name, content.toString('utf8'));
      if (name !== undefined && fileName) {
        files.set(name, [...(files.get(name) ?? []), {fileName: baseName(fileName), content}]);
      }
    }
    start = end;
  }
  return {fields, files};
}

/** A quoted parameter of Content-Disposition; browsers escape the quote as %22 and line breaks as %0D%0A. */
function quoted(header: string, parameter: string): string | undefined {
  const value = new RegExp(`^content-disposition:[^\\r\\n]*;\\s*${parameter}="([^"]*)"`, 'im').exec(
    header,
  )?.[1];
  return value?.replaceAll('%22', '"').replaceAll(/%0[ad]/gi, ' ');
}

/** Some browsers used to send the whole local path. */
function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
