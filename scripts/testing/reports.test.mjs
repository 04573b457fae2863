import { describe, expect, it } from 'vitest';
import { parseJunitReport } from './junitReport.mjs';
import { parsePlaywrightReport } from './playwrightReport.mjs';
import {
  judgeRunner,
  nothing,
  onePassed,
  oneFailed,
  oneSkipped,
  sumResults,
  summaryLine,
} from './results.mjs';
import { resultOfModules } from './vitestReporter.mjs';

describe('parseJunitReport', () => {
  const report = (cases) =>
    `<?xml version="1.0"?><testsuites><testsuite name="pytest">${cases}</testsuite></testsuites>`;

  it('counts, names and gives reasons', () => {
    const cases = `<testcase classname="t" name="a" time="0.1" />
      <testcase classname="t" name="b"><skipped type="pytest.skip" message="no &quot;GPU&quot;">t.py:3</skipped></testcase>
      <testcase classname="t" name="c"><failure message="assert 1 == 2&#10;more">E  assert</failure></testcase>
      <testcase classname="t" name="d"><error message="fixture broke">E</error></testcase>`;
    expect(parseJunitReport(report(cases))).toEqual({
      passed: 1,
      failures: ['t::c: assert 1 == 2', 't::d: fixture broke'],
      skips: [{ name: 't::b', reason: 'no "GPU"' }],
    });
  });

  it('is not misled by what a test prints', () => {
    const printed =
      '<testcase classname="t" name="a"><system-out>&lt;failure <failure message="x"></system-out></testcase>';
    expect(parseJunitReport(report(printed))).toEqual({ passed: 1, failures: [], skips: [] });
  });

  it('refuses other files', () => expect(() => parseJunitReport('Killed')).toThrow());
});

describe('parsePlaywrightReport', () => {
  const spec = (title, status, extra = {}) => ({
    title,
    tests: [{ projectName: 'built', status, annotations: [], results: [], ...extra }],
  });
  const report = (specs, errors = []) =>
    JSON.stringify({
      errors,
      suites: [{ title: 'demo.spec.ts', specs: [], suites: [{ title: 'demo', specs }] }],
    });

  it('counts, names and gives reasons', () => {
    const broken = {
      results: [{ errors: [{ message: '\u001b[31mboxes differ\u001b[39m\nat …' }] }],
    };
    const skipped = { annotations: [{ type: 'skip', description: 'no data set' }] };
    const specs = [
      spec('plays', 'expected'),
      spec('meets', 'unexpected', broken),
      spec('real', 'skipped', skipped),
    ];
    expect(parsePlaywrightReport(report(specs))).toEqual({
      passed: 1,
      failures: ['[built] demo.spec.ts › demo › meets: boxes differ'],
      skips: [{ name: '[built] demo.spec.ts › demo › real', reason: 'no data set' }],
      notes: [],
    });
  });

  it('tells what passed only at the second try', () => {
    const result = parsePlaywrightReport(report([spec('plays', 'flaky')]));
    expect([result.passed, result.notes.length]).toEqual([1, 1]);
  });

  it('fails for errors outside of tests', () => {
    expect(parsePlaywrightReport(report([], [{ message: 'cannot load' }])).failures).toEqual([
      'e2e: cannot load',
    ]);
  });
});

describe('resultOfModules', () => {
  const test = (fullName, state, extra = {}) => ({ fullName, result: () => ({ state, ...extra }) });
  const module = (tests, errors = []) => ({
    moduleId: `${process.cwd()}/a.test.ts`,
    errors: () => errors,
    children: { allTests: () => tests },
  });

  it('counts tests, broken files and stray errors', () => {
    const tests = [
      test('one', 'passed'),
      test('two', 'skipped', { note: 'no card' }),
      test('three', 'failed', { errors: [{ message: 'no' }] }),
    ];
    const result = resultOfModules(
      [module(tests), module([], [{ message: 'syntax' }])],
      [{ message: 'stray' }],
    );
    expect(result).toEqual({
      passed: 1,
      failures: ['a.test.ts: three: no', 'a.test.ts: syntax', 'unhandled error: stray'],
      skips: [{ name: 'a.test.ts: two', reason: 'no card' }],
    });
  });

  it('counts a test that never ended as failed', () => {
    expect(resultOfModules([module([test('one', 'pending')])], []).failures).toEqual([
      'a.test.ts: one: pending',
    ]);
  });
});

describe('judgeRunner', () => {
  it('passes a good report on', () => expect(judgeRunner('x', 0, onePassed)).toEqual(onePassed));

  it.each([
    ['there is no report', 0, undefined],
    ['the exit code says so', 1, onePassed],
    ['no test ran', 0, nothing],
    ['all tests were skipped', 0, oneSkipped('a', 'because')],
  ])('fails when %s', (_why, exitCode, report) => {
    expect(judgeRunner('x', exitCode, report).failures).toHaveLength(1);
  });

  it('does not count a failure twice', () => {
    expect(judgeRunner('x', 1, oneFailed('a')).failures).toEqual(['a']);
  });
});

it('sums up in one line', () => {
  const sum = sumResults([onePassed, onePassed, oneFailed('a'), oneSkipped('b', 'c')]);
  expect(summaryLine(sum)).toBe('2 passed, 1 failed, 1 skipped');
});
