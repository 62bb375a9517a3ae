import { expect, test } from 'vitest'
import type { Messages } from './message.ts'
import { german as loaders } from './messages/de/index.ts'

const english = Object.fromEntries(
  Object.entries(import.meta.glob<{ messages: Messages }>('./messages/en/*.ts', { eager: true })).map(
    ([path, { messages }]) => [path.slice('./messages/en/'.length, -'.ts'.length), messages],
  ),
)
const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,vue}', '!../**/*.test.ts', '!./messages/**'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)

/** The modules that make a part's texts: `export const t = createText('part', ...)`. */
const makers = new Map(
  sources.flatMap(([path, code]) => {
    const part = /createText\('([\w-]+)'/.exec(code)?.[1]
    return part ? [[new URL(path, 'file:///src/i18n/').pathname, part]] : []
  }),
)

interface Use {
  readonly path: string
  readonly name: string
  readonly part: string
  readonly code: string
}

/** Who takes texts of which part, and under which name: `import { t as common } from './common.ts'`. */
const uses: Use[] = sources.flatMap(([path, code]) =>
  [...code.matchAll(/import \{ t(?: as (\w+))? \} from '([^']+)'/g)].flatMap(([, name = 't', from = '']) => {
    const part = makers.get(new URL(from, new URL(path, 'file:///src/i18n/')).pathname)
    return part ? [{ path, name, part, code }] : []
  }),
)

const names = (message: string) => [...new Set(message.match(/\{\w+\}/g))].toSorted()

test('a message that is asked for is there', () => {
  const missing = uses.flatMap(({ path, name, part, code }) =>
    [...code.matchAll(new RegExp(String.raw`(?<![\w.$])${name}\('(\w+)'`, 'g'))].flatMap(([, key = '']) =>
      key in (english[part] ?? {}) ? [] : [`${path}: ${part}.${key}`],
    ),
  )
  expect(uses.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
})

test('a message that is there is asked for', () => {
  // Quoted anywhere in the part's folder, or in a source that takes its texts: also as one of a map, or in a condition.
  const folderOf = (part: string) =>
    [...makers]
      .find(([, made]) => made === part)?.[0]
      .replace('/src/', '../')
      .replace(/[^/]+$/, '') ?? ''
  const isNear = (path: string, part: string) =>
    path.startsWith(folderOf(part)) || uses.some(use => use.part === part && use.path === path)
  const quoted = (part: string, key: string) =>
    sources.some(([path, code]) => isNear(path, part) && new RegExp(`['"\`]${key}['"\`]`).test(code))
  const unused = Object.entries(english).flatMap(([part, messages]) =>
    Object.keys(messages)
      .filter(key => !quoted(part, key))
      .map(key => `${part}.${key}`),
  )
  expect(unused).toEqual([])
})

test('every part is said in German, with the same messages, and each with what is filled in', async () => {
  const german = Object.fromEntries(
    await Promise.all(Object.entries(loaders).map(async ([part, load]) => [part, (await load()).messages] as const)),
  )
  expect(Object.keys(german).toSorted()).toEqual(Object.keys(english).toSorted())
  for (const [part, messages] of Object.entries<Messages>(german)) {
    const own = english[part] ?? {}
    const shapes = (of: Messages) =>
      Object.fromEntries(
        Object.entries(of).map(([key, message]) => [key, [names(message), message.split(' | ').length]]),
      )
    expect({ [part]: shapes(messages) }).toEqual({ [part]: shapes(own) })
    expect(Object.entries(messages).filter(([, message]) => message === '' || message.trim() !== message)).toEqual([])
  }
})
