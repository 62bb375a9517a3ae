import {
  A1111ImageToImage,
  A1111TextToImage,
  type A1111Pictures,
  type A1111Wish,
  type Generation,
  type NewGeneration,
} from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import type { Ids } from '../../platform/ids.ts'
import { failureOf, type Clients } from '../clients/module.ts'
import type { StylesService } from '../styles/module.ts'
import { scriptNotFound } from './a1111.errors.ts'
import type { Checkpoints } from './checkpoints.ts'
import { echoOf, infoOf } from './info.ts'
import type { Asking, Jobs } from './jobs.ts'
import { noteRefinements, type Note } from './notes.ts'
import { formatOf, type Options } from './options.service.ts'
import { countOf, parametersOf } from './parameters.ts'
import type { PicturesIn } from './pictures-in.ts'
import { findLoras, requirePrompt, styleIds } from './words.ts'

interface MakeDependencies {
  readonly clients: Pick<Clients, 'begin' | 'readPicture'>
  readonly checkpoints: Pick<Checkpoints, 'resolve'>
  readonly options: Pick<Options, 'chosenBy'>
  readonly styles: Pick<StylesService, 'list'>
  readonly picturesIn: PicturesIn
  readonly jobs: Pick<Jobs, 'untilOver'>
  readonly ids: Pick<Ids, 'seed'>
}

type Which = 'txt2img' | 'img2img'

const NAMED: Readonly<Record<Which, readonly string[]>> = {
  txt2img: Object.keys(A1111TextToImage.properties),
  img2img: Object.keys(A1111ImageToImage.properties),
}

function refuseScripts({ script_name, alwayson_scripts }: A1111Wish): void {
  const [first] = Object.keys(alwayson_scripts ?? {})
  const name = script_name?.trim() || first
  if (name) throw scriptNotFound(name)
}

/** `txt2img` and `img2img`, by the same generations that the page makes. */
export function createMake({ clients, checkpoints, options, styles, picturesIn, jobs, ids }: MakeDependencies) {
  /** Seeds of all batches follow each other, also where nobody names the first. */
  const firstSeed = (most: number | undefined, count: number) =>
    most === undefined ? {} : { seed: ids.seed() % (most - count + 2) }

  async function requestOf(actor: Actor, wish: A1111Wish, which: Which, note: Note) {
    refuseScripts(wish)
    const { count, batch } = countOf(wish)
    const task = which === 'txt2img' ? 'text-to-image' : wish.mask ? 'inpaint' : 'image-to-image'
    const usable = await checkpoints.resolve(wish.override_settings?.sd_model_checkpoint ?? undefined, task)
    const { prompt, loras } = findLoras(wish.prompt ?? '', usable.options, note)
    noteRefinements(wish, note)
    const request: NewGeneration & { count: number } = {
      ...firstSeed(usable.takes.limits.seed?.max, count),
      ...parametersOf(wish, usable, note),
      prompt: requirePrompt(prompt),
      model: `${usable.provider.id}/${usable.model.plainId}`,
      task,
      count,
      ...(loras.length > 0 && { loras: [...loras] }),
      styles: await styleIds(styles, actor, wish.styles),
      // Last: what is refused leaves nothing behind.
      ...(which === 'img2img' && (await picturesIn(actor, wish))),
    }
    // A batch is a generation, so that one of them can be skipped.
    return { ...request, batch }
  }

  /** What was made is given, also where not all of it was. */
  function requireSome(generations: readonly Generation[], note: Note): void {
    const missing = generations.filter(({ status }) => status !== 'succeeded')
    const [first] = missing
    if (first && generations.every(({ images }) => images.length === 0)) throw failureOf(first)
    for (const generation of missing) note(`Pictures are missing: ${failureOf(generation).message}`)
  }

  /** All that needs the pictures that were sent. */
  async function begin(actor: Actor, asked: A1111Wish, which: Which, note: Note) {
    const chosen = await options.chosenBy(actor)
    const named = asked.model && { sd_model_checkpoint: asked.model }
    const wish: A1111Wish = { ...asked, override_settings: { ...chosen, ...named, ...asked.override_settings } }
    const format = formatOf(wish.override_settings?.samples_format ?? 'png', '/override_settings/samples_format')
    return { format, begun: await clients.begin(actor, undefined, () => requestOf(actor, wish, which, note)) }
  }

  return async function make(asking: Asking, asked: A1111Wish, which: Which): Promise<A1111Pictures> {
    const { actor } = asking
    const notes: string[] = []
    const note: Note = sentence => void notes.push(sentence)
    const echo = echoOf(asked, NAMED[which])
    const {
      send_images: isSent = true,
      force_task_id: taskId = null,
      styles: named = [],
      batch_size: batch = 1,
    } = asked
    const { begun, format } = await begin(actor, asked, which, note)
    asking.releaseInput?.()
    const generations = await jobs.untilOver(asking, taskId, begun)
    requireSome(generations, note)
    const pictures = []
    for (const image of generations.flatMap(({ images }) => images))
      pictures.push({ image, ...(await clients.readPicture(actor, image.id, { format, recipe: true })) })
    return {
      images: isSent ? pictures.map(({ bytes }) => bytes.toString('base64')) : [],
      parameters: echo,
      info: JSON.stringify(infoOf({ generations, pictures, notes, styles: named, batch })),
    }
  }
}
export type Make = ReturnType<typeof createMake>
