import type { Plugin } from 'vite'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const CONTRACTS = /\/packages\/contracts\/src\/[^/]+\.ts$/
const TYPEBOX = /\/node_modules\/typebox\//

/**
 * The browser needs a route's method and url; its schemas are for the server and for types. In a build this keeps
 * those two, and makes everything else that is computed at import a pure call, so that the bundler drops what nobody reads.
 */
export const contractsWithoutSchemas = (): Plugin => ({
  name: 'contracts-without-schemas',
  apply: 'build',
  transform: {
    filter: { id: [CONTRACTS, TYPEBOX] },
    // Runs behind the built-in TypeScript step, so `code` is plain JavaScript here.
    handler(code, id) {
      const slimmed = CONTRACTS.test(id) ? apply(code, collect(this.parse(code), code)) : code
      return { code: slimmed, map: null, moduleSideEffects: false }
    },
  },
})

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value

function collect(root: unknown, code: string): Edit[] {
  const edits: Edit[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit)
    if (!isNode(value)) return
    if (value.type === 'CallExpression') edits.push({ start: value.start, end: value.start, text: '/* @__PURE__ */ ' })
    const route = routeOf(value)
    if (route) edits.push({ start: route.start, end: route.end, text: slim(route, code) })
    else Object.values(value).forEach(visit)
    if (isComputed(value)) edits.push(...deferred(value.init))
  }
  visit(root)
  return edits
}

/** `const summary = { ... }` or `const Image = Type.Object({ ...summary })`, in which a spread alone would be kept for what it might do. */
const isComputed = (node: Node): node is Node & { readonly init: Node } =>
  node.type === 'VariableDeclarator' &&
  isNode(node.init) &&
  ['CallExpression', 'ObjectExpression'].includes(node.init.type) &&
  !routeOf(node.init)

/** As a function that is called at once: pure as a whole, with all that is inside. */
const deferred = ({ start, end }: Node): Edit[] => [
  { start, end: start, text: '/* @__PURE__ */ (() => (' },
  { start: end, end, text: '))()' },
]

/** The object literal in `defineRoute({ ... })`. */
function routeOf(node: Node): Node | undefined {
  if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.name !== 'defineRoute') return undefined
  const [argument] = Array.isArray(node.arguments) ? node.arguments : []
  return isNode(argument) && argument.type === 'ObjectExpression' ? argument : undefined
}

function slim(route: Node, code: string): string {
  const kept = (Array.isArray(route.properties) ? route.properties : [])
    .filter(isNode)
    .filter(property => isNode(property.key) && ['method', 'url'].includes(String(property.key.name)))
  return `{ ${kept.map(property => code.slice(property.start, property.end)).join(', ')} }`
}

/** From the end on, so that the positions in front stay true. */
const apply = (code: string, edits: Edit[]) =>
  edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
