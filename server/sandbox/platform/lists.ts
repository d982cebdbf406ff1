import type { Request, Response } from 'express';
import { z } from 'zod';
import { sendApiError } from '../errors.ts';

/** One or more: the platform SDK writes `?id=a,b` (genesys.md 1.2, LOCAL), others `?id=a&id=b`. */
const many = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((text) => text.split(',')));

/** A parameter that may come several times; nothing where it does not come at all. */
export function valuesOf(request: Request, parameter: string): readonly string[] | undefined {
  return many.safeParse(request.query[parameter]).data;
}

/** More are asked for in vain: the number is known of members only (genesys.md 14.1), of other lists it is ours. */
const MAX_PAGE_SIZE = 100;

const page = z.object({
  pageNumber: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(25),
  name: z.string().optional(),
});

/**
 * Answers with one page of a list, by `pageNumber`, `pageSize` and `name` (genesys.md 1.2 and 14.1, CONFIRMED); 400 where
 * these are none. How Genesys compares names is not known: here a part of it will do, in any case of letters.
 */
export function sendPage(
  request: Request,
  response: Response,
  all: readonly { readonly name: string }[],
): void {
  const query = page.safeParse(request.query);
  if (!query.success) {
    sendApiError(response, 400, 'bad.request', `Invalid page:\n${z.prettifyError(query.error)}`);
    return;
  }
  const { pageNumber, pageSize, name = '' } = query.data;
  const named = all.filter((one) => one.name.toLowerCase().includes(name.toLowerCase()));
  response.json({
    entities: named.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
    pageSize,
    pageNumber,
    total: named.length,
    pageCount: Math.ceil(named.length / pageSize),
    selfUri: request.originalUrl,
  });
}
