/** A function's value at a point, and its gradient there. */
export interface Tangent {
  readonly value: number;
  readonly gradient: Float64Array;
}
