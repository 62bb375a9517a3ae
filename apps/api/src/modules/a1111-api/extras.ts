import { SCALES, type A1111Enlarging, type Generation, type Image } from '@atelier/contracts'
import { resizeOnce } from '@atelier/imaging'
import type { Actor } from '../../platform/actor.ts'
import type { Decoding } from '../../platform/decoding.ts'
import { failureOf, type Begun, type Clients } from '../clients/module.ts'
import { isTooLarge, MAX_ENLARGED, planOf, wantedSize, type Step } from './enlarging.ts'
import type { Asking, Jobs } from './jobs.ts'
import { formatOf, type Options } from './options.service.ts'
import { bytesOf, onPixels, refuse, sizeOf, type Sent } from './pictures-in.ts'
import { NO_UPSCALER, type Upscaler, type Upscalers } from './upscalers.ts'

interface ExtrasDependencies {
  readonly clients: Pick<Clients, 'begin' | 'readPicture' | 'storeUpload'>
  readonly options: Pick<Options, 'chosenBy'>
  readonly upscalers: Pick<Upscalers, 'get'>
  readonly jobs: Pick<Jobs, 'cancel' | 'untilOver'>
  readonly decoding: Decoding
}

type Size = ReturnType<typeof wantedSize>
type Format = ReturnType<typeof formatOf>

/** What no engine does to a picture that it enlarges. */
function refuseOthers(wish: A1111Enlarging): void {
  for (const field of ['gfpgan_visibility', 'codeformer_visibility', 'extras_upscaler_2_visibility'] as const)
    if ((wish[field] ?? 0) > 0) throw refuse(`/${field}`, 'must be 0: nothing in this studio does that')
}

/** A picture on its way to the size that was asked for. */
interface Underway {
  readonly sent: Sent
  readonly upscaler?: Upscaler
  readonly passes: readonly Step[]
  readonly size: Size | null
  /** What the last pass has made. */
  readonly image?: Image
}

const isBegun = (begun: Begun | undefined): begun is Begun => begun !== undefined

const firstOf = (generation: Generation | undefined): Image => {
  const image = generation?.images[0]
  if (!image) throw failureOf(generation ?? { status: 'cancelled', error: null })
  return image
}

/** Enlarges pictures by the studio's own task. */
export function createExtras({ clients, options, upscalers, jobs, decoding }: ExtrasDependencies) {
  async function plan(wish: A1111Enlarging, sent: Sent): Promise<Underway> {
    const from = sizeOf(sent)
    const name = wish.upscaler_1 || NO_UPSCALER
    if (name === NO_UPSCALER) return { sent, passes: [], size: null }
    const upscaler = await upscalers.get(name)
    const to = wantedSize(wish, from)
    if (isTooLarge(to))
      throw refuse(
        wish.resize_mode === 1 ? '/upscaling_resize_w' : '/upscaling_resize',
        `must not make it larger than ${MAX_ENLARGED.pixels} pixels, or ${MAX_ENLARGED.side} a side`,
      )
    const { scales = [] } = upscaler.model.taskLimits.upscale ?? {}
    const steps = SCALES.filter(one => scales.includes(one))
    return { sent, upscaler, ...planOf(from, to, steps) }
  }

  async function begin(actor: Actor, { sent, upscaler, passes: [scale], image }: Underway): Promise<readonly Begun[]> {
    if (!upscaler || !scale) return []
    return clients.begin(actor, undefined, async () => ({
      task: 'upscale',
      model: upscaler.model.id,
      inputs: {
        image: image ? { imageId: image.id } : { uploadId: (await clients.storeUpload(actor, sent.bytes)).id },
      },
      scale,
      ...(upscaler.option !== undefined && { options: { upscaler: upscaler.option } }),
    }))
  }

  /** All of them or none: where one is refused, those before it are of no use to anybody. */
  async function beginAll({ actor, signal }: Asking, all: readonly Underway[]): Promise<(Begun | undefined)[]> {
    const begun: (Begun | undefined)[] = []
    try {
      for (const one of all) {
        signal.throwIfAborted()
        begun.push((await begin(actor, one))[0])
      }
      return begun
    } catch (error) {
      await jobs.cancel(actor, begun.filter(isBegun))
      throw error
    }
  }

  /** Each of them once more, where that is needed. */
  async function pass(asking: Asking, all: readonly Underway[]): Promise<readonly Underway[]> {
    const begun = await beginAll(asking, all)
    asking.releaseInput?.()
    // Nobody can come back to these: they are asked for under no key.
    const waits = { whenLeft: 'cancel', allOrNothing: true } as const
    const made = await jobs.untilOver(asking, null, begun.filter(isBegun), waits)
    const failed = made.find(({ status }) => status === 'failed')
    if (failed) throw failureOf(failed)
    return all.map((one, index) => {
      const id = begun[index]?.id
      if (id === undefined) return one
      return { ...one, passes: one.passes.slice(1), image: firstOf(made.find(generation => generation.id === id)) }
    })
  }

  async function finish(actor: Actor, { sent, image, size }: Underway, format: Format): Promise<string> {
    const bytes = image ? (await clients.readPicture(actor, image.id, { format, recipe: true })).bytes : sent.bytes
    const sized = size
      ? await onPixels(decoding, { bytes, path: sent.path }, () => resizeOnce(bytes, { ...size, format }))
      : bytes
    return Buffer.from(sized.buffer, sized.byteOffset, sized.byteLength).toString('base64')
  }

  /** All of them, in their order. Nothing is begun where one is no picture. */
  async function enlarge(asking: Asking, wish: A1111Enlarging, pictures: readonly Sent[]): Promise<string[]> {
    const { actor } = asking
    refuseOthers(wish)
    pictures.forEach(sizeOf)
    const format = formatOf((await options.chosenBy(actor))['samples_format'] ?? 'png')
    let all: readonly Underway[] = await Promise.all(pictures.map(sent => plan(wish, sent)))
    while (all.some(({ passes }) => passes.length > 0)) all = await pass(asking, all)
    const images: string[] = []
    for (const one of all) images.push(await finish(actor, one, format))
    return images
  }

  return {
    async single(asking: Asking, { image, ...wish }: A1111Enlarging & { readonly image: string }) {
      const [enlarged = ''] = await enlarge(asking, wish, [{ bytes: bytesOf(image, '/image'), path: '/image' }])
      return { html_info: '', image: enlarged }
    },

    async batch(
      asking: Asking,
      { imageList, ...wish }: A1111Enlarging & { readonly imageList: readonly { readonly data: string }[] },
    ) {
      const sent = imageList.map(({ data }, index): Sent => {
        const path = `/imageList/${index}/data`
        return { path, bytes: bytesOf(data, path) }
      })
      return { html_info: '', images: await enlarge(asking, wish, sent) }
    },
  }
}
export type Extras = ReturnType<typeof createExtras>
