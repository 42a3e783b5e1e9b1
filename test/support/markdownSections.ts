/** A page's sections of one level by their headings, each up to the next heading of that level or above. */
export function markdownSections(markdown: string, level: number): Map<string, string> {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, (block) => block.replace(/^#/gm, ' #'));
  const sections = new Map<string, string>();
  let heading: string | undefined;
  for (const line of prose.split('\n')) {
    const [, marks = '', title = ''] = /^(#+) (.+)$/.exec(line) ?? [];
    if (marks.length === level) sections.set((heading = title), '');
    else if (marks !== '' && marks.length < level) heading = undefined;
    else if (heading !== undefined) {
      sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
    }
  }
  return sections;
}
