import { options as table } from '../options.ts';
import type { RawOptions } from '../tag.ts';
import type { Chat } from './chat-part.ts';
import { printSteps } from './steps.ts';

/** Tells the site's people what no visitor needs to wait for: slips in the tag and, where they ask, every step. */
export function start({ page }: Chat): void {
  const { options, signal } = page;
  for (const text of adviceOn(options)) console.warn('messenger-tag:', text);
  if (options.debug !== undefined || /[?&]messenger-debug\b/.test(location.search)) printSteps(signal);
}

/** One sentence for each option that is unknown or has a value that it cannot have. Never throws. */
export function adviceOn(options: RawOptions): string[] {
  return Object.entries(options).flatMap(([name, text = '']) => {
    if (/^attribute./.test(name)) return [];
    const row = Object.hasOwn(table, name) ? table[name as keyof typeof table] : undefined;
    if (!row) return [`there is no option ${kebab(name)}`];
    const good = new RegExp(`^(${row.values})$`, 's').test(text);
    return good ? [] : [`bad ${kebab(name)}: ${text}; the default is used`];
  });
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
