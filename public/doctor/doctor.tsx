import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { root } from '../site/root.ts';
import { Findings } from './findings.tsx';
import { findingsOfTag } from './of-the-tag.ts';
import { addressForPanel, type Examined, examine, Refused } from './question.ts';

type State =
  | { readonly is: 'asking' }
  | { readonly is: 'waiting'; readonly url: string }
  | { readonly is: 'refused'; readonly says: string }
  | { readonly is: 'answered'; readonly examined: Examined };

const asked = new URLSearchParams(location.search).get('url') ?? '';

function Doctor() {
  const [url, setUrl] = useState(asked);
  const [tag, setTag] = useState('');
  const [state, setState] = useState<State>({ is: 'asking' });
  const form = useRef<HTMLFormElement>(null);
  const result = useRef<HTMLElement>(null);
  const latest = useRef(0);

  const ask = async () => {
    const turn = ++latest.current;
    const question = { url: url.trim(), tag: tag.trim() };
    if (question.url === '')
      return setState({
        is: 'refused',
        says: 'Write the address of a page, as https://www.example.com/help.',
      });
    setState({ is: 'waiting', url: question.url });
    // What was pasted stays out of it: the address is made for sending on.
    history.replaceState(null, '', `?${new URLSearchParams({ url: question.url })}`);
    try {
      const answer = await examine(question);
      const findings = findingsOfTag(answer);
      if (turn === latest.current) setState({ is: 'answered', examined: { ...answer, findings } });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (turn === latest.current) setState({ is: 'refused', says: error.message });
    }
  };

  useEffect(() => {
    if (asked !== '') form.current?.requestSubmit();
  }, []);
  useEffect(() => {
    // Whoever asked goes on reading there, by keyboard and screen reader too.
    if (state.is === 'answered') result.current?.focus();
  }, [state]);

  return (
    <div class="stack doctor">
      <form
        class="card stack"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <div class="field">
          <label for="url">Address of the page</label>
          <div class="doctor-ask">
            <input
              id="url"
              name="url"
              type="text"
              inputMode="url"
              autocomplete="url"
              autocapitalize="none"
              spellcheck={false}
              maxLength={2000}
              placeholder="https://www.example.com/help"
              value={url}
              onInput={({ currentTarget }) => setUrl(currentTarget.value)}
              aria-invalid={state.is === 'refused' ? 'true' : undefined}
              aria-describedby={state.is === 'refused' ? 'refused url-hint' : 'url-hint'}
            />
            <button class="button" type="submit" aria-disabled={state.is === 'waiting' ? 'true' : undefined}>
              {state.is === 'waiting' ? 'Looking …' : 'Look at the page'}
            </button>
          </div>
          <p id="refused" class="error" role="alert">
            {state.is === 'refused' ? state.says : ''}
          </p>
          <p class="hint" id="url-hint">
            As visitors see it in the browser. Only pages of sites that this companion serves are fetched.
          </p>
        </div>
        <details>
          <summary>The page cannot be reached from outside? Paste the tag</summary>
          <div class="field doctor-paste">
            <label for="tag">The tag, as it stands in your site</label>
            <textarea
              id="tag"
              name="tag"
              rows={4}
              maxLength={6000}
              spellcheck={false}
              value={tag}
              onInput={({ currentTarget }) => setTag(currentTarget.value)}
            />
          </div>
        </details>
      </form>
      <p class="visually-hidden" role="status">
        {state.is === 'waiting' ? 'Looking at the page.' : ''}
      </p>
      {state.is === 'waiting' && <Waiting url={state.url} />}
      {state.is === 'answered' && (
        <section class="stack" tabIndex={-1} ref={result} aria-labelledby="verdict">
          <Findings examined={state.examined} />
        </section>
      )}
      <BrowserItself url={state.is === 'answered' ? state.examined.url : undefined} />
    </div>
  );
}

function Waiting({ url }: { url: string }) {
  return (
    <div class="doctor-waiting" aria-hidden="true">
      <span class="doctor-pulse" />
      <p>{url}</p>
    </div>
  );
}

/** Blockers, storage, consent and what else is one visitor's own: the page has to be asked in that browser. */
function BrowserItself({ url }: { url: string | undefined }) {
  const panel = url === undefined ? undefined : addressForPanel(url);
  return (
    <aside class="callout stack doctor-browser">
      <h2>What only your browser can tell</h2>
      <p>
        A blocker, refused storage, the consent that you gave, two launchers in one corner: open your page
        with <code>?messenger-debug=doctor</code> behind its address, and a panel in the page says how it is
        there.
      </p>
      {panel !== undefined && (
        <p>
          <a class="button quiet" href={panel} target="_blank" rel="noopener noreferrer">
            Open the page with the panel
          </a>
        </p>
      )}
      <p>
        <a href={new URL('docs/troubleshooting', root).href}>Look through the symptoms</a>
      </p>
    </aside>
  );
}

const place = document.querySelector('#doctor');
if (place) render(<Doctor />, place);
