import { useState } from 'preact/hooks';
import type { ScreenWish, SearchScreen } from '../frames/screens.ts';
import { ScreenHeader } from './screen-header.tsx';
import { words } from './words.ts';

interface SearchViewProps {
  search: SearchScreen;
  onHome: (() => void) | undefined;
  onWish: (wish: ScreenWish) => void;
  onClose: () => void;
}

/** A search in the knowledge base: its results, or one article of them. */
export function SearchView({ search, onHome, onWish, onClose }: SearchViewProps) {
  // Here, not in the form: who comes back from an article finds what they looked for.
  const [query, setQuery] = useState('');
  return (
    <section class="messenger" aria-label={words.ways.search}>
      <ScreenHeader title={words.ways.search} onHome={onHome} onClose={onClose} />
      <div class="screen">
        {search.article ? (
          <Article article={search.article} onBack={() => onWish({ type: 'backToResults' })} />
        ) : (
          <>
            <SearchForm
              query={query}
              onInput={setQuery}
              onSearch={() => onWish({ type: 'search', query: query.trim() })}
            />
            <Results search={search} onRead={(articleId) => onWish({ type: 'read', articleId })} />
          </>
        )}
      </div>
    </section>
  );
}

interface SearchFormProps {
  query: string;
  onInput: (query: string) => void;
  onSearch: () => void;
}

function SearchForm({ query, onInput, onSearch }: SearchFormProps) {
  return (
    <form
      class="asked"
      onSubmit={(event) => {
        event.preventDefault();
        if (query.trim() !== '') onSearch();
      }}
    >
      <input
        type="search"
        value={query}
        dir="auto"
        aria-label={words.query}
        placeholder={words.query}
        data-first-focus
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <button type="submit" class="way">
        {words.search}
      </button>
    </form>
  );
}

function Results({ search, onRead }: { search: SearchScreen; onRead: (articleId: string) => void }) {
  const { found, failed } = search;
  return (
    <div role="status">
      {failed && <p>{words.searchFailed}</p>}
      {found?.length === 0 && <p>{words.nothingFound}</p>}
      <ul class="results">
        {found?.map(({ id, title }) => (
          <li key={id}>
            <button type="button" dir="auto" onClick={() => onRead(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Article({ article, onBack }: { article: NonNullable<SearchScreen['article']>; onBack: () => void }) {
  return (
    <article>
      {/* Not the button below: a long article would be scrolled to its end. */}
      <h2 dir="auto" tabIndex={-1} data-first-focus>
        {article.title}
      </h2>
      {article.paragraphs.map((paragraph) => (
        <p key={paragraph} dir="auto">
          {paragraph}
        </p>
      ))}
      <button type="button" class="earlier" onClick={onBack}>
        {words.backToResults}
      </button>
    </article>
  );
}
