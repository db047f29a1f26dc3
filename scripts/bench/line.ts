/** One measured figure; `npm run bench` prints each as one line of JSON. */
export interface BenchLine {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** The plain thing measured beside it in the same run, in the same unit. */
  readonly baseline?: number;
  /** `value / baseline`. */
  readonly ratio?: number;
}
