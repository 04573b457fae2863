import type { CaseEvent } from '../../../../common/cases/caseEvent';
import type { CaseSummary } from '../../../../common/cases/caseSummary';
import { effectiveEvents } from '../../../../common/cases/effectiveEvents';
import type { Person } from '../../../../common/cases/people';
import {
  type Deidentify,
  everybodysShares,
  type ResearchCase,
} from '../../../../common/cases/research';
import type { ModelIdentity } from '../../../../common/prediction';
import { type ExportedCase, exportedCaseSchema } from './exportedCase';

/** A case as the store gives it. */
export interface StoredCase {
  readonly summary: CaseSummary;
  readonly events: readonly CaseEvent[];
}

/**
 * Makes what an export says of a case.
 * @param deidentify the same for all cases of one export
 * @param people names of authors in an identified export; null: de-identified
 */
export function exportCase(
  { summary, events }: StoredCase,
  deidentify: Deidentify,
  people: readonly Person[] | null,
): ExportedCase {
  const research = deidentify(summary, events);
  return exportedCaseSchema.parse({
    ...research,
    ampullaModels: ampullaModels(events),
    identified: people === null ? null : identified({ summary, events }, research, people),
  });
}

function ampullaModels(events: readonly CaseEvent[]): readonly ModelIdentity[] {
  const models = new Map<string, ModelIdentity>();
  for (const { payload } of events) {
    if (payload.kind !== 'aiModel') continue;
    models.set(`${payload.model.sha256} ${payload.model.provider}`, payload.model);
  }
  return [...models.values()];
}

function identified(
  { summary, events }: StoredCase,
  { operators }: ResearchCase,
  people: readonly Person[],
): ExportedCase['identified'] {
  const { fields, caseId, startedAt, endedAt, signedOffAt, followUp } = summary;
  const { pseudonym, identity, indicationText, scope, processor, note } = fields;
  const shares = everybodysShares(summary);
  const nameOf = (operatorId: string | undefined) =>
    fields.operators.find(({ id }) => id === operatorId)?.name ?? '';
  return {
    ...{ caseId, pseudonym, startedAt, endedAt, signedOffAt },
    ...{ indicationText, scope, processor, note, patient: identity },
    operators: operators.map(({ number }, index) => ({
      number,
      name: nameOf(shares[index]?.operatorId),
    })),
    followUp: followUp && { checkedOn: followUp.checkedOn, note: followUp.note },
    events: identifiedEvents(events, people),
  };
}

/** In the order of the research export's events, whose numbers they have. */
function identifiedEvents(
  events: readonly CaseEvent[],
  people: readonly Person[],
): NonNullable<ExportedCase['identified']>['events'] {
  const authors = new Map(events.map(({ id, authorId }) => [id, authorId]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return effectiveEvents(events).map(({ id, payload, moment }, index) => ({
    number: index + 1,
    at: moment.wallTime,
    text: 'text' in payload ? payload.text : '',
    authorName: names.get(authors.get(id) ?? '') ?? null,
  }));
}
