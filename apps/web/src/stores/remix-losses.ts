import type { DefaultParameters, Model } from '@atelier/contracts'
import { isObject, mayBeTemplate, optionsFor } from '@atelier/contracts'
import { namesOf } from './beyond-values.ts'
import { settle, type Draft, type Recipe } from './draft-values.ts'
import { isSameSize, type Size } from './limits.ts'

interface LostOption {
  readonly name: string
  /** In English; undefined where the model has no such option at all. */
  readonly title: string | undefined
}

/** What a remix could not bring back, as plain values; the texts are the form's. */
export type Loss =
  | { readonly kind: 'model'; readonly wanted: string; readonly now: string }
  | { readonly kind: 'size'; readonly wanted: Size; readonly now: Size }
  | { readonly kind: 'steps' | 'guidance' | 'seed'; readonly wanted: number; readonly now: number | null }
  | { readonly kind: 'negativePrompt' }
  | { readonly kind: 'options'; readonly lost: readonly LostOption[] }
  | { readonly kind: 'styles'; readonly names: readonly string[] }
  | { readonly kind: 'template' }

interface Remixed {
  readonly recipe: Recipe
  /** What the form has of it. */
  readonly draft: Draft
  /** The model that stands in the form. */
  readonly model: Pick<Model, 'id' | 'limits' | 'options'>
  readonly defaults?: DefaultParameters | undefined
}

/** Empty when all came back. */
export function lossesOf({ recipe, draft, model, defaults }: Remixed): Loss[] {
  const { size, steps, guidance, seed, negativePrompt } = settle(draft, model.limits, defaults)
  const losses: Loss[] = []
  const wantedSize = { width: recipe.width, height: recipe.height }
  if (recipe.model !== null && recipe.model !== model.id)
    losses.push({ kind: 'model', wanted: recipe.model, now: model.id })
  if (!isSameSize(wantedSize, size)) losses.push({ kind: 'size', wanted: wantedSize, now: size })
  const compare = (kind: 'steps' | 'guidance' | 'seed', wanted: number | null, now: number | null) => {
    if (wanted !== null && wanted !== now) losses.push({ kind, wanted, now })
  }
  compare('steps', recipe.steps, steps)
  compare('guidance', recipe.guidance, guidance)
  // Whoever asked for a new one has lost none.
  compare('seed', draft.seed, seed)
  if (draft.negativePrompt && negativePrompt === null) losses.push({ kind: 'negativePrompt' })
  return [...losses, ...optionsLost(recipe, model), ...wordsLost(recipe, draft)]
}

/** What the model does not take, or not for what is done here. */
function optionsLost({ task, recipe }: Recipe, { options }: Pick<Model, 'options'>): Loss[] {
  const { sampler, scheduler, loras, options: others = {} } = recipe ?? {}
  const had = [
    ...(sampler ? ['sampler'] : []),
    ...(scheduler ? ['scheduler'] : []),
    ...(loras && loras.length > 0 ? ['loras'] : []),
    ...Object.keys(others),
  ]
  const taken = namesOf(optionsFor(options, task ?? 'text-to-image'))
  const lost = had.filter(name => !taken.includes(name)).map(name => ({ name, title: titleIn(options, name) }))
  return lost.length > 0 ? [{ kind: 'options', lost }] : []
}

function titleIn(options: Model['options'], name: string): string | undefined {
  const all = options?.['properties']
  const option = isObject(all) ? all[name] : undefined
  return isObject(option) && typeof option['title'] === 'string' ? option['title'] : undefined
}

function wordsLost({ typed }: Recipe, draft: Draft): Loss[] {
  if (typed === null) return []
  if (mayBeTemplate(typed.prompt)) return [{ kind: 'template' }]
  const gone = draft.styles.length === 0 ? typed.styles : []
  return gone.length > 0 ? [{ kind: 'styles', names: gone }] : []
}
