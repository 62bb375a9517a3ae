import { SCALES, type A1111Enlarging, type NewVariation } from '@atelier/contracts'
import { ImageRejected, probe } from '@atelier/imaging'
import { requestInvalid } from '../../platform/common.errors.ts'
import { failureOf, type Clients } from '../clients/module.ts'
import type { Jobs } from './jobs.ts'
import { LONGEST_MS, type Asking } from './make.ts'
import { formatOf, type Options } from './options.service.ts'
import { bytesOf } from './pictures-in.ts'
import { NO_UPSCALER, type Upscaler, type Upscalers } from './upscalers.ts'

interface ExtrasDependencies {
  readonly clients: Pick<Clients, 'begin' | 'untilFinished' | 'readPicture' | 'storeUpload'>
  readonly options: Pick<Options, 'chosenBy'>
  readonly upscalers: Pick<Upscalers, 'get'>
  readonly jobs: Pick<Jobs, 'add'>
}

interface Sent {
  readonly bytes: Uint8Array
  readonly path: string
}

const refuse = (path: string, message: string) => requestInvalid([{ path, message }])

/** What no engine does to a picture that it enlarges. */
function refuseOthers(wish: A1111Enlarging): void {
  for (const field of ['gfpgan_visibility', 'codeformer_visibility', 'extras_upscaler_2_visibility'] as const)
    if ((wish[field] ?? 0) > 0) throw refuse(`/${field}`, 'must be 0: nothing in this studio does that')
}

function sizeOf({ bytes, path }: Sent) {
  try {
    return probe(bytes)
  } catch (error) {
    if (error instanceof ImageRejected) throw refuse(path, `is no picture that is taken: ${error.message}`)
    throw error
  }
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

/** Enlarges pictures by the studio's own task. */
export function createExtras({ clients, options, upscalers, jobs }: ExtrasDependencies) {
  async function enlarge({ actor, signal }: Asking, wish: A1111Enlarging, sent: Sent): Promise<Buffer> {
    const scale = scaleOf(wish, sent)
    const name = wish.upscaler_1 || NO_UPSCALER
    if (name === NO_UPSCALER || scale === 1) {
      sizeOf(sent)
      return Buffer.from(sent.bytes)
    }
    const upscaler = await upscalers.get(name)
    const taken = takenScale(upscaler, scale)
    const begun = await clients.begin(actor, undefined, async () => {
      const { id } = await clients.storeUpload(actor, sent.bytes)
      const request: NewVariation & { count: number } = {
        task: 'upscale',
        model: upscaler.model.id,
        inputs: { image: { uploadId: id } },
        scale: taken,
        count: 1,
        ...(upscaler.option !== undefined && { options: { upscaler: upscaler.option } }),
      }
      return { request, most: 1 }
    })
    const over = await jobs.add(
      actor,
      null,
      begun.map(({ id }) => id),
    )
    const whenLeft = 'cancel unless begun' as const
    const [made] = await clients.untilFinished(actor, begun, { signal, whenLeft, longestMs: LONGEST_MS })
    await over()
    const image = made?.images[0]
    if (!made || !image) throw failureOf(made ?? { status: 'cancelled', error: null })
    const format = formatOf((await options.chosenBy(actor))['samples_format'] ?? 'png')
    return clients.readPicture(actor, image.id, { format, recipe: true })
  }

  return {
    async single(asking: Asking, { image, ...wish }: A1111Enlarging & { readonly image: string }) {
      refuseOthers(wish)
      const bytes = await enlarge(asking, wish, { bytes: bytesOf(image, '/image'), path: '/image' })
      return { html_info: '', image: bytes.toString('base64') }
    },

    /** One after another: none is begun where one is no picture. */
    async batch(
      asking: Asking,
      { imageList, ...wish }: A1111Enlarging & { readonly imageList: readonly { readonly data: string }[] },
    ) {
      refuseOthers(wish)
      const sent = imageList.map(({ data }, index): Sent => {
        const path = `/imageList/${index}/data`
        return { path, bytes: bytesOf(data, path) }
      })
      sent.forEach(sizeOf)
      const images: string[] = []
      for (const one of sent) images.push((await enlarge(asking, wish, one)).toString('base64'))
      return { html_info: '', images }
    },
  }
}
export type Extras = ReturnType<typeof createExtras>
