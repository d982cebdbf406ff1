interface FileKind {
  readonly type: string;
  /** Or bytes, which are packed already and stand as base64 among the built pages. */
  readonly isText: boolean;
}

/** THE table of the files that pages are made of, by the end of their names. */
const kinds: Readonly<Record<string, FileKind>> = {
  html: { type: 'text/html; charset=utf-8', isText: true },
  css: { type: 'text/css; charset=utf-8', isText: true },
  js: { type: 'text/javascript; charset=utf-8', isText: true },
  json: { type: 'application/json; charset=utf-8', isText: true },
  svg: { type: 'image/svg+xml', isText: true },
  png: { type: 'image/png', isText: false },
  zip: { type: 'application/zip', isText: false },
  // For tag managers and shops: browsers save what they do not know how to show.
  tpl: { type: 'application/octet-stream', isText: true },
  liquid: { type: 'application/octet-stream', isText: true },
};

/** Throws where the table has no such kind. The build asks for each file, so none is met later. */
export function kindOf(file: string): FileKind {
  const kind = kinds[file.slice(file.lastIndexOf('.') + 1)];
  if (kind === undefined)
    throw new Error(`${file}: server/front-door/file-kinds.ts has no such kind of file.`);
  return kind;
}
