import { jobFormat } from '../../core/jobs/Job.js';
import { openContext } from '../../services/context.js';
import { report } from '../../services/scorer/report.js';

/** What making a report took. */
export interface MeasuredReport {
  /** Of the processor: others on the machine do not count. */
  readonly seconds: number;
  /** Resident memory at its highest. */
  readonly megabytes: number;
  readonly missing: number;
}

const [sweep = ''] = process.argv.slice(2);
const { missing } = await report({ format: jobFormat, sweep, generation: 1 }, openContext());
const { user, system } = process.cpuUsage();
const measured: MeasuredReport = {
  seconds: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1024,
  missing,
};
process.stdout.write(JSON.stringify(measured));
process.exit(0);
