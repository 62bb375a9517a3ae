import { ask, type Answered } from './ask.ts'
import { connect, type ClientOptions } from './connection.ts'
import { streamEvents, type EventsOptions, type Told } from './events.ts'
import { createFollower } from './follow.ts'
import { generate, type GenerateOptions } from './generate.ts'
import type { Operations } from './generated/operations.ts'
import { routes } from './generated/routes.ts'
import type { Generation } from './generated/schema.ts'
import { createPages, type AllPages } from './pages.ts'
import type { CallOptions, InputOf, OperationName, OutputOf } from './types.ts'
import { waitFor, type WaitOptions } from './wait-for.ts'

export interface Client extends Operations, AllPages {
  /** Asks for pictures and waits for them. Throws a `GenerationError` where none came; a signal that aborts cancels. */
  readonly generate: (input: InputOf<'createGeneration'>, options?: GenerateOptions) => Promise<Generation>
  /** Waits until a generation is finished, whatever came of it. A signal that aborts ends the waiting only. */
  readonly waitFor: (generation: Pick<Generation, 'id'>, options?: WaitOptions) => Promise<Generation>
  /** Everything that happens, without end; goes on where it was after a break. */
  readonly events: (options?: EventsOptions) => AsyncGenerator<Told, void, undefined>
  /** Calls an operation by its name, and tells the status and headers, too. */
  readonly ask: <N extends OperationName>(
    name: N,
    input: InputOf<N>,
    options?: CallOptions,
  ) => Promise<Answered<OutputOf<N>>>
  /** The whole address of a path that the studio tells, such as `image.urls.file`. */
  readonly urlOf: (path: string) => string
}

/** A studio, spoken to from a program. Opens nothing until it is asked something. */
export function createClient(options: ClientOptions): Client {
  const connection = connect(options)
  const askByName: Client['ask'] = (name, input, callOptions) => ask(connection, name, input, callOptions)
  // Each method is of the type that its route and the document give it: generated from the same.
  const operations = Object.fromEntries(
    Object.keys(routes).map(name => [
      name,
      async (input: object = {}, callOptions?: CallOptions) =>
        (await askByName(name as OperationName, input as never, callOptions)).data,
    ]),
  ) as unknown as Operations
  const follower = createFollower(connection)
  const read = (id: string) => operations.getGeneration({ id })
  const wait: Client['waitFor'] = (generation, waiting) => waitFor({ follower, read }, generation, waiting)
  const steps = { create: operations.createGeneration, waitFor: wait, cancel: operations.cancelGeneration }
  return {
    ...operations,
    ...createPages(connection),
    generate: (input, generating) => generate(steps, input, generating),
    waitFor: wait,
    events: following => streamEvents(connection, following),
    ask: askByName,
    urlOf: connection.urlOf,
  }
}
