import { at, type Deployment } from '../deployment.ts';
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts';
import type { Plugin, Plugins } from '../plugins.ts';
import { refuseCommands } from './switched-off.ts';

/**
 * `KnowledgeService` (genesys.md 13.1; search CONFIRMED, the rest COMMUNITY), and `Knowledge`, of which no command is known: here it is
 * the window's own search. Events and commands carry what the API answered, as it came: what they carry at Genesys is not documented.
 */
export function addKnowledge(plugins: Plugins, deployment: Deployment, client: KnowledgeClient): void {
  const service = plugins.register('KnowledgeService');
  const knowledge = plugins.register('Knowledge');
  if (!deployment.hasKnowledge) {
    const commands = [...Object.keys(searches), 'sendFeedback', 'getSession'];
    refuseCommands(service, commands, 'messenger.apps.knowledge.enabled');
    return;
  }
  for (const [command, { ask, found, none }] of Object.entries(searches))
    answering(service, command, async (options) => {
      const answer = await ask(client, options);
      service.publish(isEmpty(answer) ? none : found, answer);
      return answer;
    });
  answering(service, 'sendFeedback', async (options) => {
    const answer = await sendFeedback(client, options);
    service.publish('feedbackSent', answer);
    return answer;
  });
  answering(service, 'getSession', () => client.session());
  service.ready();
  knowledge.ready();
}

/** "A call that failed also rejects, with the API's error" (genesys.md 13.1): it publishes `error` too. */
function answering(service: Plugin, command: string, work: (options: unknown) => Promise<unknown>): void {
  service.registerCommand(command, ({ data, resolve, reject }) =>
    work(data).then(resolve, (reason) => {
      const error = reason instanceof Error ? reason.message : reason;
      service.publish('error', { error });
      reject(error);
    }),
  );
}

interface Search {
  readonly ask: (client: KnowledgeClient, options: unknown) => Promise<Record<string, unknown>>;
  /** The event of what was found, and its twin. */
  readonly found: string;
  readonly none: string;
}

const searches: Record<string, Search> = {
  search: {
    ask: (client, options) => client.post('/documents/search', asObject(options)),
    found: 'searchResults',
    none: 'noSearchResultsFound',
  },
  getSuggestions: {
    ask: (client, options) => client.post('/documents/search/suggestions', asObject(options)),
    found: 'suggestions',
    none: 'noSuggestionsFound',
  },
  getCategories: {
    ask: (client) => client.get('/categories'),
    found: 'categories',
    none: 'noCategoriesFound',
  },
  getArticle: {
    ask: readArticle,
    found: 'article',
    none: 'noArticleFound',
  },
  getArticlesByCategory: {
    ask: (client, options) => client.get('/documents', { categoryId: needed(options, 'categoryId') }),
    found: 'articlesByCategory',
    none: 'noArticlesByCategoryFound',
  },
  getTopViewedArticles: {
    ask: (client, options) => client.get('/documents', { pageSize: String(at(options, 'pageSize') ?? 5) }),
    found: 'topViewedArticles',
    none: 'noTopViewedArticlesFound',
  },
};

/** Reading one is what makes it a viewed one. One that is not there is none found, and no failure. */
async function readArticle(client: KnowledgeClient, options: unknown): Promise<Record<string, unknown>> {
  const path = `/documents/${encodeURIComponent(needed(options, 'articleId'))}`;
  try {
    const article = await client.get(path);
    const [searchId, queryType] = [at(options, 'searchId'), at(options, 'queryType')];
    await client.post(`${path}/views`, { searchId, queryType });
    return article;
  } catch (error) {
    if (at(error, 'status') === 404) return {};
    throw error;
  }
}

function sendFeedback(client: KnowledgeClient, options: unknown): Promise<Record<string, unknown>> {
  const searchId = at(options, 'searchId');
  return client.post(`/documents/${encodeURIComponent(needed(options, 'documentId'))}/feedback`, {
    document: { versionId: at(options, 'documentVersionId') },
    documentVariation: { id: needed(options, 'documentVariationId') },
    rating: needed(options, 'rating'),
    reason: at(options, 'reason'),
    comment: at(options, 'comment'),
    queryType: at(options, 'queryType'),
    ...(typeof searchId === 'string' && { search: { id: searchId } }),
  });
}

/** Lists are under `results` or `entities`; an article that is not there is an object without anything. */
function isEmpty(answer: Record<string, unknown>): boolean {
  const list = answer.results ?? answer.entities;
  return Array.isArray(list) ? list.length === 0 : Object.keys(answer).length === 0;
}

function needed(options: unknown, name: string): string {
  const value = at(options, name);
  if (typeof value !== 'string' || value === '') throw new Error(`This needs ${name}: a text.`);
  return value;
}

function asObject(options: unknown): object {
  return typeof options === 'object' && options !== null ? options : {};
}
