import { siteVariables } from '../config/site-variables.ts';
import { variables } from '../config/variables.ts';
import type { Terminal } from './terminal.ts';

/** What the person has answered, by variable; what may be left out is missing. */
export type Answers = Readonly<Partial<Record<Name, string>>>;

type Name = (typeof questions)[number]['name'];

interface Question {
  readonly asks: string;
  /** What it means to leave it out; without this it must be answered. */
  readonly without?: string;
  readonly isSecret?: true;
  /** Asked only where this has been answered. */
  readonly of?: string;
}

/** All that the companion has to know and cannot make up, in the order in which it is asked. */
const questions = [
  { name: 'GENESYS_REGION', asks: 'Region of the organisation, as mypurecloud.ie or euw1' },
  {
    name: 'GENESYS_DEPLOYMENT_ID',
    asks: 'Id of the deployment (in Genesys Cloud: Admin, Message, Messenger Deployments)',
  },
  {
    name: 'GENESYS_CLIENT_ID',
    asks: 'Id of the OAuth client, of the kind client credentials',
    without: 'the companion makes the guests itself',
  },
  { name: 'GENESYS_CLIENT_SECRET', asks: 'Its secret', isSecret: true, of: 'GENESYS_CLIENT_ID' },
  {
    name: 'ALLOWED_ORIGINS',
    asks: 'Origins of the sites that carry the tag, comma-separated, as https://www.example.com',
  },
  {
    name: 'PUBLIC_URL',
    asks: 'How browsers reach the companion, as https://chat.example.com',
    without: 'from this machine alone',
  },
] as const satisfies readonly (Question & { name: keyof typeof schemas })[];

const schemas = { ...variables, ...siteVariables };

/** Asks everything, each until the answer can be used; `before` is what was answered the last time. */
export async function askAll(terminal: Terminal, before: Answers): Promise<Answers> {
  const answers: Partial<Record<Name, string>> = {};
  for (const question of questions as readonly (Question & { name: Name })[]) {
    if (question.of !== undefined && answers[question.of as Name] === undefined) continue;
    const answer = await askOne(terminal, question, before[question.name]);
    if (answer !== undefined) answers[question.name] = answer;
  }
  return answers;
}

async function askOne(
  terminal: Terminal,
  { name, asks, without, isSecret }: Question & { name: Name },
  before: string | undefined,
): Promise<string | undefined> {
  const kept = before === undefined ? '' : ` [${isSecret ? 'as before' : before}]`;
  const nothing = without === undefined ? '' : ` (${before === undefined ? 'empty' : '-'}: ${without})`;
  const question = `${asks}${nothing}${kept}:`;
  for (;;) {
    const typed = await (isSecret ? terminal.askForSecret(question) : terminal.ask(question));
    if (without !== undefined && (typed === '-' || (typed === '' && before === undefined))) return undefined;
    const answer = typed || before;
    const fault = answer === undefined ? 'This must be answered.' : faultOf(name, answer);
    if (fault === undefined) return answer;
    terminal.say(`  ${fault}`);
  }
}

/** As the companion itself would say it at the start. */
function faultOf(name: Name, answer: string): string | undefined {
  return schemas[name].safeParse(answer).error?.issues[0]?.message;
}
