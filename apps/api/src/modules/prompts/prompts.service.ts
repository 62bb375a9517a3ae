import { setImmediate } from 'node:timers/promises'
import { MAX_SAMPLED_PROMPTS, type PromptPreview, type PromptPreviewRequest } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ids } from '../../platform/ids.ts'
import {
  promptCycle,
  promptEmpty,
  promptMalformed,
  promptTooComplex,
  promptTooLong,
  promptUnknownVariable,
  promptUnknownWildcard,
} from './prompts.errors.ts'
import { openTemplate, TemplateError } from './template/open-template.ts'
import { paced } from './template/paced.ts'
import { readLists } from './template/read-lists.ts'
import type { WildcardsService } from './wildcards.service.ts'

/** How many of the prompts a preview shows. */
const SHOWN = 10

const refusals = {
  malformed: promptMalformed,
  cycle: promptCycle,
  too_complex: promptTooComplex,
  too_long: promptTooLong,
  unknown_wildcard: promptUnknownWildcard,
  unknown_variable: promptUnknownVariable,
}
const OF_TEMPLATES: ReadonlySet<string> = new Set([...Object.values(refusals), promptEmpty].map(({ code }) => code))

interface Sampled {
  readonly isDynamic: boolean
  readonly combinations: number
  readonly prompts: readonly string[]
  readonly drawSeed: number
}

type SampleRequest = { readonly [K in keyof PromptPreviewRequest]: PromptPreviewRequest[K] | undefined } & {
  readonly prompt: string
}

const refusalOf = (error: unknown) => (error instanceof TemplateError ? refusals[error.fault](error.message) : error)

export function createPromptsService({ wildcards, ids }: { wildcards: Pick<WildcardsService, 'listsFor'>; ids: Ids }) {
  async function read(
    owner: Actor,
    { prompt, mode = 'random', draws, drawSeed = ids.seed() }: SampleRequest,
  ): Promise<Sampled> {
    const lists = await paced(readLists(await wildcards.listsFor(owner, prompt), mode))
    // Linked at once, with turns of its own before and after.
    await setImmediate()
    const template = openTemplate(prompt, lists, { mode, seed: drawSeed })
    const count = mode === 'all' ? Math.min(draws ?? MAX_SAMPLED_PROMPTS, template.total) : (draws ?? 1)
    const prompts = await paced(template.prompts(count))
    const empty = prompts.findIndex(text => text.trim() === '')
    if (empty >= 0) throw promptEmpty(empty + 1, prompts.length)
    return { isDynamic: template.isDynamic, combinations: template.combinations, prompts, drawSeed }
  }

  return {
    /** All the prompts that a call with these values makes. Throws what is the matter with the template, or with one of them. */
    async sample(owner: Actor, request: SampleRequest): Promise<Sampled> {
      try {
        return await read(owner, request)
      } catch (error) {
        throw refusalOf(error)
      }
    },

    /** Somebody who is still writing did nothing wrong: what cannot be used yet is an answer, too. */
    async preview(owner: Actor, request: PromptPreviewRequest): Promise<PromptPreview> {
      const { drawSeed: seed = ids.seed() } = request
      try {
        const { prompts, ...sampled } = await read(owner, {
          mode: undefined,
          draws: undefined,
          ...request,
          drawSeed: seed,
        })
        return { ...sampled, total: prompts.length, prompts: prompts.slice(0, SHOWN), missing: [], problem: null }
      } catch (error) {
        const refusal = refusalOf(error)
        if (!(refusal instanceof AppError) || !OF_TEMPLATES.has(refusal.code)) throw error
        return {
          isDynamic: true,
          combinations: 0,
          total: 0,
          prompts: [],
          drawSeed: seed,
          missing: error instanceof TemplateError ? [...error.missing] : [],
          problem: { code: refusal.code, detail: refusal.message },
        }
      }
    },
  }
}
export type PromptsService = ReturnType<typeof createPromptsService>
