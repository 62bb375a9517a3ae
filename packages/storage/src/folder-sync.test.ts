import { expect, test } from 'vitest'
import { createFolderSync } from './folder-sync.ts'
import type { DiskFs } from './writer.ts'

/** Syncs that end when they are told to. */
function slowSyncs() {
  const begun: PromiseWithResolvers<void>[] = []
  const opened = {
    async sync() {
      const end = Promise.withResolvers<void>()
      begun.push(end)
      await end.promise
    },
    close: async () => {},
  }
  // Of what is opened no more is used.
  const fs = { open: async () => opened } as unknown as Pick<DiskFs, 'open'>
  return { begun, sync: createFolderSync(fs) }
}

const soon = () => new Promise(setImmediate)

test('who comes while a folder is synced waits for the next sync, and shares it', async () => {
  const { begun, sync } = slowSyncs()
  const done: string[] = []
  const all = ['first', 'second', 'third'].map(async name => {
    await sync('folder')
    done.push(name)
  })
  await soon()
  expect(begun).toHaveLength(1)
  begun[0]?.resolve()
  await soon()
  expect(done).toEqual(['first'])
  expect(begun).toHaveLength(2)
  begun[1]?.resolve()
  await Promise.all(all)
  expect(done).toEqual(['first', 'second', 'third'])
  void sync('folder')
  await soon()
  expect(begun).toHaveLength(3)
})

test('a sync that fails is told to those who waited for it, and to nobody else', async () => {
  const { begun, sync } = slowSyncs()
  const outcomes = Promise.allSettled([sync('folder'), sync('folder'), sync('other')])
  await soon()
  begun[0]?.reject(new Error('EIO'))
  begun[1]?.resolve()
  await soon()
  begun[2]?.resolve()
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
})
