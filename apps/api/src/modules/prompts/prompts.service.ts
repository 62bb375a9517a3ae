import { MAX_SAMPLED_PROMPTS, type PromptPreview, type PromptPreviewRequest } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ids } from '../../platform/ids.ts'
import { promptCycle, promptEmpty, promptMalformed, promptTooComplex, promptTooLong } from './prompts.errors.ts'
import { openTemplate, TemplateError } from './template/open-template.ts'
import type { WildcardsService } from './wildcards.service.ts'

/** How many of the prompts a preview shows. */
const SHOWN = 10

const refusals = {
  malformed: promptMalformed,
  cycle: promptCycle,
  too_complex: promptTooComplex,
  too_long: promptTooLong,
}
const OF_TEMPLATES: ReadonlySet<string> = new Set([...Object.values(refusals), promptEmpty].map(({ code }) => code))

interface Sampled {
  readonly isDynamic: boolean
  readonly combinations: number
  readonly missing: readonly string[]
  readonly prompts: readonly string[]
  readonly drawSeed: number
}

type SampleRequest = { readonly [K in keyof PromptPreviewRequest]: PromptPreviewRequest[K] | undefined } & {
  readonly prompt: string
}

export function createPromptsService({ wildcards, ids }: { wildcards: Pick<WildcardsService, 'listsFor'>; ids: Ids }) {
  /** All the prompts that a call with these values makes. Throws what is the matter with the template, or with one of them. */
  async function sample(
    owner: Actor,
    { prompt, mode = 'random', draws, drawSeed = ids.seed() }: SampleRequest,
  ): Promise<Sampled> {
    const lists = await wildcards.listsFor(owner, prompt)
    try {
      const { isDynamic, combinations, missing, first, sample: random } = openTemplate(prompt, lists)
      const prompts = mode === 'all' ? first(draws ?? MAX_SAMPLED_PROMPTS) : random(draws ?? 1, drawSeed)
      const empty = prompts.findIndex(text => text.trim() === '')
      if (empty >= 0) throw promptEmpty(empty + 1, prompts.length)
      return { isDynamic, combinations, missing, prompts, drawSeed }
    } catch (error) {
      if (error instanceof TemplateError) throw refusals[error.fault](error.message)
      throw error
    }
  }

  return {
    sample,
    /** Somebody who is still writing did nothing wrong: what cannot be used yet is an answer, too. */
    async preview(owner: Actor, request: PromptPreviewRequest): Promise<PromptPreview> {
      const { drawSeed: seed = ids.seed() } = request
      try {
        const { isDynamic, combinations, missing, prompts, drawSeed } = await sample(owner, {
          mode: undefined,
          draws: undefined,
          ...request,
          drawSeed: seed,
        })
        return {
          isDynamic,
          combinations,
          total: prompts.length,
          prompts: prompts.slice(0, SHOWN),
          drawSeed,
          missing: [...missing],
          problem: null,
        }
      } catch (error) {
        if (!(error instanceof AppError) || !OF_TEMPLATES.has(error.code)) throw error
        return {
          isDynamic: true,
          combinations: 0,
          total: 0,
          prompts: [],
          drawSeed: seed,
          missing: [],
          problem: { code: error.code, detail: error.message },
        }
      }
    },
  }
}
export type PromptsService = ReturnType<typeof createPromptsService>
