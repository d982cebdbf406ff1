import { useId } from 'preact/hooks';
import type { OptionName } from '../../loader/options.ts';
import { DeploymentChecks, RegionCheck, SiteChecks } from './check-views.tsx';
import { type Choices, withOption } from './choices.ts';
import { FieldView } from './field-view.tsx';
import { fieldsOf, type Group } from './fields.ts';
import type { Checks } from './use-checks.ts';
import type { Choose } from './use-choices.ts';
import type { Companion } from './use-companion.ts';

interface FormProps {
  readonly choices: Choices;
  readonly choose: Choose;
  readonly checks: Checks;
  readonly companion: Companion;
}

/** Everything that can be chosen, in the order in which somebody thinks of it. */
export function Form(props: FormProps) {
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()}>
      <Section number={1} title="Where it goes">
        <SiteField {...props} />
        <Fields {...props} group="where" />
      </Section>
      <Section number={2} title="How it looks">
        <Fields {...props} group="looks" />
      </Section>
      <Section number={3} title="What it does">
        <Fields {...props} group="behaviour" />
      </Section>
      <details class="card more">
        <summary>
          <h2>
            <span class="number">4</span> More
          </h2>
        </summary>
        <div class="stack">
          <ReleaseField {...props} />
          <Fields {...props} group="more" />
        </div>
      </details>
      {props.choices.unknown.length > 0 && <UnknownNames {...props} />}
    </form>
  );
}

function Section({
  number,
  title,
  children,
}: {
  number: number;
  title: string;
  children: preact.ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>
        <span class="number">{number}</span> {title}
      </h2>
      {children}
    </section>
  );
}

function SiteField({ choices, choose, checks }: FormProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Address of your site</label>
      <p class="hint" id={`${id}-hint`}>
        It does not go into the tag. With it we look whether the chat may open there.
      </p>
      <input
        id={id}
        type="text"
        inputMode="url"
        autocomplete="url"
        spellcheck={false}
        placeholder="https://www.example.com"
        value={choices.site}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => choose({ ...choices, site: currentTarget.value }, 'site')}
      />
      <SiteChecks site={choices.site} checks={checks} />
    </div>
  );
}

function Fields({ choices, choose, checks, group, companion }: FormProps & { group: Group }) {
  const { options } = choices;
  const said: Partial<Record<OptionName, preact.ComponentChildren>> = {
    deploymentId: <DeploymentChecks options={options} checks={checks} />,
    region: <RegionCheck region={options.region ?? ''} />,
  };
  // Of one site the companion names both itself, and few want another.
  const isTold = (name: OptionName) =>
    companion.told?.site !== undefined && (name === 'deploymentId' || name === 'region');
  const shown = fieldsOf(group);
  const views = (names: typeof shown) =>
    names.map((field) => (
      <FieldView
        key={field.name}
        field={field}
        value={options[field.name] ?? ''}
        onValue={(value) =>
          choose({ ...choices, options: withOption(options, field.name, value) }, field.name)
        }
      >
        {said[field.name]}
      </FieldView>
    ));
  const told = shown.filter(({ name }) => isTold(name));
  return (
    <>
      {views(shown.filter(({ name }) => !isTold(name)))}
      {told.length > 0 && (
        <details open={told.some(({ name }) => options[name])}>
          <summary>Another deployment than this companion’s own</summary>
          <div class="stack">{views(told)}</div>
        </details>
      )}
    </>
  );
}

function ReleaseField({ choices, choose, companion }: FormProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          checked={choices.release === 'pinned'}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) =>
            choose({ ...choices, release: currentTarget.checked ? 'pinned' : 'latest' }, 'release')
          }
        />
        Name a version, with integrity
      </label>
      <p class="hint" id={`${id}-hint`}>
        For sites whose policy asks for it: the browser then refuses a loader.js with other bytes. The tag
        stays at this version until you change it.
        {choices.release === 'pinned' &&
          !companion.pinned &&
          ' The companion has not named one, so it is left out.'}
      </p>
    </div>
  );
}

function UnknownNames({ choices, choose }: FormProps) {
  return (
    <div class="callout" data-kind="warn">
      <p>
        The address that you opened says more than the tag can have:{' '}
        {choices.unknown.map(([name]) => name).join(', ')}.
      </p>
      <button
        type="button"
        class="button quiet small"
        onClick={() => choose({ ...choices, unknown: [] }, 'unknown')}
      >
        Leave it out
      </button>
    </div>
  );
}
