import { build } from 'vite'
import { expect, test } from 'vitest'
import { contractsWithoutSchemas } from './vite.contracts-plugin.ts'

const entry = 'virtual:entry'

/** What the browser gets of a module that uses the contracts. */
async function bundle(source: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    plugins: [
      contractsWithoutSchemas(),
      {
        name: 'entry',
        resolveId: id => (id === entry ? `\0${entry}` : null),
        load: id => (id === `\0${entry}` ? source : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  return [result]
    .flat()
    .flatMap(part => ('output' in part ? part.output : []))
    .map(part => ('code' in part ? part.code : ''))
    .join('\n')
}

test('of a route only its method and url reach the browser', async () => {
  const code = await bundle(
    `import { createGeneration } from '@atelier/contracts'; export const target = createGeneration`,
  )
  expect(code).toContain('/api/v1/generations')
  expect(code).not.toContain('operationId')
  expect(code.length).toBeLessThan(500)
})

test('plain values stay as they are', async () => {
  const code = await bundle(
    `import { IMAGE_WIDTHS, MAX_SEED } from '@atelier/contracts'; export const values = [IMAGE_WIDTHS, MAX_SEED]`,
  )
  expect(code).toContain('1280')
  expect(code).toContain('4294967295')
  expect(code.length).toBeLessThan(500)
})

test('what is composed of other schemas, by spreads too, is dropped where nobody reads it', async () => {
  const code = await bundle(
    `import * as contracts from '@atelier/contracts'; export const routes = [contracts.listGrids, contracts.MAX_GRID_CELLS, contracts.EVENT_TYPES]`,
  )
  expect(code).toContain('/api/v1/grids')
  expect(code).not.toMatch(/typebox|additionalProperties/)
  expect(code.length).toBeLessThan(1500)
})
