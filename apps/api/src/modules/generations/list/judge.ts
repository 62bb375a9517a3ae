import type { PromptRequest, PromptFileRow } from '@atelier/contracts'
import type { Actor } from '../../../platform/actor.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { ImagesService } from '../../images/module.ts'
import type { ModelsService, UsableModel } from '../../models/module.ts'
import { applyStyles, type StylesService } from '../../styles/module.ts'
import type { NewGenerationRow } from '../generations.repository.ts'
import { settleOrigin, type Origin } from '../origin.ts'
import { requestedRow } from '../requested.ts'
import { settleParameters } from '../parameters.ts'

type Problems = PromptFileRow['problems']
type Row = Omit<NewGenerationRow, 'availableAt' | 'createdAt'>
/** What would be made of a request, or why nothing can be. */
export type Judgement = { readonly row: Row } | { readonly problems: Problems }

interface JudgeDependencies {
  readonly images: Pick<ImagesService, 'isSeen'>
  readonly models: Pick<ModelsService, 'resolve'>
  readonly styles: Pick<StylesService, 'resolve'>
  readonly ids: Ids
}

/** A refusal as what it says of single values; of all of it, at the value that it came of. */
function problemsOf(error: unknown, path: string): Problems {
  if (!(error instanceof AppError)) throw error
  const { code, message, errors = [{ path, message }] } = error
  return errors.map(one => ({ ...one, code }))
}

async function attempt<T>(work: () => Promise<T>, path: string): Promise<{ value: T } | { problems: Problems }> {
  try {
    return { value: await work() }
  } catch (error) {
    return { problems: problemsOf(error, path) }
  }
}

/** Asks once for each key, however often it is wanted. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>()
  return key => {
    const answer = asked.get(key) ?? ask(key)
    asked.set(key, answer)
    return answer
  }
}

/** Holds each of many requests against its model and styles. What the Hub cannot be asked about is thrown. */
export function createJudge({ images, models, styles, ids }: JudgeDependencies) {
  function judgeOne(owner: Actor, request: PromptRequest, { usable, resolved, origin }: Found): Judgement {
    try {
      const { request: sent, typed } = applyStyles(request, resolved, usable.model.limits)
      const parameters = settleParameters(sent, usable, ids.seed)
      return { row: requestedRow({ id: ids.next(), owner, sent, typed, usable, origin, parameters }) }
    } catch (error) {
      return { problems: problemsOf(error, '/prompt') }
    }
  }

  return async (owner: Actor, requests: readonly PromptRequest[]): Promise<Judgement[]> => {
    // '' stands for the default model, which has an id of its own.
    const modelOf = once(async id => attempt(async () => models.resolve(id || undefined), '/model'))
    const stylesOf = once(async key => attempt(async () => styles.resolve(owner, key ? key.split(' ') : []), '/styles'))
    const judged: Judgement[] = []
    for (const request of requests) {
      const model = await modelOf(request.model ?? '')
      const resolved = await stylesOf(request.styles?.join(' ') ?? '')
      const origin = await attempt(async () => settleOrigin(owner, request, images), '/parentId')
      if ('value' in model && 'value' in resolved && 'value' in origin)
        judged.push(judgeOne(owner, request, { usable: model.value, resolved: resolved.value, origin: origin.value }))
      else
        judged.push({
          problems: [model, resolved, origin].flatMap(answer => ('problems' in answer ? answer.problems : [])),
        })
    }
    return judged
  }
}
export type Judge = ReturnType<typeof createJudge>
interface Found {
  readonly usable: UsableModel
  readonly resolved: Awaited<ReturnType<StylesService['resolve']>>
  readonly origin: Origin
}
