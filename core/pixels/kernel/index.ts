// AssemblyScript: WebAssembly takes less than half of JavaScript's time for a map's pixels.
export { reserve, sourceMap, tagged, tags, values } from './room';
export { resize } from './resize';
export { equal, examine, first, highest, lowest } from './examine';
export { figures, measure } from './measure';
export { upperHalf } from './rank';
export { shade } from './shade';
