import sharp from 'sharp'
import type { Order, SentFile } from './order.ts'
import type { StandInDialect } from './dialects.ts'

/** What a server of this kind finds wrong with a call; undefined where it takes it. */
export const objectionTo = async (
  order: Order,
  path: string,
  { takes }: StandInDialect,
): Promise<{ status: number; message: string } | undefined> => {
  const fields = takes[path]
  if (!fields) return { status: 404, message: `Invalid URL (POST ${path})` }
  const unknown = Object.keys(order.fields).find(name => !fields.includes(name))
  if (unknown !== undefined) return { status: 400, message: `Unknown parameter: '${unknown}'.` }
  if (typeof order.fields['prompt'] !== 'string') return { status: 400, message: 'prompt required' }
  const message = await objectionToFiles(order.files)
  return message === undefined ? undefined : { status: 400, message }
}

/** Every file is a picture, and a mask is as large as the first of them. */
const objectionToFiles = async (files: readonly SentFile[]): Promise<string | undefined> => {
  const sizes = await Promise.all(
    files.map(async ({ field, bytes }) => {
      const { width, height } = await sharp(bytes).metadata()
      return { field, size: `${width}x${height}` }
    }),
  )
  const mask = sizes.find(({ field }) => field === 'mask')
  const image = sizes.find(({ field }) => field !== 'mask')
  return mask && mask.size !== image?.size ? 'Invalid mask: its size does not match the image.' : undefined
}
