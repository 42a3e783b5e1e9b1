/** Untrained kernels are uniform between −bound and bound: He et al., arXiv:1502.01852, eq. 10. */
export const heBound = (inputs: number): number => Math.sqrt(6 / inputs);
