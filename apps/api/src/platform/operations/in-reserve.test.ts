import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from '../../testing/suite.ts'
import type { StudioModule } from '../module.ts'
import { inReserve } from './in-reserve.ts'

describeStudioOnSqlite('the room that is held back', {}, my => {
  const used: string[] = []
  const reserve = {
    use: async <T>(_work: () => Promise<T>): Promise<T> => {
      used.push('once')
      throw new Error('not really done')
    },
  }
  const run = async ({ operations }: Pick<StudioModule, 'operations'>) => {
    for (const operation of Object.values(inReserve(operations, reserve)))
      if (operation.contract.method === 'DELETE')
        await expect(operation.run({} as never, {} as never)).rejects.toThrow('not really done')
  }

  test('is there for whatever deletes one thing, of every module', async () => {
    const contracts = my.studio.deps.modules.flatMap(({ operations }) =>
      Object.values(operations).map(({ contract }) => contract),
    )
    const deleting = contracts.filter(({ method }) => method === 'DELETE')
    for (const module of my.studio.deps.modules) await run(module)
    expect(deleting.map(({ schema }) => schema.operationId)).toEqual(
      expect.arrayContaining(['removeGrid', 'removeCollection', 'removeStyle', 'removeWildcard', 'removeGeneration']),
    )
    expect(used).toHaveLength(deleting.length)
  })
})
