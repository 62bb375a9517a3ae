import type { Actor } from '../../platform/actor.ts'
import type { UsableModel } from '../models/module.ts'
import type { StylesService } from '../styles/module.ts'
import type { Checkpoints } from './checkpoints.ts'
import { choicesOf, lorasOf, namesIn, partOf, type Schema } from './choices.ts'
import { findName, KNOWN_SAMPLERS, KNOWN_SCHEDULERS } from './known.ts'
import type { Options } from './options.service.ts'
import { NO_UPSCALER, type Upscalers } from './upscalers.ts'

interface ListsDependencies {
  readonly checkpoints: Pick<Checkpoints, 'list' | 'find'>
  readonly options: Pick<Options, 'chosenBy'>
  readonly styles: Pick<StylesService, 'list'>
  readonly upscalers: Pick<Upscalers, 'list'>
}

const isLatent = (name: string) => name.toLowerCase().startsWith('latent')

/** Those of the model, in its order, then what is taken besides. */
function samplersOf(options: Schema) {
  const own = choicesOf(options, 'sampler')
  const others = KNOWN_SAMPLERS.filter(({ name }) => findName(own, name) === undefined)
  const aliasesOf = (name: string) => KNOWN_SAMPLERS.find(known => findName([known.name], name))?.aliases ?? []
  return [...own, ...others.map(({ name }) => name)].map(name => ({ name, aliases: [...aliasesOf(name)], options: {} }))
}

function schedulersOf(options: Schema) {
  const own = choicesOf(options, 'scheduler')
  const known = KNOWN_SCHEDULERS.map(({ name, label, rho, needsInnerModel }) => ({
    name,
    label,
    aliases: [],
    default_rho: rho,
    need_inner_model: needsInnerModel,
  }))
  const isKnown = (asked: string) => known.some(({ name, label }) => findName([name, label], asked))
  const unknown = own
    .filter(name => !isKnown(name))
    .map(name => ({ name, label: name, aliases: [], default_rho: -1, need_inner_model: false }))
  const isOwn = ({ name, label }: { name: string; label: string }) => findName(own, name) ?? findName(own, label)
  return [...unknown, ...known.toSorted((a, b) => Number(!isOwn(a)) - Number(!isOwn(b)))]
}

/** What clients fill their menus with. Of what depends on a model: of the one that the caller has chosen. */
export function createLists({ checkpoints, options, styles, upscalers }: ListsDependencies) {
  async function chosenModel(actor: Actor): Promise<UsableModel | undefined> {
    const { sd_model_checkpoint: name } = await options.chosenBy(actor)
    return checkpoints.find(name === undefined ? undefined : String(name))
  }
  const optionsOf = async (actor: Actor): Promise<Schema> => (await chosenModel(actor))?.options ?? null

  return {
    models: async () =>
      (await checkpoints.list()).map(({ id, name }) => ({
        title: id,
        model_name: name,
        hash: null,
        sha256: null,
        filename: id,
        config: null,
      })),
    samplers: async (actor: Actor) => samplersOf(await optionsOf(actor)),
    schedulers: async (actor: Actor) => schedulersOf(await optionsOf(actor)),
    upscalers: async () =>
      [{ name: NO_UPSCALER, scale: 1 }, ...(await upscalers.list()).map(({ name }) => ({ name, scale: 4 }))].map(
        ({ name, scale }) => ({ name, model_name: null, model_path: null, model_url: null, scale }),
      ),
    latentUpscaleModes: async (actor: Actor) => {
      const hires = partOf(await optionsOf(actor), 'hiresFix')
      return namesIn(partOf(hires, 'upscaler'))
        .filter(isLatent)
        .map(name => ({ name }))
    },
    loras: async (actor: Actor) =>
      lorasOf(await optionsOf(actor)).map(name => ({ name, alias: name, path: name, metadata: {} })),
    styles: async (actor: Actor) =>
      (await styles.list(actor)).map(({ name, prompt, negativePrompt }) => ({
        name,
        prompt,
        negative_prompt: negativePrompt ?? '',
      })),
  }
}
export type Lists = ReturnType<typeof createLists>
