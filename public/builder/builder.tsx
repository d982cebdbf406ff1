import { render } from 'preact';
import { Form } from './form.tsx';
import { Install } from './install.tsx';
import { Preview } from './preview.tsx';
import { asHtml, tagOf } from './tag.ts';
import { TagBar } from './tag-bar.tsx';
import { useChecks } from './use-checks.ts';
import { useChoices } from './use-choices.ts';
import { useCompanion } from './use-companion.ts';

/** The tag builder: what is chosen on the one side, what comes of it on the other, and the tag below both. */
function Builder() {
  const [choices, choose] = useChoices();
  const companion = useCompanion();
  const checks = useChecks(choices);
  const tag = tagOf(choices, companion);
  return (
    <>
      <div class="work">
        <div>
          <Intro />
          <Form choices={choices} choose={choose} checks={checks} companion={companion} />
        </div>
        <Preview tag={tag} opens={companion.opens} />
        <TagBar line={asHtml(tag)} />
      </div>
      <Install choices={choices} choose={choose} tag={tag} companion={companion} />
    </>
  );
}

/** As it stands in `index.html`, for who waits for the script. */
function Intro() {
  return (
    <div class="stack intro">
      <h1>Build your tag</h1>
      <p class="lede">
        Choose how the chat looks and when it comes. The tag is finished at every moment: copy it when you
        like what you see.
      </p>
    </div>
  );
}

const place = document.getElementById('builder');
if (place) {
  place.replaceChildren();
  render(<Builder />, place);
}
