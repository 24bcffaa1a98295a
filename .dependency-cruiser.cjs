/** The house's arrows (docs/architecture.md): who may import whom. Everything not listed is forbidden. */
const arrows = {
  geometry: [],
  trajectory: ['geometry'],
  control: ['geometry'],
  environment: ['geometry'],
  'model-package': ['geometry'],
  inference: [],
  world: ['geometry', 'environment', 'model-package', 'inference'],
  simulator: ['geometry', 'environment'],
  policy: ['geometry', 'environment', 'control', 'model-package', 'inference'],
  evaluation: ['geometry', 'environment', 'control', 'policy'],
  recording: ['geometry', 'trajectory'],
  host: [
    'geometry',
    'trajectory',
    'control',
    'environment',
    'model-package',
    'inference',
    'world',
    'simulator',
    'policy',
    'evaluation',
    'recording',
  ],
};

const arrowRules = Object.entries(arrows).map(([name, allowed]) => ({
  name: `arrow-${name}`,
  severity: 'error',
  comment: `packages/${name} imports only: ${allowed.join(', ') || 'nothing'}`,
  from: { path: `^packages/${name}/` },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrowRules,
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'front-door',
      severity: 'error',
      comment: 'A package is entered by src/index.ts, or by its /web, /node or /testing door.',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^packages/([^/]+)/src/',
        pathNot: ['^packages/$2/', '^packages/[^/]+/src/(web/|node/|testing/)?index\\.ts$'],
      },
    },
    {
      name: 'electron-in-one-folder',
      severity: 'error',
      comment: "require('electron') throws where its binary is absent, so one folder imports it.",
      from: { pathNot: '^apps/desktop/src/(main/platform|preload)/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'common-knows-no-node',
      severity: 'error',
      comment: 'Runs unchanged in Node, a Worker and the renderer.',
      from: {
        path: '^packages/(geometry|trajectory|control|environment|model-package|world|simulator|policy|evaluation)/src/',
        pathNot: '\\.test\\.ts$|/node/',
      },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
