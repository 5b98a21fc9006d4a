// `npm run layers`: fails on an import that the layers forbid, on a cycle, and on an import that
// leads nowhere.
import { findViolations } from './find-violations.ts';

const { files, violations, unusedExceptions } = await findViolations(process.cwd());
for (const violation of violations) console.error(violation);
for (const exception of unusedExceptions) console.error(`unused-exception: ${exception}`);
console.log(`${files} files, ${violations.length} forbidden imports`);
process.exit(files === 0 || violations.length + unusedExceptions.length > 0 ? 1 : 0);
