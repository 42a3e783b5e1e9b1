import * as z from 'zod';
import { reportSchema } from './Report.js';

/** JSON Schema (2020-12) of report.json. */
export function reportJsonSchema(): object {
  return { ...z.toJSONSchema(reportSchema), title: 'foldcam report' };
}
