import { type CaseQuery, everyCase } from '../../../common/cases/caseQuery';
import { suggestPseudonym } from '../../../common/cases/suggestPseudonym';
import type { CaseStore } from '../../cases/caseStore';

/** Cases that are named after a day; nobody has more of them on one. */
const namesAskedFor = 500;

/** How the next case would be called. */
export class PseudonymSuggestion {
  private readonly store: Pick<CaseStore, 'list'>;
  private readonly today: () => Date;
  private readonly taken = new Set<string>();

  /** @param today clock of the room */
  constructor(store: Pick<CaseStore, 'list'>, today: () => Date) {
    this.store = store;
    this.today = today;
  }

  get suggestion(): string {
    return suggestPseudonym(this.taken, this.day);
  }

  /** A case is called so now. */
  take(pseudonym: string): void {
    this.taken.add(pseudonym);
  }

  /** Learns the names that stand in the store and begin like one of today. */
  async refresh(): Promise<void> {
    const query: CaseQuery = {
      filter: { ...everyCase, text: this.day },
      sortBy: 'pseudonym',
      isDescending: true,
      offset: 0,
      limit: namesAskedFor,
    };
    const { rows } = await this.store.list(query, { searchesIdentity: false });
    rows.forEach(({ pseudonym }) => this.taken.add(pseudonym));
  }

  /** The day in local time, as the people in the room count it. */
  private get day(): string {
    const now = this.today();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
}
