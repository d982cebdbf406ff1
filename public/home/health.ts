import type { About } from '../../server/front-door/about.ts';
import { root } from '../site/root.ts';

/** What `GET /api/doctor` says of one check (`server/doctor/doctor.ts`). */
interface Diagnosis {
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly title: string;
  readonly says: string;
  readonly remedy?: string;
}

interface Heard {
  /** The tag has to name its deployment. */
  readonly several: () => void;
}

/** Shows the doctor's short form to operators. Anybody else is asked for the token, and told nothing. */
export async function showHealth({ several }: Heard): Promise<void> {
  const report = document.querySelector('#report');
  const form = document.querySelector<HTMLFormElement>('#operator');
  const field = form?.querySelector('input');
  if (!report || !form || !field) return;

  const look = async (token?: string): Promise<boolean> => {
    const headers: HeadersInit = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const about = await read<About>('about.json', headers);
    if (about?.hasSeveralSites) several();
    if (!about?.isOperator) return false;
    report.replaceChildren(paragraph('Looking…', 'soft'));
    const found = await read<{ diagnoses: readonly Diagnosis[] }>('api/doctor', headers);
    if (!found) {
      report.replaceChildren(paragraph('The report did not come. Reload the page to try again.', 'error'));
      return true;
    }
    report.replaceChildren(...inShort(found.diagnoses));
    return true;
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isRight = await look(field.value);
    form.hidden = isRight;
    field.toggleAttribute('aria-invalid', false);
    if (isRight) return;
    field.setAttribute('aria-invalid', 'true');
    report.replaceChildren(
      paragraph('That is not the METRICS_TOKEN of this companion, or it has none.', 'error'),
    );
    field.focus();
  });
  form.hidden = await look();
}

/** `undefined` where the companion does not answer, or refuses. */
async function read<T>(path: string, headers: HeadersInit): Promise<T | undefined> {
  try {
    const response = await fetch(new URL(path, root), { headers, cache: 'no-store' });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

function inShort(diagnoses: readonly Diagnosis[]): HTMLElement[] {
  const isWrong = ({ status }: Diagnosis) => status === 'failed' || status === 'warning';
  const wrong = diagnoses.filter(isWrong).sort((one, other) => one.status.localeCompare(other.status));
  const well = diagnoses.filter(({ status }) => status === 'ok').length;
  if (wrong.length === 0)
    return [callout('good', [paragraph(`It is well: ${well} checks, and nothing to mend.`)])];
  const sum = paragraph(
    `${well} checks are well. ${wrong.length === 1 ? 'One is' : `${wrong.length} are`} not:`,
  );
  return [
    sum,
    ...wrong.map(({ status, title, says, remedy }) => {
      const heading = document.createElement('h3');
      heading.textContent = title;
      const word = document.createElement('span');
      word.className = 'badge';
      word.dataset.kind = status === 'failed' ? 'bad' : 'warn';
      word.textContent = status === 'failed' ? 'failed' : 'look at it';
      heading.append(' ', word);
      const lines = [heading, paragraph(says), ...(remedy ? [paragraph(`→ ${remedy}`)] : [])];
      return callout(status === 'failed' ? 'bad' : 'warn', lines);
    }),
  ];
}

function callout(kind: string, children: readonly HTMLElement[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'callout';
  box.dataset.kind = kind;
  box.append(...children);
  return box;
}

function paragraph(text: string, className = ''): HTMLElement {
  const line = document.createElement('p');
  line.textContent = text;
  line.className = className;
  return line;
}
