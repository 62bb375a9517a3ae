import { setImmediate } from 'node:timers/promises'
import sharp from 'sharp'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { configureSharp, inspect } from '../index.ts'
import { makeJpeg, makePng, makePngWithoutPixels, makeWebp } from '../testing/index.ts'
import { decoding, type DecodeOptions } from './sharp.ts'
import { hasLastPixels } from './whole-end.ts'

beforeAll(() => configureSharp())

const SIZE = { width: 64, height: 48 }
const endless = async () => Buffer.from(await makeJpeg(SIZE)).subarray(0, -2)

describe('a picture that cannot be decoded', () => {
  const broken = async () => {
    const webp = Buffer.from(await makeWebp({ ...SIZE, lossless: true }))
    return webp.fill(0xff, Math.floor(webp.length / 2))
  }

  test.each([
    ['a PNG', async () => makePngWithoutPixels()],
    ['a WebP', broken],
  ])('is worked on once where there is nothing to mend: %s', async (_, make) => {
    let times = 0
    const work = decoding(await make(), {}, picture => {
      times += 1
      return picture.toBuffer()
    })
    await expect(work).rejects.toMatchObject({ reason: 'damaged' })
    expect(times).toBe(1)
  })

  test('is refused for its size, though it lacks its end too', async () => {
    for (const bytes of [await endless(), Buffer.from(makePng(SIZE)).subarray(0, -12)])
      await expect(inspect(bytes, { maxPixels: 10 })).rejects.toMatchObject({ reason: 'too_many_pixels' })
  })
})

describe('the last pixels of a JPEG without its end marker', () => {
  /** Files that are opened, and how many at a time. */
  const counting = () => {
    const seen = { opened: 0, most: 0 }
    let working = 0
    const open = (bytes: Uint8Array) => {
      const picture = sharp(bytes, { failOn: 'none' })
      const toBuffer = picture.toBuffer.bind(picture)
      seen.opened += 1
      const counted = async () => {
        working += 1
        seen.most = Math.max(seen.most, working)
        await setImmediate()
        const pixels = await toBuffer()
        working -= 1
        return pixels
      }
      return Object.assign(picture, { toBuffer: counted as typeof toBuffer })
    }
    return { seen, open }
  }

  test('are looked for one decode after the other', async () => {
    const { seen, open } = counting()
    expect(await hasLastPixels(await makeJpeg(SIZE), open)).toBe(true)
    expect(seen.most).toBe(1)
  })

  test('are looked for no more once some are known to be missing', async () => {
    const [whole, lacking] = [counting(), counting()]
    const cut = Buffer.concat([(await endless()).subarray(0, -60), Buffer.from([0xff, 0xd9])])
    expect(await hasLastPixels(await makeJpeg(SIZE), whole.open)).toBe(true)
    expect(await hasLastPixels(cut, lacking.open)).toBe(false)
    expect(lacking.seen.opened).toBeLessThan(whole.seen.opened)
  })

  const show = async (proof?: DecodeOptions['proof']) =>
    decoding(await endless(), proof ? { proof } : {}, async picture => picture.toBuffer())

  test('are looked for once, and not where the file was proven before', async () => {
    const proof = vi.fn<typeof hasLastPixels>(async () => true)
    await show(proof)
    expect(proof).toHaveBeenCalledTimes(1)
    proof.mockResolvedValue(false)
    await expect(show(proof)).rejects.toMatchObject({ reason: 'truncated' })
    expect(await show()).toBeInstanceOf(Buffer)
  })

  test('are not said to be missing where to look for them takes too long', async () => {
    const tooLong = async () => {
      throw new Error('timeout: 42% complete')
    }
    await expect(show(tooLong)).rejects.toMatchObject({ reason: 'damaged' })
  })
})
