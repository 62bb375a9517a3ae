import type { StoredInput } from '@atelier/db'
import {
  blend,
  fitMask,
  fitPicture,
  fitWithin,
  ImageRejected,
  readSourceMark,
  surround,
  type FittedPicture,
  type SourceMark,
} from '@atelier/imaging'
import type { Engine, TaskInputs } from '@atelier/providers'
import type { Decoding } from '../../../platform/decoding.ts'
import type { Inputs } from '../../inputs/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'

/** Pixels of the longer side: more of a picture that is only looked at tells a model no more. */
const REFERENCE_PIXELS = 2048

/** A picture that something begins with is gone from the storage, or cannot be read any more. */
export class StartUnusable extends Error {
  override readonly name = 'StartUnusable'
  readonly what: 'missing' | 'damaged'

  constructor(what: 'missing' | 'damaged', options?: ErrorOptions) {
    super(`an input is ${what}`, options)
    this.what = what
  }
}

interface StartsDependencies {
  readonly inputs: Pick<Inputs, 'read'>
  readonly decoding: Decoding
}

type Work = (bytes: Uint8Array) => Promise<FittedPicture>

/** What a generation begins with, as its engine takes it; read when it is its turn, and never before. */
export function createStarts({ inputs, decoding }: StartsDependencies) {
  async function bytesOf({ id }: StoredInput): Promise<Uint8Array> {
    const bytes = await inputs.read(id)
    if (!bytes) throw new StartUnusable('missing')
    return bytes
  }

  /** In the lane of all that works on pixels. */
  async function inTurn<T>({ width, height }: StoredInput, work: () => Promise<T>): Promise<T> {
    try {
      return await decoding(width * height, work)
    } catch (error) {
      throw error instanceof ImageRejected ? new StartUnusable('damaged', { cause: error }) : error
    }
  }

  async function fit(input: StoredInput, work: Work): Promise<FittedPicture> {
    const bytes = await bytesOf(input)
    return inTurn(input, () => work(bytes))
  }

  function partsOf(generation: GenerationRow) {
    const all = generation.inputs ?? []
    const one = (role: 'image' | 'mask'): StoredInput => {
      const found = all.find(input => input.role === role)
      // It was asked for with what its task needs.
      if (!found) throw new StartUnusable('missing')
      return found
    }
    return { all, one }
  }

  const referencesOf = (all: readonly StoredInput[]) =>
    Promise.all(
      all
        .filter(({ role }) => role === 'reference')
        .map(input => fit(input, bytes => fitWithin(bytes, REFERENCE_PIXELS))),
    )

  return {
    /** Throws {@link StartUnusable}. */
    async read(generation: GenerationRow): Promise<TaskInputs> {
      const { task, parameters } = generation
      if (task === null || task === 'text-to-image') return { task: 'text-to-image' }
      const { all, one } = partsOf(generation)
      const { width, height, strength = null, scale = null, extend = null } = parameters
      const size = { width, height }
      switch (task) {
        case 'image-to-image': {
          const start = all.find(({ role }) => role === 'image')
          const image = start ? await fit(start, bytes => fitPicture(bytes, size)) : null
          return { task, inputs: { image, references: await referencesOf(all) }, strength }
        }
        case 'inpaint': {
          const image = await fit(one('image'), bytes => fitPicture(bytes, size))
          const mask = await fit(one('mask'), bytes => fitMask(bytes, size))
          return { task, inputs: { image, mask, references: await referencesOf(all) }, strength }
        }
        case 'outpaint': {
          const sides = extend ?? { left: 0, top: 0, right: 0, bottom: 0 }
          const inner = { width: width - sides.left - sides.right, height: height - sides.top - sides.bottom }
          return { task, inputs: { image: await fit(one('image'), bytes => fitPicture(bytes, inner)) }, extend: sides }
        }
        case 'upscale': {
          const start = one('image')
          const image = await fit(start, bytes => fitPicture(bytes, start))
          return { task, inputs: { image }, scale: scale ?? 1 }
        }
        default:
          throw new TypeError(`${String(task satisfies never)} is no task`)
      }
    },

    /**
     * What the picture is marked with. One that a model made from another is marked as that; an algorithm takes nothing away
     * of what its start is marked with, and one that only enlarges made nothing.
     */
    async markOf({ task, inputs: begun }: GenerationRow, ofEngine: Engine['sourceMark']): Promise<SourceMark> {
      const start = begun?.find(({ role }) => role !== 'mask')
      if (!start) return ofEngine
      if (ofEngine === 'trained') return 'composite'
      const before = readSourceMark(await bytesOf(start))
      if (before === 'trained' || before === 'composite') return 'composite'
      return task === 'upscale' && before !== 'algorithmic' ? 'enhanced' : 'algorithmic'
    },

    /**
     * What was made, with all that was not to be made anew exactly as it was: what the mask leaves black, or the picture that
     * was extended. `made` itself where nothing had to be put back. What is wrong with `made` is thrown as it is.
     */
    async putBack(generation: GenerationRow, made: Uint8Array): Promise<Uint8Array> {
      const { task, parameters } = generation
      const { width, height, maskBlur, keepUnmasked, extend } = parameters
      const size = { width, height }
      const { one } = partsOf(generation)
      if (task === 'outpaint' && extend) {
        const start = await bytesOf(one('image'))
        return decoding(width * height, () => surround({ start, made, size, extend }))
      }
      if (task !== 'inpaint' || keepUnmasked !== true) return made
      const [image, mask] = [one('image'), one('mask')]
      const [start, maskBytes] = await Promise.all([bytesOf(image), bytesOf(mask)])
      return decoding(image.width * image.height, () =>
        blend({ start, made, mask: maskBytes, asked: size, blur: maskBlur ?? 0 }),
      )
    },
  }
}
