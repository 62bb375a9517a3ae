import type { Output, Route } from '@atelier/contracts'
import { isAnswer, type ServedFile } from './answer.ts'
import type { OperationInput } from './input.ts'
import type { Context, Operation, OperationOf } from './operation.ts'
import { createInvoke } from './perform.ts'

/** Runs operations by their contracts, for what is made of several of them: each is checked and permitted as if asked for alone. */
export function createAsk(operations: readonly Operation[]) {
  const byId = new Map(operations.map(operation => [operation.contract.schema.operationId, operation]))
  const invoke = createInvoke()

  async function run<R extends Route>(contract: R, ctx: Context, input: OperationInput<R>): Promise<unknown> {
    const operation = byId.get(contract.schema.operationId)
    if (!operation) throw new Error(`no module has the operation ${contract.schema.operationId}`)
    const { body } = operation.http
    // `invoke` holds the input against the contract itself.
    const result = await invoke(operation as OperationOf<Route, unknown>, ctx, input)
    return body && !isAnswer(result) ? body(result as never) : result
  }

  return {
    /** What the operation answers as JSON. */
    async ask<R extends Route>(contract: R, ctx: Context, input: OperationInput<R>): Promise<Output<R>> {
      const result = await run(contract, ctx, input)
      if (!isAnswer(result)) return result as Output<R> // an operation's result is that of its contract
      if (result.answer !== 'ready') throw new Error(`${contract.schema.operationId} answers no JSON`)
      return JSON.parse(result.json.bytes.toString()) as Output<R> // what was made of that same result
    },

    /** The file that the operation answers. */
    async open<R extends Route>(contract: R, ctx: Context, input: OperationInput<R>): Promise<ServedFile> {
      const result = await run(contract, ctx, input)
      if (isAnswer(result) && result.answer === 'file') return result.file
      throw new Error(`${contract.schema.operationId} answers no file`)
    },
  }
}
export type Ask = ReturnType<typeof createAsk>
