// AssemblyScript: WebAssembly takes a third of JavaScript's time for the rows of a head.
export { reserve, columns, sums, ofRows, rows } from './room';
export { dotRows } from './dotRows';
export { addRows } from './addRows';
