import { describe, expect, it } from 'vitest';
import { everyCase } from '../../common/cases/caseQuery';
import { dashboardSteps, usualDashboardOptions } from '../../common/cases/dashboard/dashboard';
import { syntheticCases } from './fixtures/syntheticCases';
import { mostEventsAtOnce, summariesAtOnce } from './protocol/storeRequests';
import { TestCase } from './testKit/testEvents';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 60_000;
const stores = useTestStores(limitMs);
/** More than cross between the processes at once. */
const count = summariesAtOnce + 10;

describe('dashboard of the case store', () => {
  it(
    'is computed beside the cases, of those that pass, while events are stored',
    async () => {
      const client = await stores.created();
      const events = [...syntheticCases({ count, seed: 11, firstDay: '2026-01-05' })].flat();
      for (let start = 0; start < events.length; start += mostEventsAtOnce) {
        await client.append(events.slice(start, start + mostEventsAtOnce));
      }
      await expect.poll(() => client.waitingEvents, { timeout: 30_000 }).toBe(0);
      const filters = [everyCase, { ...everyCase, studyClasses: ['easy' as const] }];
      for (const filter of filters) {
        for (const areCurvesNative of [false, true]) {
          const summaries = await client.summaries(filter);
          const expected = finished(
            dashboardSteps(summaries, { ...usualDashboardOptions, areCurvesNative }),
          );
          expect(expected.cases).toBeGreaterThan(0);
          expect(await client.dashboard(filter, { areCurvesNative })).toEqual(expected);
        }
      }
      const asked = client.dashboard(everyCase, { areCurvesNative: false });
      const late = new TestCase();
      await client.append([late.started('ERCP-late')]);
      expect((await asked).cases).toBeLessThanOrEqual(count);
      await expect.poll(() => client.events(late.caseId)).toHaveLength(1);
    },
    limitMs,
  );
});

function finished<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
