import type { Site } from '../../config/config.ts';
import type { Deployment } from '../../genesys/inspector.ts';
import type { Scene } from '../finding.ts';
import type { FetchedPage, FetchRules, NoPage } from './fetch-page.ts';
import type { PageFinding } from './page-finding.ts';
import type { PageReading, TagInPage } from './read-page.ts';

/** What a check of a page says, before it is given its title. */
export type Look = Omit<PageFinding, 'title'>;

/** What the checks of a page look at. */
export interface PageScene {
  /** As it was asked for. */
  readonly asked: URL;
  /** Where visitors are who ask for that: it may have led elsewhere. */
  readonly url: URL;
  /** What came in its place. */
  readonly page: FetchedPage | NoPage;
  /** Of the page; empty where none came. */
  readonly reading: PageReading | undefined;
  /** Of the tag that was pasted; `undefined` where none was. */
  readonly pasted: PageReading | undefined;
  /** The tag that counts: the page's first one, or the one that was pasted. */
  readonly tag: TagInPage | undefined;
  /** Whether any site of the companion is for pages of this origin. */
  readonly isListed: boolean;
  /** The site that the tag names, or the only one that there is for the page. */
  readonly site: Site | undefined;
  /** Of that site, for asking Genesys. */
  readonly genesys: Scene | undefined;
  /** The site's deployment, read once; `unreachable` where Genesys cannot be asked from here. */
  readonly deployment: () => Promise<Deployment | 'missing' | 'unreadable' | 'unreachable'>;
  readonly companion: OwnAddress;
  readonly rules: FetchRules;
}

/** Where pages reach this companion, and a way to ask it as they would. */
export interface OwnAddress {
  /** Without slashes at the end: PUBLIC_URL, and what it was asked by. */
  readonly urls: readonly string[];
  /** Asks it for a path below that. Rejects with `Unreachable` where it cannot be reached by PUBLIC_URL. */
  ask(
    path: string,
    asked: { method: 'GET' | 'OPTIONS'; headers: Record<string, string> },
  ): Promise<OwnAnswer>;
}

export interface OwnAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
