/** Import directions between the folders. A test file may import what it tests and vitest. */
const outside = (...folders) => `^(${folders.join('|')})(/|$)`;
const mainParts = [
  'app',
  'capture',
  'inference',
  'pedals',
  'pipeline',
  'recording',
  'cases',
  'training',
  'bench',
  'cli',
];
const isolated = ['capture', 'inference', 'pedals', 'recording', 'cases', 'training'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'common-imports-nothing',
      comment:
        'common has no environment; zod and i18next, which have none either, are its libraries.',
      severity: 'error',
      from: { path: '^common/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^common/|^node_modules/(zod|i18next)/' },
    },
    {
      name: 'renderer-and-preload-import-common',
      severity: 'error',
      from: { path: '^(renderer|preload)/' },
      to: { path: outside('main', 'e2e', 'scripts', 'models') },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-not-preload',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^preload/' },
    },
    {
      name: 'preload-not-renderer',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: '^renderer/' },
    },
    ...isolated.map((part) => ({
      name: `main-${part}-imports-common-only`,
      severity: 'error',
      from: { path: `^main/${part}/` },
      to: { path: `^main/(${mainParts.filter((other) => other !== part).join('|')})/` },
    })),
    {
      name: 'pipeline-joins-parts-only',
      severity: 'error',
      from: { path: '^main/pipeline/' },
      to: { path: '^main/(app|bench|cli)/' },
    },
    {
      name: 'bench-without-window-or-terminal',
      comment:
        'The window’s half of the bench is main/app/bench, the terminal’s half main/cli/bench.',
      severity: 'error',
      from: { path: '^main/bench/' },
      to: { path: '^main/(app|cli)/' },
    },
    {
      name: 'cli-without-window',
      severity: 'error',
      from: { path: '^main/cli/' },
      to: { path: '^main/app/' },
    },
    {
      name: 'electron-only-in-app-index-preload',
      severity: 'error',
      from: { pathNot: '^main/app/|^main/index\\.ts$|^preload/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'onnxruntime-only-in-worker',
      severity: 'error',
      from: { pathNot: '^main/inference/inferenceWorker\\.ts$|^main/inference/worker/' },
      to: { path: 'node_modules/onnxruntime' },
    },
    {
      name: 'node-hid-in-one-adapter',
      comment: 'It is native and may take its process along: only the pedal process loads it.',
      severity: 'error',
      from: { pathNot: '^main/pedals/hid/nodeHidBus(\\.test)?\\.ts$' },
      to: { path: 'node_modules/node-hid' },
    },
    {
      name: 'database-in-the-process-of-the-store',
      comment: 'SQLite is native and may take its process along.',
      severity: 'error',
      from: { pathNot: '^main/cases/(database|process|testKit)/' },
      to: { path: 'node_modules/(@libsql|libsql|drizzle-orm)/' },
    },
    {
      name: 'process-of-the-store-is-forked',
      comment: 'Main speaks with it by messages, those of main/cases/protocol.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/cases/(database|process)/|\\.test\\.ts$' },
      to: { path: '^main/cases/(database|process)/' },
    },
    {
      name: 'fluent-ffmpeg-in-one-adapter',
      severity: 'error',
      from: { pathNot: '^main/capture/ffmpegCommands(\\.test)?\\.ts$' },
      to: { path: 'node_modules/fluent-ffmpeg' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
