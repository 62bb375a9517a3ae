import { parse } from 'vue/compiler-sfc'
import { expect, test } from 'vitest'

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,vue}', '!../**/*.test.ts', '!../testing/**', '!./messages/**'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)

/** What is the same in every language: names, and the words of a format that other programs read. */
const NO_LANGUAGE = new Set([
  'Atelier',
  'hf_…',
  'Hugging Face',
  'Easy Diffusion',
  'Draw Things',
  'Negative prompt: ${negativePrompt}',
])
/** Attributes, and props of our own components, that a person reads or is read. */
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'label',
  'legend',
  'placeholder',
  'text',
  'title',
])

/** The part of the compiler's tree in use: https://github.com/vuejs/core/blob/v3.5.45/packages/compiler-core/src/ast.ts */
interface Node {
  readonly type: number
  readonly tag?: string
  readonly name?: string
  readonly content?: unknown
  readonly value?: { readonly content: string }
  readonly exp?: { readonly loc: { readonly source: string } }
  readonly props?: readonly Node[]
  readonly children?: readonly Node[]
  readonly loc: { readonly source: string; readonly start: { readonly line: number } }
}
const [TEXT, INTERPOLATION, ATTRIBUTE] = [2, 5, 6]

const hasLetters = (text: string) => /\p{L}/u.test(text) && !NO_LANGUAGE.has(text.trim())
/** A string that begins as a sentence does: keys of messages and of data begin with a small letter. */
const sentencesIn = (code: string) =>
  [...code.matchAll(/(?<![\w.])(['"`])(\p{Lu}\p{Ll}+(?:[ .,:!?][^'"`]*)?)\1/gu)]
    .map(([, , text = '']) => text)
    .filter(hasLetters)

function literalsIn(node: Node): string[] {
  const own = () => {
    if (node.type === TEXT && typeof node.content === 'string')
      return hasLetters(node.content) ? [node.content.trim()] : []
    if (node.type === ATTRIBUTE)
      return READ.has(node.name ?? '') && hasLetters(node.value?.content ?? '')
        ? [`${node.name ?? ''}="${node.value?.content ?? ''}"`]
        : []
    if (node.type === INTERPOLATION) return sentencesIn(node.loc.source)
    return sentencesIn(node.exp?.loc.source ?? '')
  }
  return [
    ...own(),
    ...[...(node.props ?? []), ...(node.type === INTERPOLATION ? [] : (node.children ?? []))].flatMap(literalsIn),
  ]
}

test('a template holds no text of its own, and no attribute that is read', () => {
  const components = sources.filter(([path]) => path.endsWith('.vue'))
  const found = components.flatMap(([path, code]) => {
    const { descriptor } = parse(code, { sourceMap: false })
    // The tree is made of such nodes; proven by the next test.
    return descriptor.template?.ast
      ? literalsIn(descriptor.template.ast as unknown as Node).map(text => `${path}: ${text}`)
      : []
  })
  expect(components.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})

test('a text would be found wherever it stands', () => {
  const { descriptor } = parse(
    "<template><p :title=\"isOld ? 'Quite old' : common('cancel')\" aria-label=\"Close it\">Hello <b>there</b> {{ name ?? 'Nobody' }} · {{ t('left') }}</p></template>",
  )
  expect(literalsIn(descriptor.template?.ast as unknown as Node).toSorted()).toEqual([
    'Hello',
    'Nobody',
    'Quite old',
    'aria-label="Close it"',
    'there',
  ])
})

const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm
const FOR_THE_CONSOLE = /(?:new (?:Type|Range)?Error|super)\([^\n]*/g

test('a script holds no sentence of its own but what no person reads', () => {
  const found = sources.flatMap(([path, code]) => {
    const scripts = path.endsWith('.vue') ? (parse(code).descriptor.scriptSetup?.content ?? '') : code
    return sentencesIn(scripts.replaceAll(COMMENTS, '').replaceAll(FOR_THE_CONSOLE, ''))
      .filter(text => text.includes(' '))
      .map(text => `${path}: ${text}`)
  })
  expect(found).toEqual([])
})
