import type { Ask } from '../availability/find-schedules.ts';
import type { Found, Look } from '../availability/looks.ts';
import { type Call, GenesysFailure, problemOf } from '../genesys/failures.ts';
import type { Inspector } from '../genesys/inspector.ts';
import { Problem } from '../http/problems.ts';
import { type Finding, type Scene, warning } from './finding.ts';
import { notCalled } from './platform.ts';

/** What Genesys says of one thing now, or why it does not. Visitors chat all the same, so it is never more than a warning. */
export async function lookOnce(
  look: Look,
  inspector: Inspector,
  { addresses }: Pick<Scene, 'addresses'>,
): Promise<Found | Finding> {
  let call: Call | undefined;
  const ask: Ask = (question) => {
    call = { name: question.name, address: `${question.method} ${addresses.api}${question.path}` };
    return inspector.ask(question);
  };
  try {
    return { [look.name]: await look.find(ask, { before: undefined, save: async () => {} }) };
  } catch (error) {
    if (error instanceof Problem)
      return warning(`What Genesys told is of no use: ${UNKNOWN}`, error.remedy ?? '');
    if (!(error instanceof GenesysFailure) || call === undefined) throw error;
    if (error.kind === 'overloaded') return notCalled(error);
    const { remedy = '' } = problemOf(error, call);
    const roles = error.status === 403 ? ` ${ROLES}` : '';
    return warning(`Genesys did not tell (${error.message}): ${UNKNOWN}`, remedy + roles);
  }
}

const UNKNOWN = 'pages hear unknown, and chat as always.';
const ROLES = 'Permissions belong to roles, and the client has its roles in Genesys Cloud: Admin, OAuth.';
