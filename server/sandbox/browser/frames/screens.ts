/** What Messenger's window shows beside the conversation, as page and frame tell each other. All of it is ours. */

export type ScreenName = 'conversation' | 'home' | 'search' | 'cobrowse';

export interface HomeScreen {
  /** Nothing: in Messenger's own words. */
  readonly title: string | undefined;
  readonly subTitle: string | undefined;
  readonly logoUrl: string | undefined;
  /** Where its buttons lead. */
  readonly ways: readonly Exclude<ScreenName, 'home'>[];
}

export interface FoundArticle {
  readonly id: string;
  readonly title: string;
}

export interface SearchScreen {
  /** Nothing: nobody has searched yet. */
  readonly found: readonly FoundArticle[] | undefined;
  readonly article: { readonly title: string; readonly paragraphs: readonly string[] } | undefined;
  readonly failed: boolean;
}

export interface CobrowseScreen {
  readonly isOn: boolean;
  /** No agent waits with the code that was typed. */
  readonly wasRefused: boolean;
}

export type Screen = { readonly hasHome: boolean } & (
  | { readonly name: 'conversation' }
  | { readonly name: 'home'; readonly home: HomeScreen }
  | { readonly name: 'search'; readonly search: SearchScreen }
  | { readonly name: 'cobrowse'; readonly cobrowse: CobrowseScreen }
);

/** What a visitor wants there. */
export type ScreenWish =
  | { readonly type: 'visit'; readonly screen: ScreenName }
  | { readonly type: 'search'; readonly query: string }
  | { readonly type: 'read'; readonly articleId: string }
  | { readonly type: 'backToResults' }
  | { readonly type: 'share'; readonly joinCode: string }
  | { readonly type: 'stopSharing' };
