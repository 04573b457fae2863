/** What a bench of the case store measured. Times in ms, sizes in bytes; null where nothing was measured. */
export interface CaseFigures {
  readonly cases: number;
  readonly events: number;
  readonly seedMs: number;
  readonly fileBytes: number;
  readonly backupBytes: number | null;
  /** From the start of the process until the store answers. */
  readonly openMs: number;
  /** The first page after it. */
  readonly listOpenMs: number;
  /** Pages in every order, at the top and deep down, and filtered. */
  readonly listP95Ms: number | null;
  readonly searchP50Ms: number | null;
  readonly searchP95Ms: number | null;
  /** From an event until it is acknowledged, one at a time. */
  readonly appendP50Ms: number | null;
  readonly appendP95Ms: number | null;
  /** All summaries, as the dashboard asks for them. */
  readonly summariesMs: number;
  readonly verifyMs: number;
  readonly backupMs: number;
}

/** A bar and how a run stands to it. */
export interface CaseVerdict {
  readonly key: keyof CaseFigures;
  readonly title: string;
  readonly value: number | null;
  /** Unit: ms. */
  readonly below: number;
  readonly met: boolean;
}

const bars = [
  { key: 'listOpenMs', title: 'list opens', below: 1000 },
  { key: 'searchP95Ms', title: 'search, p95', below: 200 },
  { key: 'appendP95Ms', title: 'event acknowledged, p95', below: 50 },
] as const satisfies readonly Omit<CaseVerdict, 'value' | 'met'>[];

/** Lays the bars on a run. What was not measured meets none. */
export function judgeCases(figures: CaseFigures): CaseVerdict[] {
  return bars.map((bar) => {
    const value = figures[bar.key];
    return { ...bar, value, met: value !== null && value < bar.below };
  });
}
