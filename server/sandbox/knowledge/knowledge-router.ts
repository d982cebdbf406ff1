import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { allowPages } from '../cross-origin.ts';
import { originAllowed } from '../domains.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import { articles, categories } from './articles.ts';
import { documentOf } from './documents.ts';
import { search, suggestions } from './search.ts';

/**
 * `/api/v2/knowledge/guest/sessions`: those of the platform SDK's twelve operations that the plugin KnowledgeService needs, in
 * the SDK's shapes (genesys.md 1.2, CONFIRMED). A guest has no OAuth token. Not documented, and so ours: codes and texts of the
 * refusals, that any session's id is taken, and that documents come in the order in which they were read most.
 */
export function knowledgeRouter(organisation: Organisation): Router {
  const path = '/api/v2/knowledge/guest/sessions';
  const router = Router();
  router.use(path, allowPages(organisation, { methods: 'GET, POST', headers: 'content-type' }));
  router.use(path, onlyWhereEnabled(organisation), express.json());
  router.post(path, (request, response) => {
    const session = parsed(newSession, request.body, response);
    if (session) response.json({ id: randomUUID(), ...session });
  });
  router.get(`${path}/:sessionId/categories`, (_request, response) => {
    response.json({ entities: categories });
  });
  router.use(`${path}/:sessionId/documents`, documentsRouter(organisation));
  return router;
}

function documentsRouter(organisation: Organisation): Router {
  const { knowledge } = organisation;
  const router = Router({ mergeParams: true });
  router.get('/', (request, response) => {
    const wanted = parsed(page, request.query, response);
    if (!wanted) return;
    const { categoryId, pageSize } = wanted;
    const listed = articles
      .filter((article) => categoryId === undefined || article.categoryId === categoryId)
      .sort((one, other) => knowledge.viewsOf(other.id) - knowledge.viewsOf(one.id))
      .slice(0, pageSize);
    response.json({ entities: listed.map((article) => documentOf(article, sessionOf(request))) });
  });
  addSearch(router);

  router.use('/:documentId', onlyKnownArticles);
  router.get('/:documentId', (request, response) => {
    const article = articles.find(({ id }) => id === request.params.documentId);
    if (article) response.json(documentOf(article, sessionOf(request)));
  });
  router.post('/:documentId/views', (request, response) => {
    knowledge.view(request.params.documentId);
    response.status(204).end();
  });
  router.post('/:documentId/feedback', (request, response) => {
    const given = parsed(feedback, request.body, response);
    if (!given) return;
    const id = randomUUID();
    const dateCreated = new Date(organisation.now()).toISOString();
    const { document, documentVariation, search: searched, ...words } = given;
    knowledge.rate({
      ...words,
      id,
      documentId: request.params.documentId,
      documentVersionId: document.versionId,
      documentVariationId: documentVariation.id,
      searchId: searched?.id,
      dateCreated,
    });
    response.json({ id, ...given, dateCreated, sessionId: sessionOf(request) });
  });
  return router;
}

function addSearch(router: Router): void {
  router.post('/search', (request, response) => {
    const asked = parsed(query, request.body, response);
    if (!asked) return;
    const found = search(asked.query);
    const sessionId = sessionOf(request);
    const results = found.slice(0, asked.pageSize).map(({ article, confidence }) => ({
      confidence,
      document: documentOf(article, sessionId),
    }));
    response.json({ ...asked, searchId: randomUUID(), sessionId, total: found.length, results });
  });
  router.post('/search/suggestions', (request, response) => {
    const asked = parsed(query, request.body, response);
    if (!asked) return;
    const phrases = suggestions(asked.query).slice(0, asked.pageSize);
    const results = phrases.map((matchedPhrase) => ({ matchedPhrase }));
    response.json({ ...asked, sessionId: sessionOf(request), results });
  });
}

const newSession = z.object({
  app: z.object({ deploymentId: z.string(), type: z.string() }),
  customerId: z.string().min(1),
  pageUrl: z.string().optional(),
});
const query = z.object({
  query: z.string().trim().min(1, 'a search needs a query'),
  pageSize: z.int().min(1).max(200).default(10),
  queryType: z.string().optional(),
});
const page = z.object({
  categoryId: z.string().optional(),
  pageSize: z.coerce.number().int().min(1).max(200).default(25),
});
const feedback = z.object({
  document: z.object({ versionId: z.string().optional() }),
  documentVariation: z.object({ id: z.string() }),
  rating: z.string().min(1),
  reason: z.string().optional(),
  comment: z.string().max(10_000).optional(),
  search: z.object({ id: z.string() }).optional(),
  queryType: z.string().optional(),
});

function onlyWhereEnabled(organisation: Organisation): RequestHandler {
  return (request, response, next) => {
    const { settings } = organisation;
    if (!originAllowed(request.headers, settings))
      sendApiError(response, 403, 'forbidden', 'This page is not among the deployment’s domains.');
    else if (settings.knowledge === 'off')
      sendApiError(response, 404, 'not.found', 'This deployment has no knowledge base.');
    else next();
  };
}

const onlyKnownArticles: RequestHandler = (request, response, next) => {
  if (articles.some(({ id }) => id === request.params.documentId)) return next();
  sendApiError(response, 404, 'not.found', 'There is no such article.');
};

function sessionOf(request: Request): string {
  return String(request.params.sessionId);
}

/** What was given, if it has that shape; else the request is answered, in words. */
function parsed<Shape extends z.ZodType>(
  shape: Shape,
  given: unknown,
  response: Response,
): z.infer<Shape> | undefined {
  const result = shape.safeParse(given ?? {});
  if (result.success) return result.data;
  sendApiError(response, 400, 'bad.request', `This is not understood:\n${z.prettifyError(result.error)}`);
  return undefined;
}
