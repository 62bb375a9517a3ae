import { chmod, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDataDir as makeFolder } from '../testing/process.ts'
import { makeDataDir } from './open-database.ts'

const modeOf = async (path: string) => (await stat(path)).mode & 0o777

test('a data folder that is made is private, and one that was there stays as it was', async () => {
  const folder = await makeFolder()
  const [fresh, shared] = [join(folder, 'fresh'), join(folder, 'shared')]
  await mkdir(shared)
  await chmod(shared, 0o775)
  await makeDataDir(fresh, { isPrivate: true })
  await makeDataDir(shared, { isPrivate: true })
  expect([await modeOf(fresh), await modeOf(shared)]).toEqual([0o700, 0o775])
})
