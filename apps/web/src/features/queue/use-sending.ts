import { PLAIN_PARAMETERS, type NewVariation } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { GenerationEntry } from '../../stores/generations.ts'

/** As wide as the longest seed, so that nothing moves when the real one comes. */
const NO_SEED = '\u2007'.repeat(10)

/** What was sent and is not yet answered has its place among the results at once; the answer then takes that very place. */
export const useSending = defineStore('sending', () => {
  const entry = shallowRef<GenerationEntry>()
  const seed = shallowRef(NO_SEED)
  /** The places of what was answered, by id. */
  const places = new Map<string, string>()
  let count = 0

  function begin(body: NewVariation & { readonly width: number; readonly height: number }) {
    count += 1
    entry.value = {
      id: `sending-${count}`,
      status: 'queued',
      prompt: body.prompt ?? '',
      negativePrompt: body.negativePrompt ?? null,
      typed: body.typed ?? null,
      model: body.model ?? '',
      provider: '',
      task: body.task ?? 'text-to-image',
      inputs: [],
      parameters: {
        ...PLAIN_PARAMETERS,
        width: body.width,
        height: body.height,
        steps: body.steps ?? null,
        guidance: body.guidance ?? null,
        seed: body.seed ?? 0,
        count: body.count ?? 1,
      },
      progress: 0,
      attempts: 0,
      imageIds: [],
      error: null,
      waitingUntil: null,
      createdAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
      clearedAt: null,
      gridId: null,
      cell: null,
      batch: null,
      parentId: body.parentId ?? null,
      servedInstead: [],
      relation: body.relation ?? null,
    }
    seed.value = body.seed === undefined ? NO_SEED : String(body.seed)
  }

  /** `id` is undefined when it was refused. */
  function end(id: string | undefined) {
    if (id && entry.value) places.set(id, entry.value.id)
    entry.value = undefined
  }

  return {
    entry,
    seed,
    ids: computed(() => (entry.value ? [entry.value.id] : [])),
    placeOf: (id: string) => places.get(id) ?? id,
    begin,
    end,
  }
})
