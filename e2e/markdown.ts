/** The numbers of a page's headings: `3.6` of `### 3.6 Title`, `3` also of `## 3. Title`. */
export function sectionsOf(text: string): ReadonlySet<string> {
  return new Set(headingsOf(text).flatMap((heading) => /^(\d+(?:\.\d+)?)\.? /.exec(heading)?.[1] ?? []));
}

/** What a link can name in a page, as GitHub makes it of headings; a heading that comes twice gets `-1`. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set(
    [...withoutCode(text).matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id ?? ''),
  );
  for (const heading of headingsOf(text)) {
    const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = words.replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '').replaceAll(' ', '-');
    let anchor = name;
    for (let again = 1; anchors.has(anchor); again++) anchor = `${name}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Where the links and pictures of a page lead, each with its place in the text. */
export function linksOf(text: string): { offset: number; target: string }[] {
  const words = withoutCode(text);
  const forms = [
    /\]\(\s*<?([^)\s>]+)[^)]*\)/g,
    /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm,
    /\b(?:href|src)="([^"]+)"/g,
  ];
  return forms.flatMap((form) =>
    [...words.matchAll(form)].map(({ 1: target = '', index }) => ({ offset: index, target })),
  );
}

function headingsOf(text: string): string[] {
  return [...withoutFences(text).matchAll(/^#{1,6} +(.+?)(?: +#+)? *$/gm)].map(
    ([, heading]) => heading ?? '',
  );
}

/** What stands in code is no link and no heading. Each character keeps its place. */
function withoutCode(text: string): string {
  return withoutFences(text).replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank);
}

function withoutFences(text: string): string {
  return text.replace(/^ {0,3}(```+|~~~+)[\s\S]*?^ {0,3}\1[ \t]*$/gm, blank);
}

function blank(code: string): string {
  return code.replace(/[^\n]/g, ' ');
}
