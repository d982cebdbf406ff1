import { at, type Deployment } from './deployment.ts';
import type { MessengerWindow } from './frames/messenger-window.ts';
import type { FoundArticle, Screen, ScreenName, ScreenWish, SearchScreen } from './frames/screens.ts';
import type { Cobrowse } from './plugins/cobrowse.ts';
import type { Plugins } from './plugins.ts';

interface ScreensParts {
  readonly deployment: Deployment;
  readonly plugins: Plugins;
  readonly messengerWindow: MessengerWindow;
  readonly cobrowse: Cobrowse;
  /** Called each time that the visitor comes to the conversation. */
  readonly onConversation: () => void;
}

/** Which screen Messenger's window is at, and what the visitor does on those that are no conversation. */
export class Screens {
  readonly #parts: ScreensParts;
  #name: ScreenName = 'conversation';
  #search: SearchScreen = nothingSearched;
  #codeWasRefused = false;

  constructor(parts: ScreensParts) {
    this.#parts = parts;
    parts.messengerWindow.onScreenWish((wish) => this.#follow(wish));
    parts.cobrowse.onChange(() => this.#tell());
    parts.deployment.language.onChange(() => this.#tell());
  }

  show(name: ScreenName): void {
    this.#name = name;
    this.#search = nothingSearched;
    this.#codeWasRefused = false;
    this.#tell();
    if (name === 'conversation') this.#parts.onConversation();
  }

  #follow(wish: ScreenWish): void {
    switch (wish.type) {
      case 'visit':
        this.show(wish.screen);
        break;
      case 'search':
        void this.#searchFor({ query: wish.query, pageSize: 10, queryType: 'ManualSearch' });
        break;
      case 'read':
        void this.#read(wish.articleId);
        break;
      case 'backToResults':
        this.#showSearch({ ...this.#search, article: undefined });
        break;
      case 'share':
        void this.#share(wish.joinCode);
        break;
      case 'stopSharing':
        this.#parts.cobrowse.stop();
    }
  }

  /** By the commands that a page has, too, so that a page hears the events of its visitors' searches. */
  async #searchFor(options: object): Promise<void> {
    try {
      const results = at(await this.#parts.plugins.run('KnowledgeService.search', options), 'results');
      const found = (Array.isArray(results) ? results : []).map(
        (result): FoundArticle => ({
          id: String(at(result, 'document.id')),
          title: String(at(result, 'document.title')),
        }),
      );
      this.#showSearch({ ...nothingSearched, found });
    } catch (error) {
      this.#searchFailed(nothingSearched, error);
    }
  }

  async #read(articleId: string): Promise<void> {
    try {
      const article = await this.#parts.plugins.run('KnowledgeService.getArticle', { articleId });
      const title = String(at(article, 'title') ?? '');
      this.#showSearch({ ...this.#search, article: { title, paragraphs: paragraphsOf(article) } });
    } catch (error) {
      this.#searchFailed(this.#search, error);
    }
  }

  async #share(joinCode: string): Promise<void> {
    try {
      await this.#parts.cobrowse.accept(joinCode);
      this.#codeWasRefused = false;
    } catch {
      // CobrowseVoice.error has told the page why.
      this.#codeWasRefused = true;
    }
    this.#tell();
  }

  #searchFailed(search: SearchScreen, error: unknown): void {
    this.#parts.plugins.bus.publish('Knowledge', 'error', { error });
    this.#showSearch({ ...search, failed: true });
  }

  #showSearch(search: SearchScreen): void {
    this.#search = search;
    this.#tell();
  }

  #tell(): void {
    this.#parts.messengerWindow.showScreen(this.#screen());
  }

  #screen(): Screen {
    const { deployment, cobrowse } = this.#parts;
    const hasHome = deployment.homeScreen !== undefined;
    switch (this.#name) {
      case 'conversation':
        return { name: 'conversation', hasHome };
      case 'search':
        return { name: 'search', hasHome, search: this.#search };
      case 'cobrowse':
        return {
          name: 'cobrowse',
          hasHome,
          cobrowse: { isOn: cobrowse.isOn, wasRefused: this.#codeWasRefused },
        };
      case 'home':
        return { name: 'home', hasHome, home: homeOf(deployment) };
    }
  }
}

function homeOf({ language, homeScreen, hasConversations, hasKnowledge, cobrowsesByVoice }: Deployment) {
  return {
    title: language.label('MessengerHomeHeaderTitle'),
    subTitle: language.label('MessengerHomeHeaderSubTitle'),
    logoUrl: homeScreen?.logoUrl,
    ways: [
      ...(hasConversations ? (['conversation'] as const) : []),
      ...(hasKnowledge ? (['search'] as const) : []),
      ...(cobrowsesByVoice ? (['cobrowse'] as const) : []),
    ],
  };
}

/** The texts of the document's first variation; pictures, lists and tables are not drawn. */
function paragraphsOf(article: unknown): string[] {
  const [variation] = listAt(article, 'variations');
  return listAt(variation, 'body.blocks').map((block) =>
    listAt(block, 'paragraph.blocks')
      .map((part) => String(at(part, 'text.text') ?? ''))
      .join(''),
  );
}

function listAt(value: unknown, path: string): unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}

const nothingSearched: SearchScreen = { found: undefined, article: undefined, failed: false };
