/**
 * Looks, from the browser of whoever has the settings open, at what a visitor's browser will meet: the companion, whether
 * it lets this site in, and the tag in the site's front page. No visitor's session is made for it.
 */
(() => {
  const { __, sprintf } = window.wp.i18n;

  const panel = document.querySelector('.messenger-tag-state');
  if (!panel) {
    return;
  }
  const { companion, home, tagId, tokenEndpoint, off } = panel.dataset;
  const list = panel.querySelector('.messenger-tag-checks');

  panel.querySelector('.messenger-tag-again').addEventListener('click', look);
  look();

  async function look() {
    const answers = await companionAnswers();
    const found = [answers];
    if (answers.is === 'good') {
      found.push(await siteIsLetIn());
    }
    found.push(await pageHasTag());
    list.replaceChildren(...found.map(drawn));
  }

  async function companionAnswers() {
    const title = __('The companion', 'messenger-tag');
    if (location.protocol === 'https:' && companion.startsWith('http:') && !isThisMachine(companion)) {
      return bad(
        title,
        sprintf(
          /* translators: %s: an address. */
          __(
            '%s begins with http. Browsers load nothing like that into a site with https. Write https, if the companion has it, or ask whoever runs it.',
            'messenger-tag',
          ),
          companion,
        ),
      );
    }
    const response = await fetch(new URL('loader/manifest.json', companion), {
      cache: 'no-store',
      credentials: 'omit',
    }).catch(() => null);
    if (!response) {
      return bad(
        title,
        /* translators: %s: an address. */
        sprintf(
          __(
            '%s cannot be reached from your browser. It is down, the address is misspelt, or something in your browser or network blocks it. Open the address in a tab of its own.',
            'messenger-tag',
          ),
          companion,
        ),
      );
    }
    const manifest = await response.json().catch(() => null);
    if (!response.ok || !manifest || typeof manifest.loader !== 'string') {
      return bad(
        title,
        /* translators: %s: an address. */
        sprintf(
          __(
            'Something answers at %s, but not as a companion does. Is there a path behind the host’s name, as in https://example.com/chat? Compare it with the address in your tag.',
            'messenger-tag',
          ),
          companion,
        ),
      );
    }
    /* translators: %s: an address. */
    return good(title, sprintf(__('%s answers.', 'messenger-tag'), companion));
  }

  async function siteIsLetIn() {
    const title = __('This site', 'messenger-tag');
    const visitors = new URL(home).origin;
    if (tokenEndpoint) {
      return unclear(
        title,
        __('Your tag names a token endpoint of its own, which is not asked here.', 'messenger-tag'),
      );
    }
    if (visitors !== location.origin) {
      return unclear(
        title,
        /* translators: 1: the site's address, 2: the dashboard's address. */
        sprintf(
          __(
            'Your pages are at %1$s and this one is at %2$s, so it cannot ask for them. %1$s has to be on the companion’s list, ALLOWED_ORIGINS.',
            'messenger-tag',
          ),
          visitors,
          location.origin,
        ),
      );
    }
    try {
      // To end a session that does not exist: answered for every site on the list, and nobody's session is touched.
      const { status } = await fetch(new URL('api/guest-token/end', companion), {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ resume: 'none' }),
      });
      if (status < 300) {
        /* translators: %s: the site's address. */
        return good(title, sprintf(__('The companion lets %s in.', 'messenger-tag'), visitors));
      }
      /* translators: %s: a number such as 503. */
      return unclear(
        title,
        sprintf(
          __(
            'The companion answers with %s. Look again in a minute; if it stays so, tell whoever runs it.',
            'messenger-tag',
          ),
          status,
        ),
      );
    } catch {
      return bad(
        title,
        /* translators: %s: the site's address. */
        sprintf(
          __(
            'The companion does not let %s in: visitors get the chat without being recognised, or not at all. Whoever runs the companion adds %s to ALLOWED_ORIGINS.',
            'messenger-tag',
          ).replaceAll('%s', visitors),
        ),
      );
    }
  }

  async function pageHasTag() {
    const title = __('Your front page', 'messenger-tag');
    if (off) {
      return unclear(title, __('This site is switched off, below.', 'messenger-tag'));
    }
    if (new URL(home).origin !== location.origin) {
      return unclear(
        title,
        __('It is on another address than this page, so it cannot be looked at from here.', 'messenger-tag'),
      );
    }
    try {
      // As somebody who is not signed in, since that is for whom caches and optimisers work.
      const response = await fetch(home, { cache: 'reload', credentials: 'omit' });
      return judge(title, new DOMParser().parseFromString(await response.text(), 'text/html'));
    } catch {
      return unclear(title, __('It could not be loaded.', 'messenger-tag'));
    }
  }

  function judge(title, page) {
    const tag = page.getElementById(tagId);
    const all = Array.from(page.scripts).filter((script) =>
      /loader\.js/.test(script.outerHTML.split('>')[0]),
    );
    if (!tag) {
      return bad(
        title,
        __(
          'The tag is not in it. A cache may still have an older page: empty it, and look again. Else the theme leaves out wp_head(), or an optimiser has taken the tag away: leave loader.js out of what it joins and delays.',
          'messenger-tag',
        ),
      );
    }
    const type = (tag.getAttribute('type') || '').toLowerCase();
    const runs = ['', 'text/javascript', 'application/javascript', 'module'].includes(type);
    if (!runs || !/loader\.js/.test(tag.getAttribute('src') || '')) {
      return bad(
        title,
        /* translators: %s: how a script's tag begins. */
        sprintf(
          __(
            'Something has changed the tag to %s: the chat comes late or never. Leave loader.js out in your optimiser.',
            'messenger-tag',
          ),
          `${tag.outerHTML.split('>')[0]}>`,
        ),
      );
    }
    if (all.length > 1) {
      return unclear(
        title,
        __(
          'The tag is in it more than once; the first one serves. Take the other out of your theme.',
          'messenger-tag',
        ),
      );
    }
    return good(title, __('The tag is in it, and nothing has changed it.', 'messenger-tag'));
  }

  function isThisMachine(address) {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
  }

  function good(title, words) {
    return { is: 'good', sign: '✓', title, words };
  }

  function bad(title, words) {
    return { is: 'bad', sign: '✕', title, words };
  }

  function unclear(title, words) {
    return { is: 'unclear', sign: '?', title, words };
  }

  function drawn({ is, sign, title, words }) {
    const item = document.createElement('li');
    item.className = 'messenger-tag-check';
    const mark = document.createElement('span');
    mark.className = 'messenger-tag-mark';
    mark.dataset.is = is;
    mark.setAttribute('aria-hidden', 'true');
    mark.textContent = sign;
    const name = document.createElement('strong');
    name.textContent = title;
    item.append(mark, name, words);
    return item;
  }
})();
