import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../packages/packed.ts';

/** A part of a page of the documentation, with the files that it prints. */
export interface Recipe {
  /** Such as `node.md#Koa`. */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const docs = join(repository, 'public/docs/hosts');

/** Every part that prints files, of every page. */
export function readRecipes(): Recipe[] {
  return readdirSync(docs)
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => partsOf(page, readFileSync(join(docs, page), 'utf8')));
}

/** Lays down the files of these recipes, as they are printed. */
export function layDown(names: readonly string[], folder: string): void {
  const recipes = readRecipes();
  for (const name of names) {
    const recipe = recipes.find((each) => each.name === name);
    if (!recipe) throw new Error(`There is no recipe ${name} in ${docs}.`);
    for (const { path, text } of recipe.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
}

/** The files that a text of the documentation prints, each under the comment that names it. */
export function filesPrintedIn(text: string): { path: string; text: string }[] {
  return [...text.matchAll(/^<!-- file: (\S+) -->\n+```\w+\n([\s\S]*?)^```$/gm)].map(
    ([, path = '', text = '']) => ({ path, text }),
  );
}

function partsOf(page: string, text: string): Recipe[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = ''] = part.split('\n', 1);
      return { name: `${page}#${heading}`, files: filesPrintedIn(part) };
    })
    .filter(({ files }) => files.length > 0);
}
