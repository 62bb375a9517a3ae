import { readdir, readFile } from 'node:fs/promises'
import { pictureDifference } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { drawAll } from '../../../../scripts/style-previews.ts'
import { BUILT_IN_FILES, fileOfBuiltIn } from './files.ts'

/** Of 255. Other processors round otherwise; the two that are most alike are ten times as far apart. */
const TOLERANCE = 2

// Forty pictures: against hanging, not slowness.
test(
  'the pictures of the built-in styles are as they would be drawn today: node apps/api/scripts/style-previews.ts',
  { timeout: 120_000 },
  async () => {
    const outdated: string[] = []
    const ids: string[] = []
    for await (const { id, bytes } of drawAll()) {
      ids.push(id)
      if ((await pictureDifference(bytes, await readFile(fileOfBuiltIn(id)))) > TOLERANCE) outdated.push(id)
    }
    expect(outdated).toEqual([])
    expect((await readdir(BUILT_IN_FILES)).toSorted()).toEqual(ids.map(id => `${id}.webp`).toSorted())
  },
)
