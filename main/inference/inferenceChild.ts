import type { ForkedProcess, ForkProcess } from '../processes/forkedProcess';

/** A forked inference process. */
export type InferenceChild = ForkedProcess;

/** Starts the inference process. */
export type ForkInference = ForkProcess;
