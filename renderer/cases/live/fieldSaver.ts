import type { CaseFieldsPatch } from '../../../common/cases/caseFields';

/** Long enough that a word is one event, short enough that a kill costs no more than the last word. */
const savedAfterMs = 1200;

/** Saves what is typed into fields when nobody types for a moment. A case is never saved without its name. */
export class FieldSaver {
  private readonly save: (patch: CaseFieldsPatch) => void;
  private unsaved: CaseFieldsPatch = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: (patch: CaseFieldsPatch) => void) {
    this.save = save;
  }

  change(patch: CaseFieldsPatch): void {
    this.unsaved = { ...this.unsaved, ...patch };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), savedAfterMs);
  }

  /** Saves at once what was not saved yet. */
  flush(): void {
    clearTimeout(this.timer);
    const { pseudonym, ...others } = this.unsaved;
    const isNamed = pseudonym !== undefined && pseudonym.trim() !== '';
    const said = isNamed ? this.unsaved : others;
    this.unsaved = {};
    if (Object.keys(said).length > 0) this.save(said);
  }
}
