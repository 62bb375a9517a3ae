// Who may import whom. scripts/house/boundaries.test.ts plants a violation of each rule and sees it caught.

const PACKAGE = '^(apps|packages)/([^/]+)/'
const TESTS = '\\.test\\.ts$|\\.test-d\\.ts$|/testing/|\\.conformance\\.ts$'
/** Which feature of the page may import which others. */
const FEATURES = {
  studio: ['generation-form', 'picture-menu', 'queue'],
  grids: ['generation-form', 'queue', 'styling'],
  'generation-form': ['editor', 'styling'],
  collections: ['gallery', 'collecting', 'filter'],
  gallery: ['collecting', 'filter', 'picture-menu'],
  image: ['collecting', 'editor', 'filter', 'picture-menu', 'styling'],
  'picture-menu': ['filter'],
  styles: ['styling'],
  wildcards: ['styling'],
  collecting: ['filter'],
  commands: ['filter'],
}
const FEATURE = '^apps/web/src/features/'

const MODULE = '^apps/api/src/modules/([^/]+)/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-way-around-a-package',
      comment: 'A package is imported by its name; what its package.json exports is all that others see.',
      severity: 'error',
      from: { path: PACKAGE },
      to: { path: '^(apps|packages|bench|e2e)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'contracts-stand-alone',
      comment: 'contracts imports typebox only.',
      severity: 'error',
      from: { path: '^packages/contracts/src/', pathNot: TESTS },
      to: { pathNot: '^packages/contracts/|/typebox/' },
    },
    {
      name: 'packages-know-contracts-only',
      comment: 'db, imaging, storage and providers import contracts and never each other.',
      severity: 'error',
      from: { path: '^packages/(db|imaging|storage|providers)/', pathNot: TESTS },
      to: { path: '^(apps|packages)/', pathNot: '^packages/($1|contracts)/' },
    },
    {
      name: 'sketch-knows-the-port-only',
      comment: 'sketch is an engine: it imports contracts and the port of providers, which says what an engine is.',
      severity: 'error',
      from: { path: '^packages/sketch/', pathNot: TESTS },
      to: { path: '^(apps|packages)/', pathNot: '^packages/(sketch|contracts|providers/src/port)/' },
    },
    {
      name: 'page-knows-contracts-only',
      comment: 'The page imports contracts and the core of the client, and speaks HTTP.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|packages)/', pathNot: '^(apps/web|packages/contracts|packages/client/src/core)/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client is published: it imports nothing, not even contracts.',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: TESTS },
      to: { pathNot: '^packages/client/src/' },
    },
    {
      name: 'commands-know-the-client-only',
      comment: 'What is published as a command imports the client and what Node has.',
      severity: 'error',
      from: { path: '^apps/(cli|mcp-stdio)/src/', pathNot: TESTS },
      to: { path: '^(apps|packages)/', pathNot: '^(apps/$1|packages/client)/' },
    },
    {
      name: 'features-go-one-way',
      comment: 'A feature that is not listed in FEATURES imports no other one.',
      severity: 'error',
      from: { path: `${FEATURE}([^/]+)/`, pathNot: `${FEATURE}(${Object.keys(FEATURES).join('|')})/` },
      to: { path: FEATURE, pathNot: `${FEATURE}$1/` },
    },
    ...Object.entries(FEATURES).map(([feature, others]) => ({
      name: `feature-${feature}`,
      comment: `The feature ${feature} imports ${others.join(', ')} and no other one.`,
      severity: 'error',
      from: { path: `${FEATURE}${feature}/` },
      to: { path: FEATURE, pathNot: `${FEATURE}(${[feature, ...others].join('|')})/` },
    })),
    {
      name: 'what-features-share-knows-none',
      comment: 'Stores, words, parts without data and the like know no feature.',
      severity: 'error',
      from: { path: '^apps/web/src/(api|stores|ui|i18n|shortcuts|browser|shell)/', pathNot: TESTS },
      to: { path: FEATURE },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'platform is what modules stand on, and knows neither them nor HTTP.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: TESTS },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
    },
    {
      name: 'modules-meet-at-module-ts',
      comment: "A module imports another one's module.ts only.",
      severity: 'error',
      from: { path: MODULE, pathNot: TESTS },
      to: { path: MODULE, pathNot: '^apps/api/src/modules/$1/|/module\\.ts$' },
    },
    {
      name: 'modules-know-no-adapter',
      comment: 'http imports modules, never the other way.',
      severity: 'error',
      from: { path: MODULE, pathNot: TESTS },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/(modules|platform|version\\.ts)' },
    },
    {
      name: 'adapters-meet-modules-at-module-ts',
      comment: "An adapter imports a module's module.ts only.",
      severity: 'error',
      from: { path: '^apps/api/src/http/', pathNot: TESTS },
      to: { path: MODULE, pathNot: '/module\\.ts$' },
    },
    {
      name: 'one-composition-root',
      comment: 'Only what starts the studio imports its composition root; adapters take its type.',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: `^apps/api/src/serve\\.ts$|^apps/api/src/opening/|${TESTS}` },
      to: { path: '^apps/api/src/studio\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-with-tests',
      comment: 'What the studio runs on imports nothing that is made for tests.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: `${TESTS}|^packages/client/scripts/` },
      to: { path: TESTS },
    },
    {
      name: 'no-cycle',
      comment: 'Files that need each other are one idea in two places.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-drawer-for-everything',
      comment: 'A file lives where its subject does.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|misc)(/|\\.ts$)', pathNot: 'node_modules' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|migrations|screenshots)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.vue', '.json'],
    },
  },
}
