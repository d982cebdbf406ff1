import { readFileSync, writeFileSync } from 'node:fs';
import { faultsOf, licencesPage } from './licences-page.ts';
import { shippedBy } from './shipped.ts';

/** `npm run licences`: writes the page, unless something must not ship. */
const PAGE = 'public/docs/licences.md';

const shipped = shippedBy(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const faults = faultsOf(shipped);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  writeFileSync(PAGE, licencesPage(shipped));
  console.log(
    `${PAGE}: ${shipped.length} packages, all with a licence that is known and none that runs a program.`,
  );
}
