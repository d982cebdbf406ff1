import { rowsOfTheApi } from './rows/api.ts';
import { rowsOfTheConfiguration } from './rows/configuration.ts';
import { rowsOfTheFirstLook } from './rows/first-look.ts';
import { rowsOfTheGuestApi } from './rows/guest-api.ts';
import { rowsOfThePage } from './rows/page.ts';
import type { Row } from './rows/row.ts';

/** The facts of genesys.md that are CONFIRMED or CONFIRMED-2 and that a sandbox can follow: one row each. */
export const rows: readonly Row[] = [
  ...rowsOfTheFirstLook,
  ...rowsOfThePage,
  ...rowsOfTheGuestApi,
  ...rowsOfTheConfiguration,
  ...rowsOfTheApi,
];
