import { parseDocument } from 'yaml';

/** The sweep file with another `data:`; comments and order stay. The text must parse. */
export function withData(text: string, data: string): string {
  const document = parseDocument(text);
  document.set('data', data);
  return String(document);
}
