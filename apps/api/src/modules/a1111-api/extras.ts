import { SCALES, type A1111Enlarging } from '@atelier/contracts'
import { failureOf, type Begun, type Clients } from '../clients/module.ts'
import type { Asking, Jobs } from './jobs.ts'
import { formatOf, type Options } from './options.service.ts'
import { bytesOf, refuse, sizeOf, type Sent } from './pictures-in.ts'
import { NO_UPSCALER, type Upscaler, type Upscalers } from './upscalers.ts'

interface ExtrasDependencies {
  readonly clients: Pick<Clients, 'begin' | 'readPicture' | 'storeUpload'>
  readonly options: Pick<Options, 'chosenBy'>
  readonly upscalers: Pick<Upscalers, 'get'>
  readonly jobs: Pick<Jobs, 'untilOver'>
}

/** What no engine does to a picture that it enlarges. */
function refuseOthers(wish: A1111Enlarging): void {
  for (const field of ['gfpgan_visibility', 'codeformer_visibility', 'extras_upscaler_2_visibility'] as const)
    if ((wish[field] ?? 0) > 0) throw refuse(`/${field}`, 'must be 0: nothing in this studio does that')
}

/** By how much; 1 leaves it as it is. Throws where nothing enlarges by that. */
function scaleOf(wish: A1111Enlarging, sent: Sent): number {
  if (wish.resize_mode !== 1) return wish.upscaling_resize ?? 2
  const { width, height } = sizeOf(sent)
  const [toWidth, toHeight] = [wish.upscaling_resize_w ?? 512, wish.upscaling_resize_h ?? 512]
  const scale = [1, ...SCALES].find(one => width * one === toWidth && height * one === toHeight)
  if (scale === undefined)
    throw refuse(
      '/upscaling_resize_w',
      `must be ${SCALES.map(one => `${width * one} x ${height * one}`).join(' or ')} with upscaling_resize_h: pictures are enlarged by ${SCALES.join(' or ')}`,
    )
  return scale
}

function takenScale({ name, model }: Upscaler, scale: number): (typeof SCALES)[number] {
  const taken = SCALES.filter(one => model.taskLimits.upscale?.scales.includes(one))
  const found = taken.find(one => one === scale)
  if (!found) throw refuse('/upscaling_resize', `must be 1 or ${taken.join(' or ')}: ${name} enlarges by nothing else`)
  return found
}

/** A picture that nothing is done to, or what is being done to it. */
type Ordered = { readonly bytes: Uint8Array } | { readonly begun: readonly Begun[] }

const begunOf = (ordered: Ordered): readonly Begun[] => ('begun' in ordered ? ordered.begun : [])

/** Enlarges pictures by the studio's own task. */
export function createExtras({ clients, options, upscalers, jobs }: ExtrasDependencies) {
  async function order({ actor }: Asking, wish: A1111Enlarging, sent: Sent): Promise<Ordered> {
    const scale = scaleOf(wish, sent)
    const name = wish.upscaler_1 || NO_UPSCALER
    if (name === NO_UPSCALER || scale === 1) return { bytes: sent.bytes }
    const upscaler = await upscalers.get(name)
    const taken = takenScale(upscaler, scale)
    const begun = await clients.begin(actor, undefined, async () => {
      const { id } = await clients.storeUpload(actor, sent.bytes)
      return {
        task: 'upscale',
        model: upscaler.model.id,
        inputs: { image: { uploadId: id } },
        scale: taken,
        ...(upscaler.option !== undefined && { options: { upscaler: upscaler.option } }),
      }
    })
    return { begun }
  }

  /** All of them, in their order. Nothing is begun where one is no picture. */
  async function enlarge(asking: Asking, wish: A1111Enlarging, pictures: readonly Sent[]): Promise<string[]> {
    const { actor } = asking
    refuseOthers(wish)
    pictures.forEach(sizeOf)
    const format = formatOf((await options.chosenBy(actor))['samples_format'] ?? 'png')
    const ordered: Ordered[] = []
    for (const sent of pictures) ordered.push(await order(asking, wish, sent))
    asking.releaseInput?.()
    const begun = ordered.flatMap(begunOf)
    const made = begun.length === 0 ? [] : await jobs.untilOver(asking, null, begun)
    const images: string[] = []
    for (const one of ordered) {
      const generation = made.find(({ id }) => begunOf(one)[0]?.id === id)
      const image = generation?.images[0]
      if ('begun' in one && !image) throw failureOf(generation ?? { status: 'cancelled', error: null })
      const bytes = image
        ? (await clients.readPicture(actor, image.id, { format, recipe: true })).bytes
        : Buffer.from('bytes' in one ? one.bytes : [])
      images.push(bytes.toString('base64'))
    }
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
