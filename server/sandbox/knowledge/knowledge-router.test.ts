import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sandboxForTest, setControl } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';
import { search, suggestions } from './search.ts';

const origin = 'http://localhost';

async function knowingSandbox(): Promise<Sandbox> {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { knowledge: 'on' });
  return sandbox;
}

/** Asks as a page does; `body` makes it a POST. */
function ask(sandbox: Sandbox, path: string, body?: object): Promise<Response> {
  return fetch(`${sandbox.url}/api/v2/knowledge/guest/sessions${path}`, {
    headers: { origin, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at answers of every shape.
const json = async (answer: Response) => (await answer.json()) as any;

describe('the guest’s knowledge base', () => {
  test('a search finds articles, best first, in the platform SDK’s shape', async () => {
    const sandbox = await knowingSandbox();
    const { id } = await json(
      await ask(sandbox, '', {
        app: { deploymentId: sandbox.deploymentId, type: 'Messenger' },
        customerId: 'visitor',
      }),
    );
    const found = await json(
      await ask(sandbox, `/${id}/documents/search`, { query: 'how long is delivery' }),
    );
    expect(found).toMatchObject({
      query: 'how long is delivery',
      searchId: expect.any(String),
      sessionId: id,
    });
    expect(found.results[0].document).toMatchObject({
      title: 'How long does delivery take?',
      variations: [{ body: { blocks: [{ type: 'Paragraph' }, { type: 'Paragraph' }] } }],
    });
  });

  test('articles come by category, and those that were read most come first', async () => {
    const sandbox = await knowingSandbox();
    const { entities: categories } = await json(await ask(sandbox, '/s/categories'));
    const titles = async (query: string) =>
      (await json(await ask(sandbox, `/s/documents?${query}`))).entities.map(
        ({ title }: { title: string }) => title,
      );
    expect(await titles(`categoryId=${categories[1].id}`)).toEqual([
      'Do you mend umbrellas of other makers?',
    ]);
    const { entities } = await json(await ask(sandbox, '/s/documents'));
    const last = entities.at(-1);
    expect((await ask(sandbox, `/s/documents/${last.id}/views`, {})).status).toBe(204);
    expect(await titles('pageSize=1')).toEqual([last.title]);
  });

  test('feedback is kept for the control resource, and gone after a reset', async () => {
    const sandbox = await knowingSandbox();
    const [article] = (await json(await ask(sandbox, '/s/documents'))).entities;
    await ask(sandbox, `/s/documents/${article.id}/feedback`, {
      document: { versionId: article.documentVersion.id },
      documentVariation: { id: article.variations[0].id },
      rating: 'Positive',
      comment: 'Clear',
    });
    const received = await json(await fetch(`${sandbox.url}/sandbox/control`));
    expect(received.knowledgeFeedback).toEqual([
      expect.objectContaining({ documentId: article.id, rating: 'Positive', comment: 'Clear' }),
    ]);
    expect(await json(await setControl(sandbox, { reset: true }))).toMatchObject({ knowledgeFeedback: [] });
  });

  test('of an isolated organisation is asked by naming its deployment', async () => {
    const sandbox = await sandboxForTest();
    const organisation = await sandbox.createOrganisation({ knowledge: 'on' });
    const path = `/s/categories?deploymentId=${organisation.deploymentId}`;
    expect((await ask(sandbox, path)).status).toBe(200);
    expect((await ask(sandbox, '/s/categories')).status).toBe(404);
  });

  test('without a knowledge base, from a foreign page, or without a query it is refused in words', async () => {
    const sandbox = await sandboxForTest();
    expect((await ask(sandbox, '/s/categories')).status).toBe(404);
    await setControl(sandbox, { knowledge: 'on' });
    const foreign = await fetch(`${sandbox.url}/api/v2/knowledge/guest/sessions/s/categories`, {
      headers: { origin: 'https://other.example' },
    });
    expect(foreign.status).toBe(403);
    const answer = await ask(sandbox, '/s/documents/search', { query: ' ' });
    expect(answer.status).toBe(400);
    expect((await json(answer)).message).toContain('a search needs a query');
    expect((await ask(sandbox, '/s/documents/unknown')).status).toBe(404);
  });
});

test('whatever a visitor types, a search ends with articles or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      for (const { confidence } of search(typed)) expect(confidence).toBeGreaterThan(0);
      expect(Array.isArray(suggestions(typed))).toBe(true);
    }),
  );
});
