import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generate, readDocument } from '../scripts/generate.ts'
import { PAGED } from './pages.ts'

test('what is generated is of the document as it is today: `node packages/client/scripts/generate.ts`', async () => {
  const document = await readDocument()
  const made = await generate(document)
  const stale: string[] = []
  for (const [name, text] of Object.entries(made))
    if ((await readFile(new URL(`generated/${name}`, import.meta.url), 'utf8')) !== text) stale.push(name)
  expect(Object.keys(made)).toEqual(['schema.ts', 'routes.ts', 'operations.ts'])
  expect(stale).toEqual([])
})

test('whatever answers in pages of its own can be read to its end', async () => {
  const { paths } = await readDocument()
  const paged = Object.entries(paths).flatMap(([path, { get }]) =>
    get?.parameters?.some(({ name }) => name === 'cursor') && !path.includes('{') ? [get.operationId] : [],
  )
  expect(
    Object.values(PAGED)
      .map(({ operation }) => operation)
      .toSorted(),
  ).toEqual(paged.toSorted())
})
