import type { Article } from './articles.ts';

/** An article in the shape of the platform SDK's `KnowledgeGuestDocumentResponse` (`purecloud-platform-client-v2` 262). */
export function documentOf(article: Article, sessionId: string) {
  const documentVersion = { id: sibling(article.id, 'a') };
  return {
    id: article.id,
    title: article.title,
    visible: true,
    state: 'Published',
    documentVersion,
    sessionId,
    category: { id: article.categoryId },
    variations: [
      {
        id: sibling(article.id, 'b'),
        documentVersion,
        contexts: [],
        document: { id: article.id },
        body: { blocks: article.paragraphs.map(paragraph) },
      },
    ],
  };
}

function paragraph(text: string) {
  return { type: 'Paragraph', paragraph: { blocks: [{ type: 'Text', text: { text } }] } };
}

/** The id of a version or a variation: the article's, with another first letter. */
function sibling(id: string, letter: string): string {
  return letter + id.slice(1);
}
