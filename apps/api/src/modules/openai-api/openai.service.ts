import type { FormFile, Generation, Image, OpenAiImages, OpenAiModel } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { BytesAnswer, EventMessage, EventsAnswer } from '../../platform/operations/answer.ts'
import type { Context } from '../../platform/operations/operation.ts'
import { failureOf, fingerprintOf, type Begun, type Clients, type Wanted } from '../clients/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { Addresses } from './addresses.ts'
import { formsOf, isStock, requestOf, requireMeaning, wantedOf, type Asked } from './asked.ts'
import { ourMask } from './mask.ts'
import { inTheirNames, openAiFileGone } from './openai.errors.ts'
import { formatOf, presentEvent, presentImages, presentModel } from './presenter.ts'
import { streamPictures } from './stream.ts'

/** Pictures to begin with. */
interface Files {
  readonly image: FormFile | readonly FormFile[]
  readonly mask?: FormFile | undefined
}

export interface Call {
  readonly operation: 'createOpenAiImages' | 'editOpenAiImages'
  readonly asked: Asked
  readonly files?: Files | undefined
  readonly idempotencyKey?: string | undefined
}

interface OpenAiDependencies {
  readonly clients: Clients
  readonly models: Pick<ModelsService, 'list' | 'get'>
  readonly addresses: Addresses
  readonly decoding: Decoding
}

export function createOpenAiService({ clients, models, addresses, decoding }: OpenAiDependencies) {
  const upload = async (owner: Actor, bytes: Uint8Array) => ({ uploadId: (await clients.storeUpload(owner, bytes)).id })

  async function inputsOf(owner: Actor, { image, mask }: Files) {
    const [first, ...others] = [image].flat()
    if (!first) return undefined
    const start = await upload(owner, first.bytes)
    const references = []
    for (const { bytes } of others) references.push(await upload(owner, bytes))
    return {
      image: start,
      ...(mask && { mask: await upload(owner, await ourMask(mask.bytes, decoding)) }),
      ...(references.length > 0 && { references }),
    }
  }

  /** Begins it, once. What was sent is not needed from then on. */
  async function begin({ actor, caller, releaseInput }: Context, call: Call): Promise<readonly Begun[]> {
    const { operation, asked, files, idempotencyKey } = call
    requireMeaning(asked)
    const sent = files && {
      image: [files.image].flat().map(({ bytes }) => fingerprintOf(bytes)),
      mask: files.mask && fingerprintOf(files.mask.bytes),
    }
    const task = !files ? 'text-to-image' : files.mask ? 'inpaint' : 'image-to-image'
    try {
      return await clients.begin(
        actor,
        { operation, body: { ...asked, ...sent }, idempotencyKey, isRepeated: caller?.isRepeated },
        async () => {
          const usable = await clients.resolveModel({ model: asked.model, task, isStock: isStock(asked.model) })
          const request = requestOf(asked, usable)
          const inputs = files && (await inputsOf(actor, files))
          return { ...request, ...(inputs && { inputs }) }
        },
      )
    } catch (error) {
      throw inTheirNames(error)
    } finally {
      releaseInput?.()
    }
  }

  const finish = (ctx: Context, begun: readonly Begun[]) =>
    clients.untilFinished(ctx.actor, begun, { signal: ctx.signal, whenLeft: 'cancel unless begun' })

  /** Those that were made, also where not all of them were. Throws why there are none. */
  async function picturesOf(ctx: Context, begun: readonly Begun[]) {
    const generations = await finish(ctx, begun)
    const made = generations.flatMap(generation => generation.images.map(image => ({ generation, image })))
    const [first] = made
    if (first) return { first, made }
    const [failed] = generations.filter(({ status }) => status !== 'succeeded')
    throw failed ? failureOf(failed) : openAiFileGone()
  }

  const base64Of = async ({ actor }: Context, { id }: Image, wanted: Wanted) =>
    (await clients.readPicture(actor, id, wanted)).bytes.toString('base64')

  async function images(ctx: Context, begun: readonly Begun[], asked: Asked): Promise<OpenAiImages> {
    const { first, made } = await picturesOf(ctx, begun)
    const wanted = wantedOf(asked)
    const forms = formsOf(asked)
    const address = (image: Image) => {
      const addressed = { imageId: image.id, ownerId: ctx.actor.id, format: formatOf(asked, image) }
      return `${ctx.caller?.linkOrigin ?? ''}${addresses.write({ ...addressed, quality: wanted.quality })}`
    }
    const data = []
    for (const { image } of made)
      data.push({
        ...(forms.has('b64_json') && { b64_json: await base64Of(ctx, image, wanted) }),
        ...(forms.has('url') && { url: address(image) }),
      })
    return presentImages(asked, first, data)
  }

  async function completed(ctx: Context, asked: Asked, generation: Generation, image: Image) {
    return { ...presentEvent(asked, generation, image), b64_json: await base64Of(ctx, image, wantedOf(asked)) }
  }

  /** Partial pictures as engines show them, then each that is made. */
  const stream = (ctx: Context, begun: readonly Begun[], { operation, asked }: Call): AsyncIterable<EventMessage> =>
    streamPictures({
      kind: operation === 'createOpenAiImages' ? 'image_generation' : 'image_edit',
      partials: asked.partial_images ?? 0,
      begun,
      signal: ctx.signal,
      hear: hearing => clients.hearPreviews(ctx.actor.id, hearing),
      finish: () => picturesOf(ctx, begun),
      describe: generation => presentEvent(asked, generation),
      complete: ({ generation, image }) => completed(ctx, asked, generation, image),
      get: id => clients.getGeneration(ctx.actor, id),
    })

  return {
    async make(ctx: Context, call: Call): Promise<OpenAiImages | EventsAnswer> {
      const begun = await begin(ctx, call)
      return call.asked.stream
        ? { answer: 'events', messages: stream(ctx, begun, call) }
        : images(ctx, begun, call.asked)
    },

    async list(signal: AbortSignal): Promise<{ object: 'list'; data: OpenAiModel[] }> {
      const { items } = await models.list({ signal })
      // What only enlarges cannot be asked for here.
      const ready = items.filter(({ status, tasks }) => status === 'ready' && tasks.some(task => task !== 'upscale'))
      return {
        object: 'list',
        data: ready.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault)).map(presentModel),
      }
    },

    /** A name that means the default model is told as what it is here. */
    async model(id: string): Promise<OpenAiModel> {
      if (!isStock(id)) return presentModel(await models.get(id))
      const { provider, model } = await clients.resolveModel({ model: id, task: 'text-to-image', isStock: true })
      return presentModel({ id, provider: model.provider || provider.id })
    },

    async file(file: string): Promise<BytesAnswer> {
      const { imageId, ownerId, ...wanted } = addresses.read(file)
      const owner = { id: ownerId, role: 'member' } as const
      const picture = await clients.readPicture(owner, imageId, { ...wanted, isKept: true })
      return { answer: 'bytes', ...picture, isForAnyPage: true }
    },
  }
}
export type OpenAiService = ReturnType<typeof createOpenAiService>
