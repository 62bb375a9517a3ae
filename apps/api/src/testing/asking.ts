import type { Generation, Image } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import type { Actor, Role } from '../platform/actor.ts'
import { AppError } from '../platform/errors.ts'
import type { EventMessage, EventsAnswer, ReadyAnswer } from '../platform/operations/answer.ts'
import { perform } from '../platform/operations/perform.ts'
import type { Suite } from './suite.ts'

const MAY = {
  admin: 'all',
  member: new Set(['images:read', 'images:write', 'generations:write', 'library:write'] as const),
  viewer: new Set(['images:read'] as const),
} satisfies Record<Role, Actor['permissions']>

/** Somebody with a role; the letter tells them apart. */
export const person = (letter: string, role: Role = 'member'): Actor => ({
  id: `01937b5e-0000-7000-8000-0000000000${letter.repeat(2)}`,
  role,
  permissions: MAY[role],
})

interface Ready<T> {
  readonly body: T
  readonly etag: string | undefined
}

/** Asks operations of a suite's studio in the name of people, without HTTP. */
export function askingIn(my: Suite) {
  function call(actor: Actor, name: string, input: object, signal: AbortSignal): unknown {
    const operation = my.studio.deps.modules.flatMap(module => module.operations[name] ?? [])[0]
    if (!operation) throw new Error(`there is no operation ${name}`)
    return perform(operation, { actor, signal, now: new Date(), requestId: 'of a test' }, input as never)
  }
  /** The type is that of its contract, or as its module says. */
  const ask = async <T>(actor: Actor, name: string, input: object = {}): Promise<T> =>
    (await call(actor, name, input, AbortSignal.timeout(25_000))) as T

  return {
    ask,
    make: (actor: Actor, prompt: string) =>
      ask<Generation>(actor, 'createGeneration', {
        model: 'atelier/sketch',
        width: 256,
        height: 256,
        prompt,
        waitMs: 25_000,
      }),
    importFile: async (actor: Actor, width: number) =>
      (await ask<{ image: Image }>(actor, 'importImage', { file: makePng({ width }) })).image,

    /** The code of what is refused; what is given is none. */
    refusal: (actor: Actor, name: string, input: object): Promise<string> =>
      ask(actor, name, input).then(
        () => 'given',
        (error: unknown) => {
          if (error instanceof AppError) return error.code
          throw error
        },
      ),

    /** JSON that was made before, as it is sent. */
    async ready<T>(actor: Actor, name: string, input: object = {}): Promise<Ready<T>> {
      const { json } = await ask<ReadyAnswer>(actor, name, input)
      return { body: JSON.parse(json.bytes.toString()) as T, etag: json.etag }
    },

    /** What a stream tells somebody behind an event, up to the newest there is. */
    async told(actor: Actor, lastEventId: number): Promise<EventMessage[]> {
      const stop = new AbortController()
      // The end of it, which everybody hears of.
      await ask(person('f', 'admin'), 'updateSettings', { downloadRecipe: true })
      const input = { lastEventId: String(lastEventId) }
      const { messages } = (await call(actor, 'streamEvents', input, stop.signal)) as EventsAnswer
      const last = await my.studio.deps.events.lastSequence()
      const heard: EventMessage[] = []
      for await (const message of messages) {
        heard.push(message)
        if (Number(message.id) >= last) break
      }
      stop.abort()
      return heard
    },
  }
}
