import type { Config } from '../config/config.ts';
import { keepLook } from '../operations/keep-look.ts';
import type { Diagnosis, DoctorParts } from './doctor.ts';

/** The whole report of the doctor, for those who operate the companion: its words are not for visitors. */
interface Report {
  /** When it was made, in ISO 8601. */
  readonly at: string;
  readonly well: boolean;
  readonly diagnoses: readonly Diagnosis[];
}

/** What a running companion hands its doctor: above all the one budget of calls, and the guests that it has made. */
type ExaminerParts = Pick<DoctorParts, 'cdnUrl' | 'shared'> &
  Required<Pick<DoctorParts, 'store' | 'lastGuestOf'>> & {
    /** ms, of a clock that only goes forward. */
    readonly now?: (() => number) | undefined;
  };

/**
 * The report, one in 30 s at the most: it costs calls that visitors need. `config` is asked at each report, and another one
 * is looked at at once.
 */
export function createExaminer(config: () => Config, parts: ExaminerParts): () => Promise<Report> {
  const { now, ...doctorParts } = parts;
  const examine = async (examined: Config): Promise<Report> => {
    // Loaded when somebody asks: most companions never are.
    const { isWell, runDoctor } = await import('./doctor.ts');
    const diagnoses = await runDoctor({ ...doctorParts, config: examined, extent: 'whole' });
    return { at: new Date().toISOString(), well: isWell(diagnoses), diagnoses };
  };
  const examineNow = keepLook(examine, { keptMs: KEPT_MS, now });
  return () => examineNow(config());
}

const KEPT_MS = 30_000;
