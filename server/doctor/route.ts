import { Router } from 'express';
import { operatorsOnly } from '../operations/operators.ts';
import type { Diagnosis, DoctorParts } from './doctor.ts';

/**
 * `GET /api/doctor`: the whole report as JSON, for those who operate the companion: it makes calls to Genesys, and its words
 * are not for visitors. One report at a time, however many ask.
 */
export function doctorRoute(parts: Omit<DoctorParts, 'extent'>, token: string | undefined): Router {
  const router = Router();
  let examining: Promise<{ well: boolean; diagnoses: Diagnosis[] }> | undefined;
  const examine = async () => {
    // Loaded when somebody asks: most companions never are.
    const { isWell, runDoctor } = await import('./doctor.ts');
    const diagnoses = await runDoctor({ ...parts, extent: 'whole' });
    return { well: isWell(diagnoses), diagnoses };
  };
  router.get('/api/doctor', operatorsOnly(token), async (_req, res) => {
    examining ??= examine().finally(() => {
      examining = undefined;
    });
    res.json(await examining);
  });
  return router;
}
