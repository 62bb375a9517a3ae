import type { Generation, PromptRequest, PromptFile } from '@atelier/contracts'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { FieldError } from '../../../platform/errors.ts'
import type { Idempotency } from '../../../platform/idempotency/idempotency.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { JobQueue } from '../../../platform/jobs/queue.ts'
import { batchOf } from '../batch.ts'
import { generationsRefused } from '../generations.errors.ts'
import { presentGeneration, type GenerationRow } from '../generations.presenter.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { createMadeBefore } from '../made-before.ts'
import type { Judge, Judgement } from './judge.ts'
import { readFileOfPrompts, type FileOfPrompts } from './read-prompt-file.ts'

interface ListDependencies {
  readonly idempotency: Idempotency
  readonly lifecycle: Pick<Lifecycle, 'createAll'>
  readonly judge: Judge
  readonly madeBefore: ReturnType<typeof createMadeBefore>
  readonly queue: JobQueue
  readonly clock: Clock
  readonly ids: Ids
}

/** What is stored of a call for those who repeat it: its own id, see `generations.batch.ts`. */
interface List {
  readonly id: string
  readonly ids: readonly string[]
}

/** Many generations from a list of requests, such as a file has, all of them or none. */
export function createGenerationLists({
  idempotency,
  lifecycle,
  judge,
  madeBefore,
  queue,
  clock,
  ids,
}: ListDependencies) {
  /** Each engine hears of its own. */
  async function announce(made: readonly GenerationRow[]): Promise<void> {
    for (const [provider, rows] of Map.groupBy(made, row => row.provider)) {
      const [first] = rows
      if (first)
        await queue.announceAll(
          provider,
          rows.map(row => row.id),
          first.availableAt,
        )
    }
  }

  return {
    async read(owner: Actor, file: FileOfPrompts): Promise<PromptFile> {
      const { rows, ...read } = readFileOfPrompts(file)
      const judged = await judge(
        owner,
        rows.map(({ request }) => request),
      )
      return {
        ...read,
        rows: rows.map((row, index) => {
          const judgement = judged[index]
          const found = judgement && 'problems' in judgement ? judgement.problems : []
          // What could not be read in a cell says more than what the model makes of it.
          const others = found.filter(({ path }) => !row.problems.some(problem => problem.path === path))
          return { ...row, problems: [...row.problems, ...others] }
        }),
      }
    },

    async create(owner: Actor, items: readonly PromptRequest[], key?: string): Promise<{ items: Generation[] }> {
      const call = { actor: owner, operation: 'createGenerationList', key, input: { items } }
      const done = await idempotency.once<List, GenerationRow[]>(call, async () => {
        const rows = rowsOf(await judge(owner, items))
        const now = clock.now()
        const batch = batchOf(rows.length, ids)
        return function* (tx) {
          const made = yield* lifecycle.createAll(
            tx,
            rows.map(row => ({ ...row, batch, availableAt: now, createdAt: now })),
          )
          return { result: { id: ids.next(), ids: made.map(row => row.id) }, made }
        }
      })
      if (!done.isNew) return { items: await madeBefore(owner, done.result.ids) }
      await announce(done.made)
      return { items: done.made.map(row => presentGeneration(row, [])) }
    },
  }
}
export type GenerationLists = ReturnType<typeof createGenerationLists>

/** All of them. Throws one error that says what is wrong with each that cannot be made. */
function rowsOf(judged: readonly Judgement[]) {
  const errors = judged.flatMap((judgement, index): FieldError[] =>
    'problems' in judgement
      ? judgement.problems.map(({ path, message }) => ({ path: `/items/${index}${path}`, message }))
      : [],
  )
  if (errors.length > 0) throw generationsRefused(judged.filter(one => 'problems' in one).length, judged.length, errors)
  return judged.flatMap(judgement => ('row' in judgement ? [judgement.row] : []))
}
