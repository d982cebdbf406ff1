import type { Logger } from '../operations/log.ts';
import type { Diagnosis } from './doctor.ts';

const MARKS = { ok: 'ok     ', warning: 'WARNING', failed: 'FAILED ', skipped: '-      ' } as const;

/** For a terminal: a line for each check, and below it what to do. */
export function inLines(diagnoses: readonly Diagnosis[]): string {
  const several = new Set(diagnoses.map(({ deploymentId }) => deploymentId)).size > 1;
  const lines = diagnoses.flatMap(({ status, title, says, remedy, deploymentId }) => [
    `${MARKS[status]}  ${several ? `${deploymentId}  ` : ''}${title}: ${says}`,
    ...(remedy === undefined ? [] : [`         → ${remedy}`]),
  ]);
  const count = (status: Diagnosis['status']) => diagnoses.filter((each) => each.status === status).length;
  return [...lines, '', `${count('ok')} ok, ${count('warning')} warnings, ${count('failed')} failed`].join(
    '\n',
  );
}

/** For the log: what is well in one line, and one for each that is not. */
export function logDiagnoses(diagnoses: readonly Diagnosis[], log: Logger): void {
  const well = diagnoses.filter(({ status }) => status === 'ok').map(({ title }) => title);
  if (well.length > 0) log.info({ checks: well }, 'checked');
  for (const { status, title: check, says, remedy, deploymentId } of diagnoses) {
    if (status === 'failed') log.error({ check, deploymentId, remedy }, says);
    if (status === 'warning') log.warn({ check, deploymentId, remedy }, says);
  }
}
