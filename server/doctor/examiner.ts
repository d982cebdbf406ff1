import type { Diagnosis, DoctorParts } from './doctor.ts';

/** The whole report of the doctor, for those who operate the companion: its words are not for visitors. */
export type Examine = () => Promise<{ readonly well: boolean; readonly diagnoses: readonly Diagnosis[] }>;

/** `parts` is asked at each report, since the configuration may have changed. One report at a time, however many ask. */
export function createExaminer(parts: () => Omit<DoctorParts, 'extent'>): Examine {
  let examining: ReturnType<Examine> | undefined;
  const examine: Examine = async () => {
    // Loaded when somebody asks: most companions never are.
    const { isWell, runDoctor } = await import('./doctor.ts');
    const diagnoses = await runDoctor({ ...parts(), extent: 'whole' });
    return { well: isWell(diagnoses), diagnoses };
  };
  return () => {
    examining ??= examine().finally(() => {
      examining = undefined;
    });
    return examining;
  };
}
