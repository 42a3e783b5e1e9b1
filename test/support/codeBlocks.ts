/** The contents of a page's fenced blocks in one language; '' for those that name none. */
export function codeBlocks(markdown: string, language: string): string[] {
  const fences = markdown.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm);
  return [...fences].filter(([, of]) => of === language).map(([, , body = '']) => body);
}
