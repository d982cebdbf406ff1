import { parseRegion } from '../../server/genesys/regions.ts';
import { policyLines } from '../../server/genesys/site-policy.ts';
import { type Choices, toFragment } from './choices.ts';
import { CopyButton } from './copy-code.tsx';
import { platformNames } from './platforms/names.ts';
import type { Way } from './platforms/platform.ts';
import { platforms } from './platforms/platforms.ts';
import type { Tag } from './tag.ts';
import type { Choose } from './use-choices.ts';
import type { Companion } from './use-companion.ts';
import { Words } from './words.tsx';

interface InstallProps {
  readonly choices: Choices;
  readonly choose: Choose;
  readonly tag: Tag;
  readonly companion: Companion;
}

/** Where the tag goes, step by step, for the kind of site that somebody has. */
export function Install(props: InstallProps) {
  const { choices, choose, tag } = props;
  const { title, mind, ways } = platforms[choices.platform];
  return (
    <section class="install stack" aria-labelledby="install-title">
      <h2 id="install-title">Put it on your site</h2>
      <fieldset class="platforms">
        <legend>Your site is made with</legend>
        <div>
          {platformNames.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="platform"
                checked={name === choices.platform}
                onChange={() => choose({ ...choices, platform: name }, 'platform')}
              />
              <span>{platforms[name].title}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="card stack">
        <h3>{title}</h3>
        {mind.map((text) => (
          <p key={text}>
            <Words text={text} />
          </p>
        ))}
        {ways(tag).map((way) => (
          <WayView key={way.title} way={way} />
        ))}
      </div>
      <Policy {...props} />
      <Share choices={choices} />
    </section>
  );
}

function WayView({ way }: { way: Way }) {
  return (
    <div class="way stack">
      <h4>{way.title}</h4>
      <div class="code">
        <pre>
          <code>{way.code}</code>
        </pre>
        <CopyButton text={way.code} what="the code" />
      </div>
      <ol class="steps">
        {way.steps.map((step) => (
          <li key={step}>
            <Words text={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Policy({ choices, companion }: InstallProps) {
  const spelling = choices.options.region ?? companion.told?.site?.region;
  const region = spelling === undefined ? undefined : parseRegion(spelling);
  const lines = policyLines({ companion: new URL(companion.url).origin, region });
  const all = [...lines, ...ofIcon(choices)];
  const text = all.map(({ directive, sources }) => `${directive} ${sources.join(' ')};`).join('\n');
  return (
    <details class="card">
      <summary>
        <h3>If your site has a Content Security Policy</h3>
      </summary>
      <div class="stack">
        <p>
          Then your developers add these to what it has already.{' '}
          {region ? `They are for ${region.domain}.` : 'In the place of <region> goes yours: name it above.'}
        </p>
        <div class="code">
          <pre>
            <code>{text}</code>
          </pre>
          <CopyButton text={text} what="the lines" />
        </div>
        <ul>
          {lines
            .filter(({ more }) => more)
            .map(({ directive, more }) => (
              <li key={directive}>
                <code>{directive}</code>: {more}
              </li>
            ))}
        </ul>
      </div>
    </details>
  );
}

/** An image of the site's own on the button, where it comes from another origin than the page. */
function ofIcon({ options: { launcherIcon = '' } }: Choices) {
  const isElsewhere = /^https?:/.test(launcherIcon) && URL.canParse(launcherIcon);
  return isElsewhere ? [{ directive: 'img-src', sources: [new URL(launcherIcon).origin] }] : [];
}

function Share({ choices }: { choices: Choices }) {
  const fragment = toFragment(choices);
  const address = `${location.origin}${location.pathname}${fragment && '#'}${fragment}`;
  return (
    <div class="card stack">
      <h3>Send it to a colleague</h3>
      <p>This address opens the builder with all that you have chosen. There is no secret in it.</p>
      <div class="code">
        <pre>
          <code>{address}</code>
        </pre>
        <CopyButton text={address} what="the address" />
      </div>
    </div>
  );
}
