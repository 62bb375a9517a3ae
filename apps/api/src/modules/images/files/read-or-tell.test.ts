import { expect, test } from 'vitest'
import { imageDamaged, imageFileMissing } from '../images.errors.ts'
import type { ImageRow } from '../images.presenter.ts'
import { readOrTell } from './images.archive.ts'

/** What comes of a file whose reading ends in this; nothing is asked of the row. */
const after = (error: Error) =>
  readOrTell(
    {
      original: async () => {
        throw error
      },
    },
    {} as ImageRow,
  )

test('a file that is gone or damaged is told of, and a disk that cannot be read is neither', async () => {
  expect([await after(imageFileMissing()), await after(imageDamaged())]).toEqual(['missing', 'damaged'])
  await expect(after(new Error('EIO'))).rejects.toThrow('EIO')
})
